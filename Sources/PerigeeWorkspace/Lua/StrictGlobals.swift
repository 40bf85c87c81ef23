package import LuaBridge
import PerigeeCore

/// Globals that are not there are an error where they are named, and not nil somewhere else; so are
/// functions of libraries. Nothing can be added by a forgotten `local`.
package struct StrictGlobals {
  let state: LuaState

  package init(state: LuaState) { self.state = state }

  /// The standard libraries that are closed as the globals are, where a state has them.
  package static let libraries = ["string", "table", "math", "utf8", "os", "coroutine"]

  /// To be called when every global is there; `arg` is one that is set again for each script.
  package func install() throws(LuaError) {
    try closeGlobals { _ in nil }
    for name in Self.libraries {
      guard case .table(let library) = try state.getGlobal(name) else { continue }
      try close(library, called: name)
    }
    state.guardGlobals(state.function("__newindex", Self.assigned))
  }

  /// - Parameter find: what a name stands for that is not there; nil where that is an error.
  package func closeGlobals(
    _ find: @escaping (String) throws(LuaError) -> LuaValue?
  ) throws(LuaError) {
    try close(state.globals) { (call) throws(LuaError) in
      if let found = try find(try Self.name(call)) { return [found] }
      return try Self.missing(call)
    }
  }

  /// Makes reading a name that `module` has not an error with a suggestion.
  /// - Parameter name: "perigee": what messages call it.
  package func close(_ module: LuaTable, called name: String) throws(LuaError) {
    try close(module) { (call) throws(LuaError) in
      // Behind the end of a list.
      if case .integer? = call.arguments.dropFirst().first { return [.nil] }
      let key = try Self.name(call)
      var known: [String] = []
      for case (.string(let name), _) in try module.pairs() { known.append(name) }
      throw LuaError(.runtime, Self.words(forMissing: key, of: name, known: known))
    }
  }

  private func close(
    _ table: LuaTable, _ missing: @escaping (LuaCall) throws(LuaError) -> [LuaValue]
  ) throws(LuaError) {
    let metatable = try state.makeTable()
    try metatable.set("__index", .function(state.function("__index", missing)))
    table.setMetatable(metatable)
  }

  private static func missing(_ call: LuaCall) throws(LuaError) -> [LuaValue] {
    let name = try name(call)
    var known: [String] = []
    for case (.string(let text), _) in try call.state.globals.pairs() { known.append(text) }
    throw LuaError(.runtime, words(forMissing: name, known: known))
  }

  private static func assigned(_ call: LuaCall) throws(LuaError) -> [LuaValue] {
    throw LuaError(.runtime, words(forAssigned: try name(call)))
  }

  // MARK: Words

  static func words(forMissing name: String, known: [String]) -> String {
    if let advice = absent[name] { return "there is no \"\(name)\"; \(advice)" }
    return "there is no variable \"\(name)\"."
      + didYouMean(Suggestion.nearest(to: name, among: known))
  }

  static func words(forMissing name: String, of module: String, known: [String]) -> String {
    let suggestion = Suggestion.nearest(to: name, among: known).map { "\(module).\($0)" }
    return "there is no \(module).\(name).\(didYouMean(suggestion))"
  }

  static func words(forAssigned name: String) -> String {
    "\"\(name)\" is no local variable; write: local \(name) = …"
  }

  /// The key that was read or set.
  static func name(_ call: LuaCall) throws(LuaError) -> String {
    try call.state.text(of: call.arguments.count > 1 ? call.arguments[1] : .nil)
  }

  /// What people look for, and what to do instead.
  private static let absent = [
    "perigee": "write: local perigee = require \"perigee\"",
    "io":
      "files are read by perigee.import and perigee.read, and written by plan:save and perigee.write",
    "dofile": "use require, which loads modules of the workspace",
    "loadfile": "use require, which loads modules of the workspace",
    "package": "use require, which loads modules of the workspace",
    "debug": "an error shows its traceback by itself",
    "collectgarbage": "Lua looks after its memory by itself",
    // Of rules.
    "os": "a rule is told the time as ctx.now, so that the same plan can be made again",
    "load": "a rule is what its file says",
    "next": "go through tables by pairs, whose order is the same in each run",
    "rawset": "a rule keeps nothing between calls", "rawget": "write t[key]",
    "rawequal": "write a == b", "rawlen": "write #t",
    "setmetatable": "a rule is a plain function of its contact",
    "getmetatable": "a rule is a plain function of its contact",
    "coroutine": "a rule answers when it is called", "xpcall": "use pcall",
    "print": "a rule only answers; look at it with perigee test, or in a script",
  ]
}
