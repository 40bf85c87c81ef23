import LuaBridge
import PerigeeCore

/// Runs automation scripts: a Lua state with the whole `perigee` module, working in one session.
package final class ScriptHost {
  /// "1 MB a script": deeper nesting than fits there would overflow the parser's stack.
  package static let sourceLimit = 1 << 20
  /// Bytes that a script may hold in Lua.
  private static let memoryLimit = 512 << 20

  let state: LuaState
  let session: Session
  private let output: (String) -> Void
  private var modules: [String: LuaValue] = [:]
  /// What runs rules that a script makes in place.
  let rules: RuleHost
  /// How values of the host behave in scripts.
  let valueType = ScriptValue.type()
  private(set) var scriptName = ""
  /// The contents of the script and of its modules by their names, to show lines of them.
  private var texts: [String: [UInt8]] = [:]
  /// The modules that are being loaded, outermost first.
  private var loading: [String] = []

  /// - Parameter output: takes what the script prints.
  package init(session: Session, output: @escaping (String) -> Void) throws {
    self.state = LuaState(libraries: .script, memoryLimit: Self.memoryLimit)
    self.session = session
    self.output = output
    self.rules = RuleHost(state: state, circumstances: session.workspace.circumstances)
    rules.variableKinds = session.team.variableKinds
    try install()
  }

  /// Runs a script; `arguments` are its `...` and its `arg`.
  /// - Throws: `ScriptFailure`.
  package func run(_ source: [UInt8], name: String, arguments: [String]) throws {
    scriptName = name
    do throws(LuaError) {
      let values = arguments.map { LuaValue.string($0) }
      let list = try state.makeTable()
      for (index, value) in values.enumerated() { try list.set(index + 1, value) }
      try list.set(0, .string(name))
      try state.setGlobal("arg", .table(list))
      _ = try state.call(try load(source, name: name), values)
    } catch {
      throw ScriptFailure(error) { texts[$0] }
    }
  }

  /// The contents of the script that runs.
  var scriptText: [UInt8] { texts[scriptName] ?? [] }

  /// Compiles a chunk, whose first line may be `#!/usr/bin/env …`.
  private func load(_ source: [UInt8], name: String) throws(LuaError) -> LuaFunction {
    texts[name] = source
    let hasHashLine = source.first == UInt8(ascii: "#")
    // Its line break stays, so that the lines behind it keep their numbers.
    return try state.load(
      hasHashLine ? Array(source.drop { $0 != 0x0A }) : source, chunkName: "@\(name)",
      limit: Self.sourceLimit)
  }

  private func install() throws {
    try state.setGlobal("print", .function(function("print", printLine)))
    try state.setGlobal("require", .function(function("require", require)))
    try StrictGlobals(state: state).install()
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
        throw LuaError(host: error, message: error.message, code: error.code)
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
    let module =
      name == "perigee" ? .table(try PerigeeModule(self).table()) : try load(module: name)
    modules[name] = module
    return [module]
  }

  private func load(module name: String) throws -> LuaValue {
    guard !loading.contains(name) else {
      throw ScriptMisuse.circularModules(loading + [name])
    }
    loading.append(name)
    defer { loading.removeLast() }
    let file = try session.workspace.module(name)
    let result = try state.call(load(file.bytes, name: file.path), [.string(name)]).first
    if let result, result.typeName != "nil" { return result }
    return .boolean(true)
  }
}
