import Glibc
import PerigeeCore
import PerigeeWorkspace

/// Standard output and standard error, by whole writes: the one door to both.
///
/// What a terminal or a log shows has its control characters escaped, which may come from any file of
/// contacts, and only the program's own colours are obeyed. What goes into a pipe is data, and stays as it
/// is, byte for byte; standard error is a log wherever it goes.
enum Output {
  static func text(_ text: String) {
    write(Terminal.isOutput ? shown(text) : text, to: STDOUT_FILENO)
  }

  static func error(_ text: String) { write(shown(text), to: STDERR_FILENO) }

  /// An error as an object.
  static func error(json: String) { write(LuaLiteral.visibleJSON(json), to: STDERR_FILENO) }

  /// Whole lines of CSV.
  static func csv(_ bytes: [UInt8]) {
    guard Terminal.isOutput else { return write(bytes, to: STDOUT_FILENO) }
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\r\n", omittingEmptySubsequences: false)
    text(lines.joined(separator: "\n"))
  }

  /// Prints what `body` writes, piece by piece; for a terminal at once, since a piece may end in the middle
  /// of a character.
  static func json(_ body: (inout JSONWriter) throws -> Void) throws {
    if Terminal.isOutput {
      return write(LuaLiteral.visibleJSON(try JSONWriter.text(body)), to: STDOUT_FILENO)
    }
    var writer = JSONWriter { write($0, to: STDOUT_FILENO) }
    try body(&writer)
    try writer.finish()
  }

  /// Moves the cursor of the terminal at standard error; only for what the program itself says.
  static func control(_ text: String) { write(text, to: STDERR_FILENO) }

  /// The program's own colours.
  static let style = TextStyle.keyed(key)

  private static let key = String(UInt64.random(in: 1 << 60...UInt64.max))

  private static func shown(_ text: String) -> String {
    let mark = "\u{1B}[\(key);"
    let parts = text.split(separator: mark, omittingEmptySubsequences: false)
    return LuaLiteral.visible(String(parts[0]))
      + parts.dropFirst().map { "\u{1B}[" + LuaLiteral.visible(String($0)) }.joined()
  }

  private static func write(_ text: String, to descriptor: Int32) {
    write(Array(text.utf8), to: descriptor)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { exitOnClosedPipe() }
    }
  }

  /// A reader such as `head` that has seen enough ends the program as it ends every other.
  private static func exitOnClosedPipe() -> Never { exit(errno == EPIPE ? 0 : 1) }
}
