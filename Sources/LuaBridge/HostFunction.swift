internal import CLuaShim

/// A function of the host that Lua can call.
final class HostFunction {
  /// What help calls it.
  let name: String
  private let body: (LuaCall) throws(LuaError) -> [LuaValue]

  init(_ name: String, _ body: @escaping (LuaCall) throws(LuaError) -> [LuaValue]) {
    self.name = name
    self.body = body
  }

  /// Runs on the stack of `raw`; the number of results, or −1 with the error on top.
  func run(_ state: LuaState, _ raw: OpaquePointer) -> Int32 {
    do throws(LuaError) {
      let results = try state.withNewTextBudget { () throws(LuaError) in
        let count = cshim_top(raw)
        for index in 0..<count { try state.textBudget?.take(textAt: index + 1, of: raw) }
        let arguments = (0..<count).map { state.value(at: $0 + 1) }
        return try body(LuaCall(state: state, arguments: arguments))
      }
      guard cshim_reserve(raw, Int32(results.count) + 8) else {
        throw LuaError(.memory, "too many results from one call")
      }
      for result in results { state.push(result) }
      return Int32(results.count)
    } catch {
      _ = cshim_reserve(raw, 8)
      // What the host made for the script is gone by now, and would be made again by whoever caught this.
      if error.kind == .stopped(.memory) { cshim_run_out(raw) }
      state.pushError(error)
      return -1
    }
  }
}

extension LuaState {
  /// A function of the host.
  /// - Parameters:
  ///   - name: what `LuaFunction.hostName` answers; messages name the place of the call.
  ///   - size: what it holds of the host's memory, in bytes, as for objects.
  package func function(
    _ name: String, size: Int = 0, _ body: @escaping (LuaCall) throws(LuaError) -> [LuaValue]
  ) -> LuaFunction {
    let handle = hold(HostFunction(name, body))
    _ = cshim_reserve(current, 8)
    cshim_push_function(current, handle, size)
    return LuaFunction(makeReference())
  }

  /// The same, left on the stack.
  func pushFunction(_ body: @escaping (LuaCall) throws(LuaError) -> [LuaValue]) {
    cshim_push_function(current, hold(HostFunction("", body)), 0)
  }
}
