/// A call from Lua to the host.
package struct LuaCall {
  /// The state that calls, which must not be called by another thread meanwhile.
  package let state: LuaState
  /// In their order; nil at the end is left out as the caller left it out.
  package let arguments: [LuaValue]
}
