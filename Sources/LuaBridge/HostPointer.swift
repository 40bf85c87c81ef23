/// What C holds of a state: a weak reference, since the state owns C's side.
final class HostPointer {
  weak var state: LuaState?
}
