internal import CLuaShim

/// A table inside Lua. Everything is raw: no metamethod, and so nothing of a script's, runs.
package struct LuaTable {
  let reference: LuaReference

  init(_ reference: LuaReference) { self.reference = reference }

  private var state: LuaState { reference.state }

  /// The table, or what is behind it where it is frozen: the host sees and changes that.
  func pushContents() {
    reference.push()
    _ = cshim_thaw(state.current)
  }

  /// The value at a key, without metamethods; nil where there is none.
  package func get(_ key: String) throws(LuaError) -> LuaValue { try get(.string(key)) }
  /// The same at an index, from 1.
  package func get(_ index: Int) throws(LuaError) -> LuaValue { try get(.integer(Int64(index))) }

  /// The same at any key.
  package func get(_ key: LuaValue) throws(LuaError) -> LuaValue {
    try state.balanced { () throws(LuaError) in
      pushContents()
      state.push(key)
      cshim_raw_get(state.current, -2)
      return state.value(at: -1)
    }
  }

  /// Puts a value at a key, without metamethods; nil takes it away.
  package func set(_ key: String, _ value: LuaValue) throws(LuaError) {
    try set(.string(key), value)
  }

  /// The same at an index, from 1.
  package func set(_ index: Int, _ value: LuaValue) throws(LuaError) {
    try set(.integer(Int64(index)), value)
  }

  /// - Throws: `LuaError` for a key that no table can have: nil or NaN.
  package func set(_ key: LuaValue, _ value: LuaValue) throws(LuaError) {
    try state.balanced { () throws(LuaError) in
      pushContents()
      state.push(key)
      state.push(value)
      guard cshim_raw_set(state.current, -3) else {
        throw LuaError(.runtime, "a table key may not be nil or NaN")
      }
    }
  }

  /// The border of the array part, as `rawlen` gives it.
  package var count: Int {
    pushContents()
    defer { cshim_set_top(state.current, -2) }
    return Int(cshim_raw_length(state.current, -1))
  }

  /// All pairs in an order that does not depend on where Lua keeps them: integers ascending, then
  /// texts byte by byte, then the rest.
  package func pairs() throws(LuaError) -> [(key: LuaValue, value: LuaValue)] {
    var pairs: [(key: LuaValue, value: LuaValue)] = []
    try state.withTextBudget { () throws(LuaError) in
      try state.balanced { () throws(LuaError) in
        pushContents()
        cshim_push_nil(state.current)
        while cshim_next(state.current, -2) { pairs.append(try nextPair()) }
      }
    }
    return pairs.sorted { $0.key.precedes($1.key) }
  }

  /// The key and value on top; the value is popped.
  private func nextPair() throws(LuaError) -> (key: LuaValue, value: LuaValue) {
    try state.textBudget?.take(textAt: -1, of: state.current)
    try state.textBudget?.take(textAt: -2, of: state.current)
    defer { cshim_set_top(state.current, -2) }
    return (state.value(at: -2), state.value(at: -1))
  }

  /// Makes `metatable` the table's metatable.
  package func setMetatable(_ metatable: LuaTable) {
    pushContents()
    metatable.reference.push()
    cshim_set_metatable(state.current)
    cshim_set_top(state.current, -2)
  }

  /// What `setMetatable` made its metatable, or a script did; nil where it has none.
  package var metatable: LuaTable? {
    pushContents()
    defer { cshim_set_top(state.current, -2) }
    guard cshim_push_metatable(state.current, -1) else { return nil }
    return LuaTable(state.makeReference())
  }

  /// A table through which Lua reads this one and cannot change it, nor its metatable; the host still
  /// can.
  /// - Parameter name: what the error for a change calls it.
  package func frozen(_ name: String) throws(LuaError) -> LuaTable {
    try state.balanced { () throws(LuaError) in
      reference.push()
      cshim_freeze(state.current, name)
      return LuaTable(state.makeReference())
    }
  }

  /// Whether both are the same table.
  package func isSame(as other: LuaTable) -> Bool {
    reference.push()
    other.reference.push()
    defer { cshim_set_top(state.current, -3) }
    return cshim_raw_equal(state.current, -1, -2)
  }
}

extension LuaState {
  /// A new table, empty. It throws where there is no memory for one.
  package func makeTable() throws(LuaError) -> LuaTable {
    try balanced { () throws(LuaError) in
      cshim_push_table(current)
      return LuaTable(makeReference())
    }
  }

  /// The table of all global variables.
  package var globals: LuaTable {
    cshim_push_globals(current)
    return LuaTable(makeReference())
  }

  /// Calls `function` with the globals, a name and a value for each global that Lua code assigns; until
  /// then that is refused.
  package func guardGlobals(_ function: LuaFunction) {
    function.reference.push()
    cshim_guard_globals(current)
  }

  /// Makes or changes a global, whatever guards them from scripts.
  package func setGlobal(_ name: String, _ value: LuaValue) throws(LuaError) {
    try globals.set(name, value)
  }

  /// The value of a global; nil where there is none.
  package func getGlobal(_ name: String) throws(LuaError) -> LuaValue { try globals.get(name) }
}

extension LuaValue {
  func precedes(_ other: LuaValue) -> Bool {
    switch (self, other) {
    case (.integer(let left), .integer(let right)): left < right
    case (.string(let left), .string(let right)):
      left.utf8.lexicographicallyPrecedes(right.utf8)
    case (.integer, _): true
    case (_, .integer): false
    case (.string, _): true
    default: false
    }
  }
}
