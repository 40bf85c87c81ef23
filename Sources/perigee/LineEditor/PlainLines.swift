import Glibc

/// Lines from a pipe or a file: no prompt, no history.
///
/// LF ends a line, CR LF too; the last one needs no end.
final class PlainLines: LineSource {
  private let descriptor: Int32
  private let interrupted: () -> Bool
  private var bytes: [UInt8] = []
  /// Where in `bytes` the next line begins.
  private var start = 0
  private var isAtEnd = false
  private var line = 0

  /// - Parameter interrupted: whether a SIGINT came since it was last asked.
  init(descriptor: Int32 = STDIN_FILENO, interrupted: @escaping () -> Bool) {
    self.descriptor = descriptor
    self.interrupted = interrupted
  }

  /// - Throws: `LineError.unreadable`.
  func readLine(prompt: String) throws -> ReadLine {
    var searched = start
    while true {
      if interrupted() { return .interrupted }
      if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return read(bytes[start..<end])
      }
      if isAtEnd {
        guard start < bytes.count else { return .end }
        defer { start = bytes.count }
        return read(bytes[start...])
      }
      searched = bytes.count - start
      try readPiece()
    }
  }

  private func readPiece() throws {
    bytes.removeSubrange(..<start)
    start = 0
    var piece = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(descriptor, &piece, piece.count)
    // The caller looks at the interrupt before it comes back here.
    if count < 0, errno == EINTR { return }
    guard count >= 0 else {
      isAtEnd = true
      throw LineError.unreadable(line: line + 1, reason: String(cString: strerror(errno)))
    }
    isAtEnd = count == 0
    bytes += piece[..<count]
  }

  private func read(_ slice: ArraySlice<UInt8>) -> ReadLine {
    line += 1
    let content = slice.last == UInt8(ascii: "\r") ? slice.dropLast() : slice
    guard let text = String(validating: content, as: UTF8.self) else {
      return .damaged(String(decoding: content, as: UTF8.self), .notUTF8(line: line))
    }
    return .line(text)
  }
}
