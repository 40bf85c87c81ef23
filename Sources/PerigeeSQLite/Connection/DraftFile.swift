import Glibc
import PerigeeCore

/// A database that becomes another file when it is whole: nobody ever sees a half of that one.
///
/// Whoever makes it holds a lock on it, which ends with the process, so that the next one can tell what
/// a killed process has left from what another one is writing.
final class DraftFile {
  /// In the folder of the file that it becomes; its owner alone may read it.
  let path: String
  private let target: String
  private let descriptor: Int32

  /// Makes an empty file, when it has removed what others left in that folder.
  init(of target: String) throws {
    let folder = FilePath(target).folder
    Self.removeAbandoned(in: folder)
    var number = 0
    while true {
      let path = "\(folder)/\(Self.prefix)\(getpid())-\(number)\(Self.suffix)"
      number += 1
      let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else {
        if errno == EEXIST { continue }
        throw Self.error(errno, target)
      }
      flock(descriptor, LOCK_EX)
      if Self.isNamed(descriptor) {
        self.path = path
        self.target = target
        self.descriptor = descriptor
        return
      }
      // Another process took it for an abandoned one before the lock was held.
      close(descriptor)
    }
  }

  private static func error(_ code: Int32, _ target: String) -> StoreError {
    [ENOENT, ENOTDIR].contains(code)
      ? .unusable(
        location: target, reason: "its folder does not exist; make it, or name another file")
      : StoreError(systemError: code, location: target)
  }

  deinit {
    Self.remove(path)
    close(descriptor)
  }

  /// What may read it, at most: a copy of a file that only its owner reads is no different.
  func narrow(to mode: mode_t) throws {
    guard fchmod(descriptor, mode & 0o600) == 0 else { throw systemError() }
  }

  /// Gives it its name, when it is on the disk.
  /// - Throws: `StoreError.fileExists` where something has that name, also since a moment ago.
  func settle() throws {
    guard fsync(descriptor) == 0 else { throw systemError() }
    // Unlike a renaming, a link never replaces a file.
    if link(path, target) == 0 {
      unlink(path)
    } else if [EPERM, EOPNOTSUPP, ENOSYS].contains(errno) {
      try rename()
    } else {
      throw errno == EEXIST ? StoreError.fileExists(location: target) : systemError()
    }
    try bringFolderToDisk()
  }

  /// Where the file system has no links.
  private func rename() throws {
    guard access(target, F_OK) != 0 else { throw StoreError.fileExists(location: target) }
    guard Glibc.rename(path, target) == 0 else { throw systemError() }
  }

  private func bringFolderToDisk() throws {
    let folder = open(FilePath(target).folder, O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { throw systemError() }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw systemError() }
  }

  private func systemError() -> StoreError {
    StoreError(systemError: errno, location: target)
  }

  // MARK: What was left

  private static let prefix = ".perigee-"
  private static let suffix = ".draft"

  /// Removes drafts whose makers are gone; what cannot be removed is left for another time.
  private static func removeAbandoned(in folder: String) {
    for name in FilePath(folder).names where name.hasPrefix(prefix) && name.hasSuffix(suffix) {
      let path = "\(folder)/\(name)"
      let descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { remove(path) }
      close(descriptor)
    }
  }

  private static func remove(_ path: String) {
    for suffix in ["-journal", "-wal", "-shm", ""] { unlink(path + suffix) }
  }

  private static func isNamed(_ descriptor: Int32) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_nlink > 0
  }
}
