import LuaBridge

/// Runs a chunk named `test.lua`, and gives what it returns.
func run(_ source: String, in state: LuaState) throws(LuaError) -> [LuaValue] {
  try state.call(state.load(Array(source.utf8), chunkName: "@test.lua"))
}
