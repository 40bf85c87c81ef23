import Glibc

/// Whole files: read at once, or replaced at once.
package enum FileStorage {
  /// - Parameters:
  ///   - limit: how many bytes are read at most; a longer file is an error.
  ///   - isRegular: whether anything else than a regular file is an error.
  /// - Throws: `FileError`.
  package static func read(
    _ path: String, limit: Int = 1 << 31, isRegular: Bool = false
  ) throws(FileError) -> [UInt8] {
    try SystemFile.bytes(of: path, limit: limit, isRegular: isRegular)
  }

  /// The size in bytes; nil where there is no regular file.
  package static func size(of path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// Whether a folder is at `path`, links followed.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Writes a new file and puts it in the place of `path` when it is whole and on the disk, so that
  /// nobody ever sees a half of it.
  /// - Parameter mode: who may read it, before the process's umask.
  /// - Throws: `FileError`, and what `body` throws.
  package static func replace(
    _ path: String, mode: UInt32 = everybody,
    _ body: (@escaping ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    let draft = "\(path).\(getpid()).part"
    let descriptor = Drafts.open(draft, mode: mode)
    guard descriptor >= 0 else { throw FileError(path, .write, errno) }
    defer { Drafts.remove(draft) }
    do {
      try body { try write($0, to: descriptor, path) }
      guard fsync(descriptor) == 0 else { throw FileError(path, .write, errno) }
    } catch {
      close(descriptor)
      unlink(draft)
      throw error
    }
    close(descriptor)
    guard rename(draft, path) == 0 else {
      let failure = FileError(path, .write, errno)
      unlink(draft)
      throw failure
    }
  }

  /// Everybody reads it and its owner writes it.
  package static let everybody: UInt32 = 0o644
  /// Its owner alone reads it: what holds personal data.
  package static let ownerAlone: UInt32 = 0o600

  /// Takes away what is half written and ends the process by `end`; nothing more is written until then.
  package static func dropDrafts(andEnd end: () -> Never) -> Never { Drafts.unlinkAll(andEnd: end) }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String)
    throws(FileError)
  {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw FileError(path, .write, errno) }
      rest = rest.dropFirst(count)
    }
  }

  /// Makes `path` a symbolic link to `target`, in place of one that is there.
  /// - Throws: `FileError`.
  package static func link(_ path: String, to target: String) throws(FileError) {
    unlink(path)
    guard symlink(target, path) == 0 else { throw FileError(path, .write, errno) }
  }

  /// Makes a folder and those above it.
  /// - Throws: `FileError`.
  package static func makeFolder(_ path: String) throws(FileError) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += part + "/"
      if mkdir(made, 0o755) != 0, errno != EEXIST { throw FileError(path, .write, errno) }
    }
  }

  /// Every file below `folder`, by path relative to it, in byte order. Links to folders are not followed:
  /// they may lead in circles.
  /// - Throws: `FileError`.
  package static func files(below folder: String) throws(FileError) -> [String] {
    try files(below: folder, "")
  }

  private static func files(
    below folder: String, _ prefix: String
  ) throws(FileError) -> [String] {
    var files: [String] = []
    for name in try SystemFile.names(in: folder) {
      let path = "\(folder)/\(name)"
      let isFolder = try SystemFile.kind(of: path) == .folder
      if !isFolder {
        files.append(prefix + name)
      } else if !SystemFile.isLink(path) {
        files += try self.files(below: path, "\(prefix)\(name)/")
      }
    }
    return files
  }
}
