internal import CLuaShim

/// Something inside Lua that a Swift value holds on to.
package final class LuaReference {
  package let state: LuaState
  let number: Int32
  private let released: ReleasedReferences

  init(state: LuaState, number: Int32, released: ReleasedReferences) {
    self.state = state
    self.number = number
    self.released = released
  }

  deinit {
    released.add(number)
  }

  func push() { cshim_push_ref(state.current, number) }

  /// Pushes it where it belongs: another state's numbers mean other things.
  func push(in state: LuaState) {
    precondition(state === self.state, "a value of one Lua state was handed to another")
    push()
  }
}
