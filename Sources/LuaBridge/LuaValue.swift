internal import CLuaShim

/// A value that came from Lua or goes there.
package enum LuaValue {
  case `nil`
  case boolean(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  /// A string that is no UTF-8: kept as it is, never repaired.
  case bytes([UInt8])
  case table(LuaTable)
  case function(LuaFunction)
  case object(LuaObject)
  /// A coroutine or something else that Swift has no use for.
  case other(LuaReference)

  /// Lua's name of the type: "nil", "table".
  package var typeName: String {
    switch self {
    case .nil: "nil"
    case .boolean: "boolean"
    case .integer, .number: "number"
    case .string, .bytes: "string"
    case .table: "table"
    case .function: "function"
    case .object: "userdata"
    case .other: "userdata"
    }
  }
}

extension LuaState {
  func push(_ value: LuaValue) {
    switch value {
    case .nil: cshim_push_nil(current)
    case .boolean(let value): cshim_push_boolean(current, value)
    case .integer(let value): cshim_push_integer(current, value)
    case .number(let value): cshim_push_number(current, value)
    case .string(let text): push(text)
    case .bytes(let bytes):
      bytes.withUnsafeBufferPointer { push($0) }
    case .table(let table): table.reference.push(in: self)
    case .function(let function): function.reference.push(in: self)
    case .object(let object): object.reference.push(in: self)
    case .other(let reference): reference.push(in: self)
    }
  }

  func push(_ text: String) {
    var text = text
    text.withUTF8 { push($0) }
  }

  private func push(_ bytes: UnsafeBufferPointer<UInt8>) {
    bytes.withMemoryRebound(to: CChar.self) { characters in
      // An empty buffer may have no address, and Lua wants one.
      if let base = characters.baseAddress {
        cshim_push_string(current, base, characters.count)
      } else {
        cshim_push_string(current, "", 0)
      }
    }
  }

  /// The value at `index` of the stack, which stays there.
  func value(at index: Int32) -> LuaValue {
    switch UInt32(cshim_type_at(current, index)) {
    case CSHIM_NIL.rawValue: return .nil
    case CSHIM_BOOLEAN.rawValue: return .boolean(cshim_boolean(current, index))
    case CSHIM_INTEGER.rawValue: return .integer(cshim_integer(current, index))
    case CSHIM_NUMBER.rawValue: return .number(cshim_number(current, index))
    case CSHIM_STRING.rawValue: return string(at: index)
    case CSHIM_TABLE.rawValue: return .table(LuaTable(reference(to: index)))
    case CSHIM_FUNCTION.rawValue: return .function(LuaFunction(reference(to: index)))
    case CSHIM_OBJECT.rawValue: return .object(LuaObject(reference(to: index)))
    default: return .other(reference(to: index))
    }
  }

  private func reference(to index: Int32) -> LuaReference {
    cshim_push_value(current, index)
    return makeReference()
  }

  private func string(at index: Int32) -> LuaValue {
    var length = 0
    guard let characters = cshim_string(current, index, &length) else { return .nil }
    // One copy: it may be of many megabytes.
    let bytes = UnsafeRawBufferPointer(start: characters, count: length)
    return String(validating: bytes, as: UTF8.self).map(LuaValue.string) ?? .bytes(Array(bytes))
  }
}
