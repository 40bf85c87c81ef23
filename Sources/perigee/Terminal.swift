import Glibc
import PerigeeCore
import PerigeeWorkspace

/// What is known of the terminal and of the process's surroundings.
enum Terminal {
  static var isOutput: Bool { isatty(STDOUT_FILENO) == 1 }
  static var isError: Bool { isatty(STDERR_FILENO) == 1 }
  static var isInput: Bool { isatty(STDIN_FILENO) == 1 }

  /// How text for standard output is dressed.
  static var style: TextStyle {
    (showsColours ? Output.style : .plain).within(isOutput ? width : nil)
  }

  /// The same without colours: for what scripts print, who see it as a string.
  static var plainStyle: TextStyle { TextStyle.plain.within(isOutput ? width : nil) }

  /// On a terminal, unless NO_COLOR or TERM=dumb says otherwise.
  private static var showsColours: Bool {
    isOutput && Environment["NO_COLOR"] == nil && Environment["TERM"] != "dumb"
  }

  /// How many cells a line of standard output has; 100 where it is no terminal.
  static var width: Int { isOutput ? cells(STDOUT_FILENO) : 100 }

  /// How many cells a line of standard error has, which is a terminal.
  static var errorWidth: Int { cells(STDERR_FILENO) }

  private static func cells(_ descriptor: Int32) -> Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Begins a line behind the ^C that the terminal has shown by itself.
  static func leaveEcho() {
    if isInput, isError { Output.error("\n") }
  }

  /// The answer of whoever sits at the terminal; nil where there is none.
  static func confirm(_ question: String) throws -> Bool? {
    isInput ? try confirms(question) : nil
  }

  /// Asks before somebody is stopped. Where nobody sits there, or nobody is stopped, it is agreed: "a wish
  /// is never refused for want of `--yes`".
  static func agrees(toStop stopped: [EnrollmentChange], in zone: Zone) throws -> Bool {
    guard isInput, !stopped.isEmpty else { return true }
    Output.text("This stops \(stopped.counts) will be cancelled:\n" + stopped.lines(in: zone))
    return try confirms("Go on?")
  }

  /// Asks for a yes on the terminal; anything else is a no, Ctrl-D too.
  /// - Throws: `Interrupted` by Ctrl-C, where that is caught.
  static func confirms(_ question: String) throws -> Bool {
    Output.text("\(question) [y/N] ")
    guard let answer = try TerminalAnswer.read() else {
      Output.text("\n")
      return false
    }
    return ["y", "yes"].contains(answer.lowercased())
  }
}
