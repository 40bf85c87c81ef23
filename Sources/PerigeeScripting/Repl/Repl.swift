package import PerigeeCore
import LuaBridge

/// Lua, read, evaluated and printed: a state with the whole `perigee` module that lives as long as its
/// user wants.
package final class Repl {
  package enum Outcome: Equatable {
    /// What to show: the values, or nothing for a statement.
    case printed(String)
    /// The entry goes on in the next line.
    case incomplete
    case failed(String)
    /// `os.exit(code)`.
    case exit(Int32)
  }

  let host: ScriptHost
  private let session: Session
  /// The time of each entry; nil where `--now` holds it.
  private let clock: (() -> Instant)?
  private let chunk = "repl"

  /// - Parameter output: takes what entries print by themselves.
  package init(
    session: Session, surroundings: ScriptHost.Surroundings, clock: (() -> Instant)?
  ) throws {
    self.session = session
    self.clock = clock
    host = try ScriptHost(session: session, surroundings: surroundings)
    let output = surroundings.output
    try host.state.setGlobal("perigee", host.module("perigee"))
    let help = host.plainFunction("help") { [unowned self] arguments in
      output(try Help(host: host).text(about: arguments.first ?? .nil))
      return []
    }
    try host.state.setGlobal("help", .function(help))
    try host.state.setGlobal("_", .nil)
    try openGlobals()
  }

  /// Evaluates an entry of one or more lines: an expression, with or without `=` before it, or
  /// statements.
  package func evaluate(_ entry: String) -> Outcome {
    let text = Self.withoutPrefix(entry)
    guard !text.utf8.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) else {
      return .printed("")
    }
    if let clock { session.begin(at: clock(), store: nil) }
    do throws(LuaError) {
      return .printed(try printed(try host.state.call(try compile(text))))
    } catch {
      _ = Interruption.take()
      if case .stopped(.exit(let code)) = error.kind { return .exit(code) }
      if Self.isIncomplete(error) { return .incomplete }
      return .failed(host.failure(error).message)
    }
  }

  /// `return <entry>` first, then the entry.
  private func compile(_ text: String) throws(LuaError) -> LuaFunction {
    do throws(LuaError) {
      return try host.load(Array("return \(text)".utf8), name: chunk, shown: Array(text.utf8))
    } catch {
      if Self.isIncomplete(error) { throw error }
      let statement = Self.withoutLocal(text)
      return try host.load(Array(statement.utf8), name: chunk, shown: Array(text.utf8))
    }
  }

  private static func isIncomplete(_ error: LuaError) -> Bool {
    error.kind == .syntax && error.message.hasSuffix("<eof>")
  }

  private func printed(_ values: [LuaValue]) throws(LuaError) -> String {
    guard let first = values.first else { return "" }
    try host.state.setGlobal("_", first)
    var lines = ""
    for (index, value) in values.enumerated() {
      if values.count == 1, case .nil = value { return "" }
      var printer = ValuePrinter(state: host.state, name: index == 0 ? "_" : nil)
      lines += try printer.text(of: value)
    }
    return lines
  }

  private static func withoutPrefix(_ entry: String) -> String {
    let text = entry.drop { $0 == " " || $0 == "\t" }
    return text.hasPrefix("=") && !text.hasPrefix("==") ? String(text.dropFirst()) : entry
  }

  /// A local variable would be gone by the next entry; so what a script calls local stays here.
  static func withoutLocal(_ entry: String) -> String {
    let text = entry.drop { $0 == " " || $0 == "\t" }
    guard text.hasPrefix("local "), !text.contains("<") else { return entry }
    let rest = text.dropFirst("local ".count)
    // `local x` alone declares nothing that an assignment could.
    return rest.hasPrefix("function ") || rest.contains("=") ? String(rest) : entry
  }

  // MARK: Globals

  /// Names may be given to anything, but not to what everybody has; modules of the standard library are
  /// there without require.
  private func openGlobals() throws {
    let globals = host.state.globals
    var fixed: Set<String> = []
    for case (.string(let name), _) in try globals.pairs() where name != "_" { fixed.insert(name) }
    let assign = host.plainFunction("__newindex") { [fixed, globals] arguments in
      guard arguments.count > 2, case .string(let name) = arguments[1] else { return [] }
      guard !fixed.contains(name) else {
        throw LuaError(.runtime, "\(name) is what everybody has; choose another name")
      }
      try globals.set(name, arguments[2])
      return []
    }
    host.state.guardGlobals(assign)
    let modules = Set(try StandardModule.installed().map(\.name))
    let strict = StrictGlobals(state: host.state)
    try strict.closeGlobals { [unowned self] name throws(LuaError) in
      guard modules.contains(name) else { return nil }
      do { return try host.module(name) } catch {
        throw (error as? LuaError) ?? LuaError(host: error, message: "\(error)")
      }
    }
  }
}
