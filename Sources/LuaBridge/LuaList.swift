/// A table as a list: its values at 1, 2, … up to what keeps it from being one.
package struct LuaList {
  /// What a list does not have.
  package enum Fault {
    /// Nothing at this place, and something behind it.
    case hole(Int)
    /// A key that is no place.
    case key(LuaValue)
  }

  package var values: [LuaValue] = []
  /// The first; nil where the table is a list.
  package var fault: Fault?
}

extension LuaTable {
  /// The table as a list. Lua's own length may be the place before any nil that is in it.
  package func list() throws(LuaError) -> LuaList {
    var list = LuaList()
    for (key, value) in try pairs() {
      let place = list.values.count + 1
      if case .integer(Int64(place)) = key {
        list.values.append(value)
        continue
      }
      if case .integer(let index) = key, index > place {
        list.fault = .hole(place)
      } else {
        list.fault = .key(key)
      }
      break
    }
    return list
  }
}
