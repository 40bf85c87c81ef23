import LuaBridge
import PerigeeCore

extension LuaTree {
  /// How a message names the value: `the text "x"`, `the number 5`, `a table`.
  var words: String {
    switch self {
    case .nil: "nothing"
    case .boolean(let value): "\(value)"
    case .integer(let number): "the number \(number)"
    case .number(let number): "the number \(number)"
    case .string(let text): "the text \"\(text.count > 40 ? text.prefix(40) + "…" : text[...])\""
    case .table: "a table"
    case .function: "a function"
    case .object: "an object"
    case .invalid(let reason): reason
    }
  }
}
