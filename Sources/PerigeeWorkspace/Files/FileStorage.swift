import Glibc

/// Whole files: read at once, or replaced at once.
package enum FileStorage {
  /// - Parameter limit: in bytes; a larger file is refused.
  /// - Throws: `FileError`.
  package static func read(_ path: String, limit: Int = 1 << 31) throws(FileError) -> [UInt8] {
    try SystemFile.bytes(of: path, limit: limit)
  }

  /// Hands over a file's bytes in pieces, which is how a file larger than memory is read.
  package static func read(_ path: String, piece body: ([UInt8]) throws -> Void) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var piece = [UInt8](repeating: 0, count: 262_144)
    while true {
      let count = Glibc.read(descriptor, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(path) }
      if count == 0 { return }
      try body(Array(piece[..<count]))
    }
  }

  /// The size in bytes; nil where there is no regular file.
  package static func size(of path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Writes a new file and puts it in the place of `path` when it is whole and on the disk, so that
  /// nobody ever sees a half of it.
  package static func replace(
    _ path: String, _ body: (@escaping ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    let draft = "\(path).\(getpid()).part"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(path) }
    do {
      try body { try write($0, to: descriptor, path) }
      guard fsync(descriptor) == 0 else { throw failure(path) }
    } catch {
      close(descriptor)
      unlink(draft)
      throw error
    }
    close(descriptor)
    guard rename(draft, path) == 0 else {
      let failure = failure(path)
      unlink(draft)
      throw failure
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(path) }
      rest = rest.dropFirst(count)
    }
  }

  /// Makes `path` a symbolic link to `target`, in place of one that is there.
  package static func link(_ path: String, to target: String) throws {
    unlink(path)
    guard symlink(target, path) == 0 else { throw failure(path) }
  }

  /// Makes a folder and those above it.
  package static func makeFolder(_ path: String) throws {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += part + "/"
      if mkdir(made, 0o755) != 0, errno != EEXIST { throw failure(path) }
    }
  }

  /// Every file below `folder`, by path relative to it, in byte order.
  package static func files(below folder: String) throws -> [String] {
    try files(below: folder, "")
  }

  private static func files(below folder: String, _ prefix: String) throws -> [String] {
    try SystemFile.names(in: folder).flatMap { name in
      let path = "\(folder)/\(name)"
      guard try SystemFile.kind(of: path) == .folder else { return [prefix + name] }
      return try files(below: path, "\(prefix)\(name)/")
    }
  }

  private static func failure(_ path: String) -> FileError { FileError(errnoOf: path) }
}
