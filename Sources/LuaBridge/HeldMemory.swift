internal import CLuaShim

/// Bytes that the host holds for the code of a state, beside what Lua's own values are worth: they count
/// against the state's limit of memory for as long as this is there.
package final class HeldMemory {
  private let state: LuaState
  /// As they were set last.
  package private(set) var bytes = 0

  package init(_ state: LuaState) { self.state = state }

  deinit { cshim_hold(state.raw, -bytes) }

  /// Holds so many bytes more.
  /// - Throws: `LuaError`, which ends the run, where they are beyond the limit; then nothing has changed.
  package func add(_ more: Int) throws(LuaError) { try set(bytes + more) }

  /// Holds so many bytes from now on.
  /// - Throws: as `add`; what is less than before never is too much.
  package func set(_ bytes: Int) throws(LuaError) {
    let before = self.bytes
    hold(bytes)
    guard bytes > before, !state.hasRoom else { return }
    hold(before)
    throw LuaError(.stopped(.memory), "there is no memory left")
  }

  private func hold(_ bytes: Int) {
    cshim_hold(state.raw, bytes - self.bytes)
    self.bytes = bytes
  }
}
