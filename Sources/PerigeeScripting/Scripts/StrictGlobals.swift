import LuaBridge
import PerigeeCore

/// Globals of a script that are not there are an error where they are named, and not nil somewhere
/// else; nothing can be added to them by a forgotten `local`.
struct StrictGlobals {
  let state: LuaState

  /// To be called when every global is there; `arg` is one that is set again for each script.
  func install() throws(LuaError) {
    let metatable = try state.makeTable()
    try metatable.set("__index", .function(state.function("__index", Self.missing)))
    try metatable.set("__newindex", .function(state.function("__newindex", Self.assigned)))
    try metatable.set("__metatable", .string("globals"))
    state.globals.setMetatable(metatable)
  }

  private static func missing(_ call: LuaCall) throws(LuaError) -> [LuaValue] {
    let name = try name(call)
    if let advice = absent[name] {
      throw LuaError(.runtime, "scripts have no \"\(name)\"; \(advice)")
    }
    var known: [String] = []
    for (key, _) in try call.state.globals.pairs() {
      if case .string(let text) = key { known.append(text) }
    }
    throw LuaError(
      .runtime,
      "there is no variable \"\(name)\"."
        + didYouMean(Suggestion.nearest(to: name, among: known)))
  }

  private static func assigned(_ call: LuaCall) throws(LuaError) -> [LuaValue] {
    let name = try name(call)
    throw LuaError(.runtime, "\"\(name)\" is no local variable; write: local \(name) = …")
  }

  /// The key that was read or set.
  private static func name(_ call: LuaCall) throws(LuaError) -> String {
    try call.state.text(of: call.arguments.count > 1 ? call.arguments[1] : .nil)
  }

  /// What people look for, and what to do instead.
  private static let absent = [
    "perigee": "write: local perigee = require \"perigee\"",
    "io": "files are read by perigee.import and written by plan:save",
    "dofile": "use require, which loads modules of the workspace",
    "loadfile": "use require, which loads modules of the workspace",
    "package": "use require, which loads modules of the workspace",
    "debug": "an error shows its traceback by itself",
    "collectgarbage": "Lua looks after its memory by itself",
  ]
}
