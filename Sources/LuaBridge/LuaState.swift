internal import CLuaShim

/// A Lua state.
///
/// It belongs to one isolation at a time, so it is not Sendable, and no call into it spans an
/// `await`. Values that hold on to something inside Lua keep the state alive.
package final class LuaState {
  let raw: OpaquePointer
  /// The state, or the coroutine of it, that runs now.
  private(set) var current: OpaquePointer
  /// What Lua refers to by handle: host functions and objects.
  private var held: [Int64: AnyObject] = [:]
  private var nextHandle: Int64 = 1
  private var nextType: Int64 = 1
  /// Numbers of object types by name.
  var typeNumbers: [String: Int64] = [:]
  let memoryLimit: Int?
  /// Of the call of the host that runs now.
  var textBudget: TextBudget?
  /// Chunks whose names begin so are a library's: an error of the host that it meets is told with the
  /// line of whoever called it.
  package var libraryPrefix: String?
  /// References of Swift values that died, to be given back between calls.
  private let released = ReleasedReferences()

  /// - Parameter memoryLimit: bytes; held while Lua runs, with some room for what a few instructions
  ///   may ask for. Nil for no limit.
  package init(libraries: LuaLibraries, memoryLimit: Int? = nil) {
    self.memoryLimit = memoryLimit
    let profile = libraries == .rule ? CSHIM_RULE : CSHIM_SCRIPT
    let holder = HostPointer()
    let pointer = Unmanaged.passUnretained(holder).toOpaque()
    // Without memory for a state of 20 KiB Swift itself would have stopped.
    raw = cshim_new(pointer, dispatchFromLua, memoryLimit ?? 0, Int32(profile.rawValue))!
    current = raw
    self.holder = holder
    holder.state = self
  }

  private let holder: HostPointer

  deinit {
    cshim_close(raw)
  }

  /// Bytes that Lua has allocated, and those that the host's objects in it were said to be worth.
  package var memory: Int { cshim_memory(raw) }

  /// Whether what Lua holds, of its own and of the host, is within the limit; what nobody holds any more
  /// is collected first, where need be.
  package var hasRoom: Bool { cshim_has_room(raw) }

  // MARK: Handles

  func hold(_ object: AnyObject) -> Int64 {
    dropCollected()
    let handle = nextHandle
    nextHandle += 1
    held[handle] = object
    return handle
  }

  func object(_ handle: Int64) -> AnyObject? { held[handle] }

  func makeTypeNumber() -> Int64 {
    defer { nextType += 1 }
    return nextType
  }

  /// How many host functions and objects Lua can reach, or could when it last collected.
  package var heldCount: Int {
    dropCollected()
    return held.count
  }

  private func dropCollected() {
    while case let handle = cshim_next_dropped(raw), handle != 0 { held[handle] = nil }
    giveBackReferences()
  }

  private func giveBackReferences() {
    for reference in released.take() { cshim_unref(raw, reference) }
  }

  /// Takes the value on top into the registry.
  func makeReference() -> LuaReference {
    // Here too: a loop that only calls holds nothing, and its results would pile up.
    giveBackReferences()
    return LuaReference(state: self, number: cshim_ref(current), released: released)
  }

  // MARK: Calls from Lua

  /// Runs `body` with `state`, a coroutine perhaps, as the one whose stack is used.
  func on<Result>(_ state: OpaquePointer, _ body: () -> Result) -> Result {
    let before = current
    current = state
    defer { current = before }
    return body()
  }

  /// Runs `body` and leaves the stack as high as it was.
  func balanced<Result>(_ body: () throws(LuaError) -> Result) throws(LuaError) -> Result {
    let top = cshim_top(current)
    defer { cshim_set_top(current, top) }
    guard cshim_reserve(current, 64) else { throw LuaError(.memory, "the Lua stack is full") }
    return try body()
  }
}

/// The one way from Lua into Swift. Errors leave as a value: −1 with the error on the stack.
private func dispatchFromLua(
  _ raw: OpaquePointer?, _ host: UnsafeMutableRawPointer?, _ handle: Int64
) -> Int32 {
  guard let raw, let host,
    let state = Unmanaged<HostPointer>.fromOpaque(host).takeUnretainedValue().state,
    let function = state.object(handle) as? HostFunction
  else { return 0 }
  return state.on(raw) { function.run(state, raw) }
}
