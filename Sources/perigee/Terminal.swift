import Glibc
import PerigeeCore
import PerigeeWorkspace

/// What is known of the terminal and of the process's surroundings.
enum Terminal {
  static var isOutput: Bool { isatty(STDOUT_FILENO) == 1 }
  static var isError: Bool { isatty(STDERR_FILENO) == 1 }
  static var isInput: Bool { isatty(STDIN_FILENO) == 1 }

  /// On a terminal, unless NO_COLOR or TERM=dumb says otherwise.
  static var showsColours: Bool {
    isOutput && Environment["NO_COLOR"] == nil && Environment["TERM"] != "dumb"
  }

  /// Begins a line behind the ^C that the terminal has shown by itself.
  static func leaveEcho() {
    if isInput, isError { Output.error("\n") }
  }

  /// The answer of whoever sits at the terminal; nil where there is none.
  static func confirm(_ question: String) throws -> Bool? {
    isInput ? try confirms(question) : nil
  }

  /// Asks for a yes on the terminal; anything else is a no, Ctrl-D too.
  /// - Throws: `Interrupted` by Ctrl-C, where that is caught.
  static func confirms(_ question: String) throws -> Bool {
    Output.shown("\(question) [y/N] ")
    guard let answer = try TerminalAnswer.read() else {
      Output.text("\n")
      return false
    }
    return ["y", "yes"].contains(answer.lowercased())
  }
}

enum Environment {
  static subscript(name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}

enum WorkingFolder {
  static var path: String {
    // glibc allocates the buffer, as long as the path is.
    guard let path = getcwd(nil, 0) else { return "." }
    defer { free(path) }
    return String(cString: path)
  }
}

enum Clock {
  static var now: Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
  }
}

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
