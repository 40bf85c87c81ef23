import ArgumentParser
import PerigeeScripting

/// Reads entries, has them evaluated and shows what came of them.
struct ReplLoop {
  private let repl: Repl
  private let echoes: Bool
  private let lines: any LineSource
  /// The lines of an entry that goes on.
  private var entry = ""
  /// What Lua misses in it.
  private var missing = ""
  /// Why it cannot be run, however it ends.
  private var damage: LineError?
  private var failures = 0
  /// By a word.
  private var hasEnded = false

  init(repl: Repl, lines: any LineSource, echoes: Bool) {
    self.repl = repl
    self.lines = lines
    self.echoes = echoes
  }

  /// The number of entries that failed.
  mutating func run() throws -> Int {
    while !hasEnded {
      let prompt = entry.isEmpty ? "> " : "… "
      switch try lines.readLine(prompt: prompt) {
      case .end:
        if try end() { return failures }
      case .interrupted: forget()
      case .line(let line):
        if echoes { Output.text(prompt + line + "\n") }
        try add(line)
      case .damaged(let line, let error):
        damage = damage ?? error
        try add(line)
      }
    }
    return failures
  }

  private mutating func add(_ line: String) throws {
    entry += entry.isEmpty ? line : "\n" + line
    if let damage {
      // The lines behind a damaged one are read as its entry's: without their condition, they would
      // do what nobody asked for.
      if !repl.isIncomplete(entry) { fail(damage.message) }
      return
    }
    let outcome = repl.evaluate(entry)
    if case .incomplete(let words) = outcome {
      missing = words
      return
    }
    (lines as? LineEditor)?.remember(entry)
    entry = ""
    if outcome == .end {
      hasEnded = true
    } else {
      try show(outcome)
    }
  }

  /// Whether that was all; Ctrl-D within an entry only gives that up.
  private mutating func end() throws -> Bool {
    if lines is LineEditor {
      defer { forget() }
      return entry.isEmpty
    }
    if let damage { fail(damage.message) }
    if !entry.isEmpty { fail("the last entry is not finished: \(missing)") }
    return true
  }

  private mutating func show(_ outcome: Repl.Outcome) throws {
    switch outcome {
    case .printed(let text): Output.verbatim(text)
    case .incomplete, .end: break
    case .failed(let message): fail(message)
    case .interrupted(let message):
      Terminal.leaveEcho()
      fail(message)
    case .exit(let code): throw ExitCode(code)
    }
  }

  private mutating func fail(_ message: String) {
    forget()
    failures += 1
    echoes ? Output.text("error: \(message)\n") : Output.error("error: \(message)\n")
  }

  private mutating func forget() {
    repl.forget()
    entry = ""
    missing = ""
    damage = nil
  }
}
