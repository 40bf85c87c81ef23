import Glibc
import PerigeeCore

/// A folder for files that are opened and lose their names, so that they are gone with whoever has them
/// open, however that ends.
///
/// Whoever is killed before that leaves the folder behind: its lock has ended with the process, by which the
/// next one that needs such a folder tells it from those that are in use, and removes it.
struct ScratchFolder {
  /// Only its owner may enter it.
  let path: String
  /// What it is in errors: where it lies, and how another place is given.
  let words: String
  private let descriptor: Int32

  /// Makes one, and removes it with the names in it when `body` is over.
  /// - Throws: `StoreError.full`, `.unusable`, `.readOnly`, `.failed`.
  static func with<Result>(_ body: (ScratchFolder) throws -> Result) throws -> Result {
    let folder = try ScratchFolder()
    defer { folder.close() }
    return try body(folder)
  }

  private init() throws {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    words = "the copy of the database in \(parent) (TMPDIR names another folder)"
    Self.removeAbandoned(in: parent)
    while true {
      var template = Array("\(parent)/\(Self.prefix)XXXXXX".utf8CString)
      guard mkdtemp(&template) != nil else { throw Self.error(errno, parent) }
      let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
      // Another process may have taken it for an abandoned one before the lock was held.
      guard let descriptor = Self.locked(path) else { continue }
      (self.path, self.descriptor) = (path, descriptor)
      return
    }
  }

  private static func error(_ code: Int32, _ parent: String) -> StoreError {
    let place = "the folder \(parent), where a copy of the database is made (TMPDIR names another)"
    return [ENOENT, ENOTDIR].contains(code)
      ? .unusable(location: place, reason: "it is not there")
      : StoreError(systemError: code, location: place)
  }

  private func close() {
    Self.remove(path, descriptor)
    Glibc.close(descriptor)
  }

  private static let prefix = "perigee-scratch-"

  /// What cannot be removed is left for another time.
  private static func removeAbandoned(in parent: String) {
    for name in FilePath(parent).names where name.hasPrefix(prefix) {
      guard let descriptor = locked("\(parent)/\(name)") else { continue }
      remove("\(parent)/\(name)", descriptor)
      Glibc.close(descriptor)
    }
  }

  /// The folder with its lock, which the process's end gives back; nil where another one has it, or it is gone.
  private static func locked(_ path: String) -> Int32? {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &status) == 0,
      status.st_nlink > 0
    {
      return descriptor
    }
    Glibc.close(descriptor)
    return nil
  }

  /// Removes the files by the open folder, whatever its path leads to by now.
  private static func remove(_ path: String, _ descriptor: Int32) {
    for name in FilePath("/proc/self/fd/\(descriptor)").names where name != "." && name != ".." {
      unlinkat(descriptor, name, 0)
    }
    rmdir(path)
  }
}
