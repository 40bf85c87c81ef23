internal import CLuaShim

/// What a value can reach, once its tables are sealed.
package struct LuaReach {
  /// Functions outside of the library; those that an earlier look found are left out.
  package var functions: [LuaFunction] = []
  /// Who holds an iterator of `string.gmatch`, which goes on from call to call; nil where that is the
  /// value itself, or a table in it.
  package var iteratorHolders: [LuaFunction?] = []
}

extension LuaState {
  /// Makes every table that `value` can reach, through functions, their upvalues and tables at any
  /// depth, one that Lua reads and cannot change. It stays the same table, so that whoever holds it
  /// holds the sealed one; the host still changes it.
  ///
  /// - Parameters:
  ///   - library: what the names of a library's chunks begin with; tables that only its functions hold
  ///     are left to it.
  ///   - refusal: what the error for a change says.
  package func seal(
    _ value: LuaValue, library: String, refusal: String
  ) throws(LuaError) -> LuaReach {
    try balanced { () throws(LuaError) in
      push(value)
      let top = cshim_top(current)
      guard cshim_seal(current, "@" + library, refusal) else {
        throw LuaError(.memory, "there is no memory left to look at what a rule holds")
      }
      var reach = LuaReach()
      for function in list(at: top) {
        if case .function(let function) = function { reach.functions.append(function) }
      }
      for holder in list(at: top + 1) {
        if case .function(let function) = holder {
          reach.iteratorHolders.append(function)
        } else {
          reach.iteratorHolders.append(nil)
        }
      }
      return reach
    }
  }

  private func list(at index: Int32) -> [LuaValue] {
    let count = cshim_raw_length(current, index)
    guard count > 0 else { return [] }
    return (1...count).map { place in
      cshim_raw_get_index(current, index, place)
      defer { cshim_set_top(current, -2) }
      return value(at: -1)
    }
  }
}
