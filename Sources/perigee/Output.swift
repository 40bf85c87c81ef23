import Glibc
import PerigeeCore
import PerigeeWorkspace

/// Standard output and standard error, by whole writes.
enum Output {
  static func text(_ text: String) {
    write(Array(text.utf8), to: STDOUT_FILENO)
  }

  static func error(_ text: String) {
    write(Array(text.utf8), to: STDERR_FILENO)
  }

  /// What scripts print and what values hold, byte for byte, except on a terminal: that shows control
  /// characters, which may come from any file of contacts, and does not obey them.
  static func shown(_ text: String) {
    self.text(Terminal.isOutput ? LuaLiteral.visible(text) : text)
  }

  static func shownError(_ text: String) {
    error(Terminal.isError ? LuaLiteral.visible(text) : text)
  }

  static func bytes(_ bytes: [UInt8]) {
    write(bytes, to: STDOUT_FILENO)
  }

  /// Prints what `body` writes, piece by piece.
  static func json(_ body: (inout JSONWriter) throws -> Void) throws {
    var writer = JSONWriter { write($0, to: STDOUT_FILENO) }
    try body(&writer)
    try writer.finish()
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
