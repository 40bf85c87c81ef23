import GRDB
import Glibc
import PerigeeCore

/// A sound copy of a database: written under another name beside the target, checked, brought to
/// the disk, and only then given its name.
struct Backup {
  let target: String
  let schema: Schema
  let busySeconds: Int

  private var draft: String { "\(target).\(getpid()).draft" }

  /// - Throws: `StoreError.fileExists`, which also guards a file that appears meanwhile.
  func write(from connection: SQLConnection) throws {
    guard access(target, F_OK) != 0 else { throw StoreError.fileExists(location: target) }
    defer {
      unlink(draft)
      unlink("\(draft)-journal")
    }
    try connection.run("VACUUM INTO ?", [.text(draft)])
    try check()
    try bringToDisk(draft)
    // Unlike a renaming, a link never replaces a file.
    guard link(draft, target) == 0 else {
      throw errno == EEXIST ? StoreError.fileExists(location: target) : systemError()
    }
    try bringToDisk(FilePath(target).folder)
  }

  private func check() throws {
    let queue = try SQLiteStore.open(draft, readOnly: true, busySeconds: busySeconds)
    try queue.writeWithoutTransaction { database in
      let copy = try SQLConnection(database, path: target, busySeconds: busySeconds)
      let verdict = try copy.first("PRAGMA integrity_check") { $0.text(0) }
      guard verdict == "ok", case .current = try schema.state(of: copy) else {
        throw StoreError.failed(location: target, message: "the copy is damaged; nothing was kept")
      }
    }
  }

  private func bringToDisk(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemError() }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw systemError() }
  }

  private func systemError() -> StoreError {
    StoreError(systemError: errno, location: target)
  }
}
