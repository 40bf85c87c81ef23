/// A host's error while Lua has it.
final class CarriedError {
  let error: LuaError
  init(_ error: LuaError) { self.error = error }
}
