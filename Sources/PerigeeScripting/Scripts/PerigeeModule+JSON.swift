import LuaBridge
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

/// What modules of the host make at once at most.
enum ModuleLimit {
  /// Of a text: as many as a script may write to a file.
  static let bytes = 64 << 20
}

// The module json.
extension PerigeeModule {
  static var jsonFunctions: [String: Body] {
    [
      "json.decode": { call in [try LuaJSONReader.value(call.string(1) ?? "", call.host)] },
      "json.encode": { call in
        let isPretty = try call.options(2).bool("pretty")
        return [.string(try LuaJSONWriter.text(call.value(1), isPretty: isPretty, call.host))]
      },
      "json.object": { call in
        guard case .table(let table) = call.value(1) else {
          let made = try call.state.makeTable()
          made.setMetatable(try call.host.jsonObjectType())
          return [.table(made)]
        }
        if try table.pairs().isEmpty { table.setMetatable(try call.host.jsonObjectType()) }
        return [call.value(1)]
      },
    ]
  }
}

extension ScriptHost {
  /// `json.null`: the same one every time.
  func jsonNull() throws -> LuaValue {
    if let jsonNullValue { return jsonNullValue }
    let value = try make(ScriptValue("json.Null", text: { "null" }))
    jsonNullValue = value
    return value
  }

  /// What marks a table that is an object though it is empty.
  func jsonObjectType() throws -> LuaTable {
    if let type = recordTypes["a JSON object"] { return type }
    let type = try state.makeTable()
    try type.set(ScriptRecord.kindKey, .string("a JSON object"))
    recordTypes["a JSON object"] = type
    return type
  }

  /// For loops of the host over what may be any number: looks at Ctrl-C, the time and the memory now and then.
  func checkRoom(every number: Int, _ count: inout Int) throws {
    count += 1
    guard count % number == 0 else { return }
    try session.checkpoint()
    guard state.hasRoom else { throw LuaError(.stopped(.memory), "there is no memory left") }
  }
}
