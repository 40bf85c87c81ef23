/// A copy of a Lua value with all that is in it, for what declares something and is then looked at.
package indirect enum LuaTree {
  case `nil`
  case boolean(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case table(LuaTreeTable)
  case function(LuaFunction)
  case object(LuaObject)
  /// Something that cannot be part of a declaration; says what.
  case invalid(String)

  /// As Lua's `type` says it; of what is invalid, what it is.
  package var typeName: String {
    switch self {
    case .nil: "nil"
    case .boolean: "boolean"
    case .integer, .number: "number"
    case .string: "string"
    case .table: "table"
    case .function: "function"
    case .object: "userdata"
    case .invalid(let what): what
    }
  }
}

extension LuaState {
  /// - Parameter tagKey: a key whose text says what a table is.
  /// - Throws: `LuaError` for tables within themselves, beyond 64 levels, and for more than there is room
  ///   for: a table that is in another one twice is copied twice.
  package func tree(of value: LuaValue, tagKey: String? = nil) throws(LuaError) -> LuaTree {
    var room = TreeRoom()
    return try withTextBudget { () throws(LuaError) in try tree(of: value, tagKey, [], &room) }
  }

  private func tree(
    of value: LuaValue, _ tagKey: String?, _ above: [LuaTable], _ room: inout TreeRoom
  ) throws(LuaError) -> LuaTree {
    try room.take(value)
    switch value {
    case .nil: return .nil
    case .boolean(let value): return .boolean(value)
    case .integer(let value): return .integer(value)
    case .number(let value): return .number(value)
    case .string(let text): return .string(text)
    case .bytes: return .invalid("a string that is not UTF-8")
    case .function(let function): return .function(function)
    case .object(let object): return .object(object)
    case .other: return .invalid(value.typeName)
    case .table(let table):
      guard above.count < 64 else { throw LuaError(.runtime, "tables are nested too deeply") }
      guard !above.contains(where: { $0.isSame(as: table) }) else {
        throw LuaError(.runtime, "a table contains itself")
      }
      return .table(try contents(of: table, tagKey, above + [table], &room))
    }
  }

  private func contents(
    of table: LuaTable, _ tagKey: String?, _ above: [LuaTable], _ room: inout TreeRoom
  ) throws(LuaError) -> LuaTreeTable {
    var contents = LuaTreeTable(table: table)
    for (key, value) in try table.pairs() {
      switch key {
      case .integer(let index) where Int(index) == contents.array.count + 1:
        contents.array.append(try tree(of: value, tagKey, above, &room))
      case .string(let name) where name == tagKey:
        if case .string(let tag) = value { contents.tag = tag }
      case .string(let name):
        contents.fields.append((name, try tree(of: value, tagKey, above, &room)))
      case .integer(let index):
        if index > 0, contents.hole == nil { contents.hole = contents.array.count + 1 }
        contents.otherKeys.append("[\(index)]")
      default: contents.otherKeys.append("[\(key.typeName)]")
      }
    }
    return contents
  }
}
