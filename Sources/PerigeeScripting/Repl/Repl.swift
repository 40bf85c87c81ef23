package import PerigeeCore
import LuaBridge
package import PerigeeSession
import PerigeeWorkspace

/// Lua, read, evaluated and printed: a state with the whole `perigee` module that lives as long as its
/// user wants.
package final class Repl {
  /// What became of an entry.
  package enum Outcome: Equatable {
    /// What to show: the values, or nothing for a statement; as wide as it may be.
    case printed(String)
    /// The entry goes on in the next line; what is missing, for when there is none.
    case incomplete(String)
    case failed(String)
    /// By Ctrl-C.
    case interrupted(String)
    /// `os.exit(code)`.
    case exit(Int32)
    /// `exit` or `quit`.
    case end
  }

  let host: ScriptHost
  private let session: Session
  /// The time of each entry; nil where `--now` holds it.
  private let clock: (() -> Instant)?
  /// What `help` prints goes there.
  private let output: ([UInt8]) -> Void
  /// The lines of an entry that goes on.
  private(set) var pending = ""
  /// How many entries there were, blank ones not counted. Each is a chunk with a name of its own, so
  /// that an error shows the line that its function was defined by.
  private var count = 0
  /// What was assigned to, if only nil: those names are no misspellings.
  private var assigned: Set<String> = ["_"]

  /// - Parameter output: takes what entries print by themselves.
  package init(
    session: Session, surroundings: ScriptHost.Surroundings, clock: (() -> Instant)?
  ) throws {
    self.session = session
    self.clock = clock
    host = try ScriptHost(session: session, surroundings: surroundings)
    output = surroundings.output
    try host.state.setGlobal("perigee", host.modules.module("perigee"))
    let help = host.plainFunction("help") { [unowned self, output] arguments in
      let text = try Help(host: host).text(about: arguments.first ?? .nil)
      output(Array(host.style.fitted(text).utf8))
      return []
    }
    try host.state.setGlobal("help", .function(help))
    try host.state.setGlobal("_", .nil)
    try openGlobals()
  }

  /// Evaluates an entry of one or more lines: an expression, with or without `=` before it, or
  /// statements.
  package func evaluate(_ entry: String) -> Outcome {
    pending = ""
    let text = Self.withoutPrefix(entry)
    guard !Self.isBlank(text) else { return .printed("") }
    let word = ReplWord(entry)
    if let word, !word.isOnlyWithoutLua, !assigned.contains(word.name) { return outcome(of: word) }
    let function: LuaFunction
    do throws(LuaError) { function = try compile(text) } catch {
      let words = host.failure(error).message
      if Self.isIncomplete(error) {
        pending = entry
        return .incomplete(words)
      }
      // "help quota" is no Lua.
      if let word, !assigned.contains(word.name) { return outcome(of: word) }
      count += 1
      return .failed(words)
    }
    count += 1
    return outcome(of: function)
  }

  /// Gives up the lines of an entry that goes on.
  package func forget() { pending = "" }

  private func outcome(of word: ReplWord) -> Outcome {
    guard case .help(let topic) = word.meaning else { return .end }
    let help = Help(host: host)
    do {
      let text = try topic.map { try help.text(aboutName: $0) } ?? HelpText.overview(host.style)
      return .printed(host.style.fitted(text))
    } catch {
      return .failed((error as? any ReportableError)?.message ?? plainWords(of: error))
    }
  }

  /// Whether the entry goes on in the next line; nothing is run.
  package func isIncomplete(_ entry: String) -> Bool {
    let text = Self.withoutPrefix(entry)
    guard !Self.isBlank(text) else { return false }
    do throws(LuaError) { _ = try compile(text) } catch { return Self.isIncomplete(error) }
    return false
  }

  private func outcome(of function: LuaFunction) -> Outcome {
    if let clock { host.move(to: clock()) }
    do throws(LuaError) { return .printed(try printed(try host.state.call(function))) } catch {
      _ = Interruption.take()
      if case .stopped(.exit(let code)) = error.kind { return .exit(code) }
      let failure = host.failure(error)
      return failure.isInterrupt ? .interrupted(failure.message) : .failed(failure.message)
    }
  }

  /// `return <entry>` first, then the entry.
  private func compile(_ text: String) throws(LuaError) -> LuaFunction {
    do throws(LuaError) { return try load("return \(text)", shown: text) } catch {
      if Self.isIncomplete(error) { throw error }
      // The blank keeps a "#" from beginning a comment, as it does at the top of a file.
      return try load(KeptLocals.kept(in: " \(text)"), shown: text)
    }
  }

  private func load(_ source: String, shown: String) throws(LuaError) -> LuaFunction {
    try host.load(Array(source.utf8), name: "repl \(count + 1)", shown: Array(shown.utf8))
  }

  /// - Parameter error: of compiling an entry; a module that it requires may be unfinished too.
  private static func isIncomplete(_ error: LuaError) -> Bool {
    error.kind == .syntax && error.message.hasSuffix("<eof>")
  }

  private func printed(_ values: [LuaValue]) throws(LuaError) -> String {
    guard let first = values.first else { return "" }
    try host.state.setGlobal("_", first)
    if values.count == 1, case .nil = first { return "" }
    var lines = ""
    for (index, value) in values.enumerated() {
      var printer = ValuePrinter(
        state: host.state, name: index == 0 ? "_" : nil, style: host.style)
      lines += try printer.text(of: value)
    }
    return lines
  }

  private static func isBlank(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
  }

  private static func withoutPrefix(_ entry: String) -> String {
    let text = entry.drop { $0 == " " || $0 == "\t" }
    return text.hasPrefix("=") && !text.hasPrefix("==") ? String(text.dropFirst()) : entry
  }

  // MARK: Globals

  /// Names may be given to anything, but not to what everybody has; modules of the standard library are
  /// there without require.
  private func openGlobals() throws {
    let globals = host.state.globals
    var fixed: Set<String> = []
    for case (.string(let name), _) in try globals.pairs() where name != "_" { fixed.insert(name) }
    let assign = host.plainFunction("__newindex") { [unowned self, fixed] arguments in
      guard arguments.count > 2, case .string(let name) = arguments[1] else { return [] }
      if fixed.contains(name) {
        // `local perigee = require "perigee"` begins every script, and changes nothing.
        if try globals.get(name).isSame(as: arguments[2]) { return [] }
        throw LuaError(.runtime, "\(name) is what everybody has; choose another name")
      }
      assigned.insert(name)
      try globals.set(name, arguments[2])
      return []
    }
    host.state.guardGlobals(assign)
    let modules = Set(try StandardModule.installed().map(\.name) + ModuleFinder.ofScripts)
    let strict = StrictGlobals(state: host.state)
    try strict.closeGlobals { [unowned self] name throws(LuaError) in
      if assigned.contains(name) { return .nil }
      guard modules.contains(name) else { return nil }
      do { return try host.modules.module(name) } catch {
        throw (error as? LuaError) ?? LuaError(host: error, message: plainWords(of: error))
      }
    }
  }
}

extension LuaValue {
  /// Whether both are the same table or function.
  fileprivate func isSame(as other: LuaValue) -> Bool {
    switch (self, other) {
    case (.table(let one), .table(let other)): one.isSame(as: other)
    case (.function(let one), .function(let other)): one.isSame(as: other)
    default: false
    }
  }
}
