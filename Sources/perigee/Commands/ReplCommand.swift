import ArgumentParser
import LuaBridge
import PerigeeCore
import PerigeeScripting
import PerigeeSession
import PerigeeWorkspace

struct ReplCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repl",
    abstract: "Works in Lua: filter, look, plan and engage line by line.",
    discussion: """
        > contacts = perigee.contacts "mid_market"
        > plan = perigee.plan { sequence = "intro", contacts = contacts,
        …                        senders = perigee.me() }
        > plan:engage()

      Each line is an expression, whose value is shown and kept as _, or statements. Tab completes \
      names, help (or ?) tells what there is, help quota what has to do with quotas, Ctrl-C stops what \
      runs, exit (quit, or Ctrl-D) leaves. Without a terminal it reads lines from standard input, and exits by 1 where one of them failed.
      """)

  @Flag(help: "Prints prompts and lines as a terminal shows them, for transcripts.")
  var echo = false

  @OptionGroup var global: PlainGlobalOptions

  func run() throws {
    Signals.catchInterrupts()
    Watchdog.spareHost()
    let session = try global.session()
    let repl = try Repl(
      session: session,
      surroundings: ScriptHost.Surroundings(
        output: Output.data, confirm: Terminal.confirm, style: { Terminal.plainStyle }),
      clock: global.now == nil ? { Clock.now } : nil)
    let isTerminal = Terminal.isInput && Terminal.isOutput
    if isTerminal { Output.text(greeting(session)) }
    let lines: any LineSource =
      isTerminal ? try editor(repl) : PlainLines(interrupted: Interruption.take)
    var loop = ReplLoop(repl: repl, lines: lines, echoes: echo && !isTerminal)
    let failures = try loop.run()
    if failures > 0, !isTerminal { throw ExitCode(1) }
  }

  private func greeting(_ session: Session) -> String {
    "perigee \(Installation.version) as \(session.user.email): help tells what there is, exit leaves\n"
  }

  private func editor(_ repl: Repl) throws -> LineEditor {
    try LineEditor(
      history: Self.historyPath, interrupted: Interruption.take,
      historyFails: { Output.error("warning: \($0.message)\n") }
    ) { line, cursor in
      let completion = repl.complete(line, cursor: cursor)
      return Completions(
        start: completion.start, candidates: completion.candidates, closing: completion.closing)
    }
  }

  /// Where programs keep such things: $XDG_STATE_HOME, else ~/.local/state.
  private static var historyPath: String? {
    let state = Environment["XDG_STATE_HOME"] ?? Environment["HOME"].map { "\($0)/.local/state" }
    return state.map { "\($0)/perigee/history" }
  }
}
