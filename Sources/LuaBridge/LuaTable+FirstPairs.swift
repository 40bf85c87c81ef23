internal import CLuaShim

extension LuaTable {
  /// How many keys are looked at between two looks at the interrupt.
  private static let interval = 1_024

  /// The first pairs in the order of `pairs()`, and the number of all of them: without holding, or
  /// sorting, what nobody looks at.
  /// - Throws: `LuaError` of an interrupt.
  package func firstPairs(
    _ limit: Int
  ) throws(LuaError) -> (pairs: [(key: LuaValue, value: LuaValue)], count: Int) {
    var count = 0
    var keys: [LuaValue] = []
    // The last of the first ones so far: most keys are behind it and cost one comparison.
    var last: LuaValue?
    try eachKey { key in
      count += 1
      if let last, !key.precedes(last) { return }
      keys.append(key)
      guard keys.count >= 2 * limit + 64 else { return }
      keys = Self.first(limit, of: keys)
      last = keys.last
    }
    var pairs: [(key: LuaValue, value: LuaValue)] = []
    for key in Self.first(limit, of: keys) { pairs.append((key, try get(key))) }
    return (pairs, count)
  }

  private static func first(_ limit: Int, of keys: [LuaValue]) -> [LuaValue] {
    Array(keys.sorted { $0.precedes($1) }.prefix(limit))
  }

  private func eachKey(_ body: (LuaValue) -> Void) throws(LuaError) {
    let state = reference.state
    try state.balanced { () throws(LuaError) in
      pushContents()
      cshim_push_nil(state.current)
      var count = 0
      while cshim_next(state.current, -2) {
        count += 1
        if count % Self.interval == 0, Interruption.isPending {
          throw LuaError(.stopped(.interrupt), "interrupted")
        }
        cshim_set_top(state.current, -2)
        body(state.value(at: -1))
      }
    }
  }
}
