import CSignals
import Glibc
import LuaBridge
import Synchronization

/// The process's signals, which the program owns and nothing below it: a library that caught them would
/// take them from others. A command that has to end what is in flight on SIGTERM catches that here too.
enum Signals {
  /// From now on Ctrl-C stops what runs in Lua; a second one within two seconds ends the process with
  /// code 130. While a line is read, the line has it.
  static func catchInterrupts() { csignals_catch(SIGINT, Interruption.request) }

  /// From now on Ctrl-C and SIGTERM only ask for an end, of what looks at `isAskedToEnd`.
  static func catchEnds() {
    _ = isAskedToEnd
    let tell: @convention(c) () -> Bool = {
      Signals.ends.exchange(true, ordering: .relaxed)
    }
    csignals_catch(SIGTERM, tell)
    csignals_catch(SIGINT, tell)
  }

  /// From now on a file that reaches its limit (`ulimit -f`) fails to be written, with words, where the signal
  /// would end the process without any. Caught and not ignored: what is started from here has it as it was.
  static func catchFileLimit() { csignals_catch(SIGXFSZ) { false } }

  static var isAskedToEnd: Bool { ends.load(ordering: .relaxed) }

  private static let ends = Atomic(false)
}
