import Glibc
import LuaBridge
import PerigeeScripting

/// A line that answers a question on the terminal.
///
/// Not through stdio, which is Swift's `readLine`: it keeps the end of a Ctrl-D for every later question,
/// and begins again what a Ctrl-C has broken off.
enum TerminalAnswer {
  /// Another thread may be the one that a SIGINT wakes, so it is looked for that often.
  private static let interval: Int32 = 50

  /// Nil by Ctrl-D, or where the terminal is gone; the next question is asked again.
  /// - Throws: `Interrupted`
  static func read() throws -> String? {
    var bytes: [UInt8] = []
    while true {
      guard try waitForInput() else { continue }
      var piece = [UInt8](repeating: 0, count: 4_096)
      let count = Glibc.read(STDIN_FILENO, &piece, piece.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return nil }
      bytes += piece[..<count]
      if bytes.last == UInt8(ascii: "\n") {
        return String(decoding: bytes.dropLast(), as: UTF8.self)
      }
    }
  }

  /// Whether something, the end too, can be read.
  private static func waitForInput() throws -> Bool {
    if Interruption.isPending {
      // What was typed before it belongs to no later question.
      tcflush(STDIN_FILENO, TCIFLUSH)
      throw Interrupted()
    }
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&input, 1, interval) > 0
  }
}
