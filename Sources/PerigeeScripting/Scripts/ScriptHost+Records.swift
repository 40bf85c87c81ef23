import LuaBridge
import PerigeeCore
import PerigeeWorkspace

extension ScriptHost {
  /// A table with named fields, of a class that the API describes; nil leaves a field out.
  func record(_ kind: String, _ fields: [(String, LuaValue)]) throws -> LuaValue {
    let made = try record(fields)
    if case .table(let table) = made { table.setMetatable(try recordType(kind)) }
    return made
  }

  /// A list of records, which prints as a table.
  func records(_ values: [LuaValue]) throws -> LuaValue {
    let made = try list(values)
    if case .table(let table) = made { table.setMetatable(try recordType("a list")) }
    return made
  }

  /// What records of a class have in common: how they print.
  private func recordType(_ kind: String) throws -> LuaTable {
    if let known = recordTypes[kind] { return known }
    let type = try state.makeTable()
    // Tables of one class share it, so that no script may change it.
    try type.set(ScriptRecord.kindKey, .string(kind))
    let text = plainFunction("__tostring") { [unowned self] arguments in
      guard case .table(let table)? = arguments.first else { return [.string("")] }
      return [.string(try recordText(table))]
    }
    try type.set("__tostring", .function(text))
    recordTypes[kind] = type
    return type
  }

  private func recordText(_ table: LuaTable) throws(LuaError) -> String {
    if let record = try ScriptRecord(table) { return style.fitted(try record.text(style)) }
    let values = try table.list().values
    guard let text = try ScriptRecord.table(values, style) else {
      return values.isEmpty ? "{}" : "table"
    }
    return style.fitted(text)
  }
}
