import GRDB
import Glibc
import PerigeeCore

/// A sound copy of a database: written under another name beside the target, checked, brought to
/// the disk, and only then given its name. It is never read by more people than the database.
struct Backup {
  let target: String
  let schema: Schema
  let busySeconds: Int
  /// The copy sends nothing from then on, until somebody releases it; nil for a copy that is the same.
  var heldSince: Instant?

  /// - Returns: what the copy's log comes to.
  /// - Throws: `StoreError.fileExists`, which also guards a file that appears meanwhile.
  func write(from connection: SQLConnection) throws -> LogVerification {
    guard access(target, F_OK) != 0 else { throw StoreError.fileExists(location: target) }
    let draft = try DraftFile(of: target)
    try connection.copy(into: draft.path, called: target)
    if let heldSince { try hold(draft.path, since: heldSince) }
    let log = try check(draft.path)
    try draft.narrow(to: mode(of: connection.path))
    try draft.settle()
    return log
  }

  /// Whoever sends from the database sends not from its copy.
  private func hold(_ draft: String, since: Instant) throws {
    let queue = try SQLiteStore.open(draft, readOnly: false, busySeconds: busySeconds)
    try queue.writeWithoutTransaction { database in
      let copy = try SQLConnection(database, path: target, busySeconds: busySeconds)
      try copy.run(
        "UPDATE dispatcher SET host = NULL, held_since = ifnull(held_since, ?1)",
        [SQLValue(since)])
    }
    try queue.close()
  }

  private func check(_ draft: String) throws -> LogVerification {
    let queue = try SQLiteStore.open(draft, readOnly: true, busySeconds: busySeconds)
    return try queue.writeWithoutTransaction { database in
      let copy = try SQLConnection(database, path: target, busySeconds: busySeconds)
      let verdict = try copy.first("PRAGMA integrity_check") { $0.text(0) }
      guard verdict == "ok", case .current = try schema.state(of: copy) else {
        throw StoreError.failed(location: target, message: "the copy is damaged; nothing was kept")
      }
      return try SQLiteReader(copy).verifyLog()
    }
  }

  private func mode(of path: String) throws -> mode_t {
    var status = stat()
    guard stat(path, &status) == 0 else {
      // A database that was never made is nobody's.
      if errno == ENOENT { return 0o600 }
      throw StoreError(systemError: errno, location: path)
    }
    return status.st_mode
  }
}
