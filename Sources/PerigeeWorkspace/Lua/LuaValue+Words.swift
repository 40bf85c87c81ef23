package import LuaBridge

extension LuaValue {
  /// How a message names a rule's answer.
  var words: String {
    switch self {
    case .nil: "nothing (nil), as when a return is missing"
    case .boolean(let value): "\(value)"
    case .integer(let number): "the number \(number)"
    case .number(let number): "the number \(number)"
    // An answer may be made of a contact's data, which stays out of messages.
    case .string: "a string"
    case .bytes: "a string that is not UTF-8"
    case .table: "a table"
    case .function: "a function"
    case .object, .other: "an object"
    }
  }
}

extension LuaValue {
  /// How a message names an argument that a script wrote itself.
  package var shown: String {
    switch self {
    case .nil: "nil"
    case .string(let text): "the string \"\(text.count > 40 ? text.prefix(40) + "…" : text[...])\""
    default: words
    }
  }

  /// 50.0 is "50".
  package var plainText: String {
    switch self {
    case .integer(let number): "\(number)"
    case .number(let number): Int64(exactly: number).map { "\($0)" } ?? "\(number)"
    case .string(let text): text
    default: words
    }
  }
}
