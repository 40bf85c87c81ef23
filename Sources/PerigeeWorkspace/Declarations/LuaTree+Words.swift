import LuaBridge

extension LuaTree {
  /// How a message names the value: `the string "x"`, `the number 5`, `a table`.
  var words: String {
    switch self {
    case .nil: "nothing"
    case .boolean(let value): "\(value)"
    case .integer(let number): "the number \(number)"
    case .number(let number):
      "the number " + (Int64(exactly: number).map { "\($0)" } ?? "\(number)")
    case .string(let text): "the string \"\(text.count > 40 ? text.prefix(40) + "…" : text[...])\""
    case .table(let table): table.words
    case .function: "a function"
    case .object: "an object"
    case .invalid(let what): what
    }
  }
}

extension LuaTreeTable {
  fileprivate var words: String {
    switch tag.flatMap(DeclarationTag.init(rawValue:)) {
    case .and, .or, .not: "a combination of filters"
    case let tag?: "perigee.\(tag.rawValue)"
    case nil: "a table"
    }
  }
}
