import Glibc
import PerigeeCore
import PerigeeWorkspace
import Synchronization

/// Standard output and standard error, by whole writes.
///
/// What cannot be written to standard output ends the program with words: who pipes a result into a
/// file on a full disk has no result. Standard error is where such words go, so that one which cannot
/// be written changes nothing.
enum Output {
  /// What the process has done that stands, for the error of an output that cannot say so itself.
  private static let done = Mutex<[String]>([])

  static func text(_ text: String) {
    write(Array(text.utf8))
  }

  static func error(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty, let count = write(rest, to: STDERR_FILENO) {
      rest = rest.dropFirst(count)
    }
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
    write(bytes)
  }

  /// Prints what `body` writes, piece by piece.
  static func json(_ body: (inout JSONWriter) throws -> Void) throws {
    var writer = JSONWriter { write($0) }
    try body(&writer)
    try writer.finish()
  }

  /// Notes what was done and stands, whatever becomes of the output that says so.
  static func noteDone(_ words: String) {
    done.withLock { $0.append(words) }
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
