import Glibc
import PerigeeCore
import PerigeeWorkspace
import Synchronization

/// Standard output and standard error, by whole writes: the one door to both.
///
/// What a terminal or a log shows has its control characters escaped, which may come from any file of
/// contacts, and only the program's own colours are obeyed. What goes into a pipe is data, and stays as it
/// is, byte for byte; standard error is a log wherever it goes.
///
/// What cannot be written to standard output ends the program with words: who pipes a result into a
/// file on a full disk has no result. Standard error is where such words go, so that one which cannot
/// be written changes nothing.
enum Output {
  /// What the process has done that stands, for the error of an output that cannot say so itself.
  private static let done = Mutex<[String]>([])

  /// Text for people; on a terminal lines that are too wide are broken between words.
  static func text(_ text: String) {
    guard Terminal.isOutput else { return write(Array(text.utf8)) }
    write(Array(Terminal.plainStyle.fitted(shown(text)).utf8))
  }

  /// Text whose lines are somebody else's: a script's, a string as Lua writes it.
  static func verbatim(_ text: String) {
    write(Array((Terminal.isOutput ? shown(text) : text).utf8))
  }

  /// What Lua code prints, UTF-8 or not.
  static func data(_ bytes: [UInt8]) {
    guard Terminal.isOutput else { return write(bytes) }
    verbatim(String(decoding: bytes, as: UTF8.self))
  }

  static func error(_ text: String) {
    let shown = shown(text)
    tell(Terminal.isError ? TextStyle.plain.within(Terminal.errorWidth).fitted(shown) : shown)
  }

  /// An error as an object.
  static func error(json: String) { tell(LuaLiteral.visibleJSON(json)) }

  /// Whole lines of CSV.
  static func csv(_ bytes: [UInt8]) { lines(bytes) }

  /// An email as the bytes that go.
  static func message(_ bytes: [UInt8]) { lines(bytes) }

  /// What ends each line with CR and LF, which a terminal is shown as lines.
  private static func lines(_ bytes: [UInt8]) {
    guard Terminal.isOutput else { return write(bytes) }
    let parts = String(decoding: bytes, as: UTF8.self).split(
      separator: "\r\n", omittingEmptySubsequences: false)
    verbatim(parts.joined(separator: "\n"))
  }

  /// Prints what `body` writes, piece by piece; for a terminal at once, since a piece may end in the middle
  /// of a character.
  static func json(_ body: (inout JSONWriter) throws -> Void) throws {
    if Terminal.isOutput {
      return write(Array(LuaLiteral.visibleJSON(try JSONWriter.text(body)).utf8))
    }
    var writer = JSONWriter { write($0) }
    try body(&writer)
    try writer.finish()
  }

  /// The same on one line: a value of many, which a reader takes as they come.
  static func jsonLine(_ body: (inout JSONWriter) throws -> Void) throws {
    var line: [UInt8] = []
    var writer = JSONWriter(isOneLine: true) { line += $0 }
    try body(&writer)
    try writer.finish()
    guard Terminal.isOutput else { return write(line) }
    write(Array(LuaLiteral.visibleJSON(String(decoding: line, as: UTF8.self)).utf8))
  }

  /// Notes what was done and stands, whatever becomes of the output that says so.
  static func noteDone(_ words: String) {
    done.withLock { $0.append(words) }
  }

  /// Moves the cursor of the terminal at standard error; only for what the program itself says.
  static func control(_ text: String) { tell(text) }

  /// The program's own colours.
  static let style = TextStyle.keyed(key)

  private static let key = String(UInt64.random(in: 1 << 60...UInt64.max))

  private static func shown(_ text: String) -> String {
    let mark = "\u{1B}[\(key);"
    let parts = text.split(separator: mark, omittingEmptySubsequences: false)
    return LuaLiteral.visible(String(parts[0]))
      + parts.dropFirst().map { "\u{1B}[" + LuaLiteral.visible(String($0)) }.joined()
  }

  private static func tell(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty, let count = write(rest, to: STDERR_FILENO) {
      rest = rest.dropFirst(count)
    }
  }

  private static func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      guard let count = write(rest, to: STDOUT_FILENO) else { fail(errno) }
      rest = rest.dropFirst(count)
    }
  }

  /// How many bytes were taken; nil where none can be, with `errno`.
  private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Int? {
    while true {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { return count }
      switch errno {
      case EINTR: continue
      // Somebody else has set the terminal or the pipe so.
      case EAGAIN: waitUntilWritable(descriptor)
      default: return nil
      }
    }
  }

  private static func waitUntilWritable(_ descriptor: Int32) {
    var output = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    poll(&output, 1, -1)
  }

  private static func fail(_ code: Int32) -> Never {
    // A reader such as `head` that has seen enough ends the program as it ends every other.
    if code == EPIPE { exit(0) }
    let error = OutputError(code: code, done: done.withLock { $0 })
    Failure(error, asksForJSON: GlobalOptions.askForJSON(CommandLine.arguments)).exit()
  }
}
