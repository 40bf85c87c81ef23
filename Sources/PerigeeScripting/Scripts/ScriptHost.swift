import LuaBridge
import PerigeeCore

/// Runs automation scripts: a Lua state with the whole `perigee` module, working in one session.
package final class ScriptHost {
  /// "1 MB a script": deeper nesting than fits there would overflow the parser's stack.
  package static let sourceLimit = 1 << 20

  let state: LuaState
  let session: Session
  private let output: (String) -> Void
  private var modules: [String: LuaValue] = [:]
  /// What runs rules that a script makes in place.
  let rules: RuleHost
  /// How values of the host behave in scripts.
  let valueType = ScriptValue.type()
  private(set) var scriptName = ""
  private(set) var scriptText: [UInt8] = []

  /// - Parameter output: takes what the script prints.
  package init(session: Session, output: @escaping (String) -> Void) throws {
    self.state = LuaState(libraries: .script)
    self.session = session
    self.output = output
    self.rules = RuleHost(state: state)
    rules.variableKinds = session.team.variableKinds
    try install()
  }

  /// Runs a script; `arguments` are its `...` and its `arg`.
  /// - Throws: what the script's operations threw, else `LuaError` with file and line.
  package func run(_ source: [UInt8], name: String, arguments: [String]) throws {
    scriptName = name
    scriptText = source
    let values = arguments.map { LuaValue.string($0) }
    let list = try state.makeTable()
    for (index, value) in values.enumerated() { try list.set(index + 1, value) }
    try list.set(0, .string(name))
    try state.setGlobal("arg", .table(list))
    let script = try state.load(source, chunkName: "@\(name)", limit: Self.sourceLimit)
    _ = try state.call(script, values)
  }

  private func install() throws {
    try state.setGlobal("print", .function(function("print", printLine)))
    try state.setGlobal("require", .function(function("require", require)))
  }

  /// A host function whose errors reach the script with the line of its call.
  func function(_ name: String, _ body: @escaping (ScriptCall) throws -> [LuaValue]) -> LuaFunction
  {
    state.function(name) { [unowned self] (call: LuaCall) throws(LuaError) in
      do {
        return try body(ScriptCall(name: name, host: self, arguments: call.arguments))
      } catch let error as LuaError {
        throw error
      } catch let error as any ReportableError {
        throw LuaError(host: error, message: error.message)
      } catch {
        throw LuaError(host: error, message: "\(error)")
      }
    }
  }

  private func printLine(_ call: ScriptCall) throws -> [LuaValue] {
    let words = try call.arguments.map { try state.text(of: $0) }
    let line = words.joined(separator: "\t")
    output(line.hasSuffix("\n") ? line : line + "\n")
    return []
  }

  /// `perigee`, modules of the workspace, then of the standard library; text only.
  private func require(_ call: ScriptCall) throws -> [LuaValue] {
    let name = try call.string(1, "the module's name")
    if let loaded = modules[name] { return [loaded] }
    let module: LuaValue
    if name == "perigee" {
      module = .table(try PerigeeModule(self).table())
    } else {
      let file = try session.workspace.module(name)
      let chunk = try state.load(
        file.bytes, chunkName: "@\(file.path)", limit: Self.sourceLimit)
      let result = try state.call(chunk, [.string(name)]).first
      if let result, result.typeName != "nil" { module = result } else { module = .boolean(true) }
    }
    modules[name] = module
    return [module]
  }
}
