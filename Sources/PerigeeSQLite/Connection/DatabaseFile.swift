import Glibc
import PerigeeCore

/// A database as its folder shows it, before SQLite opens it.
struct DatabaseFile {
  let path: String

  /// Whether there is none, so that one is made.
  /// - Throws: `StoreError.unusable` where what is there is no database, or what should be there is
  ///   gone: SQLite would take an empty file for a new one.
  func isMissing() throws -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT else { return false }
      guard Self.size(of: log) == 0 else {
        throw StoreError.unusable(
          location: path,
          reason: "it is gone, and its log \(log) is there; restore a backup, without that log")
      }
      return true
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw StoreError.unusable(location: path, reason: "it is a folder")
    }
    guard status.st_size > 1 else { throw Self.damage(path, bytes: Int(status.st_size)) }
    return false
  }

  /// Of a file that holds nothing.
  static func damage(_ path: String, bytes: Int = 0) -> StoreError {
    .damaged(
      location: path,
      what: (bytes == 0 ? "it is empty" : "it has \(counted(bytes, "byte")), which are no database")
        + " (where there was nothing in it yet, remove it to begin anew)")
  }

  /// This process may write nothing in its folder, which is there.
  var isInReadOnlyFolder: Bool {
    access(FilePath(path).folder, W_OK) != 0 && [EACCES, EROFS, EPERM].contains(errno)
  }

  /// This process cannot change it.
  var isReadOnly: Bool { isInReadOnlyFolder || access(path, W_OK) != 0 }

  /// It has changes in its log that it has not itself.
  var hasLog: Bool { Self.size(of: log) > 0 }

  /// Where this process may write nothing beside it and it has no log, SQLite reads it as a file that
  /// does not change; else it needs an index beside it, even to read.
  var isFrozen: Bool { isInReadOnlyFolder && !hasLog }

  private var log: String { "\(path)-wal" }

  private static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
