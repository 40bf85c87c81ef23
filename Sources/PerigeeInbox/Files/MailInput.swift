import Glibc

/// Bytes of a file of mails, or of standard input.
enum MailInput {
  /// - Throws: `MailFileError` for what is missing, may not be read, or is no regular file.
  static func check(_ path: String) throws(MailFileError) {
    guard path != "-" else { return }
    close(try open(path))
  }

  /// A descriptor, to be closed.
  private static func open(_ path: String) throws(MailFileError) -> Int32 {
    guard path != "-" else { return dup(STDIN_FILENO) }
    // A pipe is not waited for.
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      // What a socket is opened by.
      throw MailFileError(path, errno == ENXIO ? .notRegular : .system(code: errno))
    }
    var status = stat()
    let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    guard !isFile else { return descriptor }
    close(descriptor)
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    throw MailFileError(path, isFolder ? .folder(isMaildir: Maildir.isOne(path)) : .notRegular)
  }

  /// The first `Bounds.mail` bytes, and none of the rest.
  static func beginning(of path: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try forEachPiece(of: path) { piece in
      bytes += piece.prefix(Bounds.mail - bytes.count)
      return bytes.count < Bounds.mail
    }
    return bytes
  }

  /// Hands over pieces of 64 KiB or less, for as long as `body` wants more.
  /// - Throws: `MailFileError`, and what `body` throws.
  static func forEachPiece(
    of path: String, _ body: (ArraySlice<UInt8>) throws -> Bool
  ) throws {
    let descriptor = try open(path)
    defer { close(descriptor) }
    var room = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &room, room.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw MailFileError(path, .system(code: errno)) }
      guard count > 0, try body(room[..<count]) else { return }
    }
  }
}
