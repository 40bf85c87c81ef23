import LuaBridge
import PerigeeCore

/// Ctrl-C in the middle of the host's own work; Lua stops at its next instruction.
package struct Interrupted: Error {
  package init() {}

  /// Throws where there was one, or where a script's time is over: what a session asks between batches of
  /// long work. Which of the two it is Lua knows, and says.
  package static func check() throws {
    if Interruption.isPending || Interruption.isLate { throw Interrupted() }
  }
}

extension Interrupted: ReportableError {
  package var code: String { "interrupted" }
  package var message: String { "interrupted" }
}
