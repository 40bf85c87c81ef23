// How values are read: what a name, a call or a table says.
extension LuaNameReader {
  mutating func expressions() -> [LuaExpression] {
    var all = [expression()]
    while take(",") { all.append(expression()) }
    return all
  }

  private static let operators: Set<String> = [
    "+", "-", "*", "/", "%", "^", "#", "&", "~", "|", "<", ">", "==", "~=", "<=", ">=", "..",
  ]
  private static let wordOperators: Set<String> = ["and", "or", "not"]

  /// Operators are passed as they come: only a value that stands alone matters.
  mutating func expression() -> LuaExpression {
    var isAlone = !passOperators(isPrefix: true)
    let first = simple()
    while passOperators(isPrefix: false) {
      isAlone = false
      _ = simple()
    }
    return isAlone ? first : .other
  }

  private mutating func passOperators(isPrefix: Bool) -> Bool {
    let start = position
    while let token = token() {
      switch token.kind {
      // "..." is a value.
      case .symbol("..") where isSymbol(".", 1): return position > start
      case .symbol(let text) where Self.operators.contains(text): position += 1
      case .name(let word) where Self.wordOperators.contains(word): position += 1
      default: return position > start
      }
    }
    return position > start
  }

  private mutating func simple() -> LuaExpression {
    guard let token = token() else { return .other }
    switch token.kind {
    case .number:
      position += 1
      return .other
    case .text(let text, _):
      position += 1
      return .text(text, offset: token.bytes.lowerBound)
    case .symbol("{"): return table()
    case .symbol(".."):
      position += 2
      return .other
    case .name("function"):
      position += 1
      functionBody(isMethod: false)
      return .other
    case .name("nil"), .name("true"), .name("false"):
      position += 1
      return .other
    default:
      let value = suffixed()
      if let plain = value.plain { use(plain.name, plain.offset) }
      return value.expression
    }
  }

  struct Suffixed {
    var expression: LuaExpression
    /// A name with nothing behind it, not yet counted as used.
    var plain: (name: String, offset: Int)?
  }

  mutating func suffixed() -> Suffixed {
    var value = primary()
    while let token = token() {
      switch token.kind {
      case .symbol("."):
        settle(&value)
        position += 1
        if case .name(let name)? = self.token()?.kind, let offset = self.token()?.bytes.lowerBound {
          value.expression = member(name, offset, of: value.expression)
        }
        position += 1
      case .symbol("["):
        settle(&value)
        position += 1
        _ = expression()
        position += 1
        value.expression = .other
      case .symbol(":"):
        settle(&value)
        position += 2
        _ = arguments()
        value.expression = .other
      case .symbol("("), .symbol("{"), .text:
        value = call(value)
      default: return value
      }
    }
    return value
  }

  private mutating func primary() -> Suffixed {
    if take("(") {
      let inside = expression()
      _ = take(")")
      return Suffixed(expression: inside, plain: nil)
    }
    guard let name = name(), let offset = token()?.bytes.lowerBound else {
      // Nothing that an expression begins with.
      return Suffixed(expression: .other, plain: nil)
    }
    position += 1
    if let known = local(name) { return Suffixed(expression: known, plain: (name, offset)) }
    return Suffixed(expression: .member(["_G", name]), plain: (name, offset))
  }

  private mutating func settle(_ value: inout Suffixed) {
    guard let plain = value.plain else { return }
    use(plain.name, plain.offset)
    value.plain = nil
  }

  private mutating func member(
    _ name: String, _ offset: Int, of value: LuaExpression
  ) -> LuaExpression {
    guard case .member(let path) = value else { return .other }
    if guards == 0 {
      names.members.append(LuaNames.Member(module: path, name: name, offset: offset))
    }
    return .member(path + [name])
  }

  private mutating func call(_ function: Suffixed) -> Suffixed {
    var function = function
    settle(&function)
    guard case .member(let path) = function.expression else {
      _ = arguments()
      return Suffixed(expression: .other, plain: nil)
    }
    let isGuard = Self.guarding.contains(path)
    if isGuard { guards += 1 }
    let given = arguments()
    if isGuard { guards -= 1 }
    if path == ["_G", "require"], case .text(let module, let offset)? = given.first {
      if guards == 0 { names.required.append(LuaNames.Required(module: module, offset: offset)) }
      return Suffixed(expression: .member([module]), plain: nil)
    }
    if guards == 0 { names.calls.append(LuaNames.Call(function: path, arguments: given)) }
    return Suffixed(expression: .other, plain: nil)
  }

  private static let guarding: [[String]] = [
    ["_G", "pcall"], ["_G", "xpcall"], ["perigee.test", "raises"],
  ]

  private mutating func arguments() -> [LuaExpression] {
    guard let token = token() else { return [] }
    switch token.kind {
    case .text(let text, _):
      position += 1
      return [.text(text, offset: token.bytes.lowerBound)]
    case .symbol("{"): return [table()]
    case .symbol("("):
      position += 1
      let given = isSymbol(")") ? [] : expressions()
      _ = take(")")
      return given
    default: return []
    }
  }

  private mutating func table() -> LuaExpression {
    position += 1
    var fields: [LuaField] = []
    while let token = token(), !token.isSymbol("}") {
      let before = position
      fields.append(field(token))
      if !take(","), !take(";"), position == before { position += 1 }
    }
    position += 1
    return .table(fields)
  }

  private mutating func field(_ token: LuaToken) -> LuaField {
    if let name = name(), isSymbol("=", 1) {
      position += 2
      return LuaField(key: name, offset: token.bytes.lowerBound, value: expression())
    }
    guard take("[") else {
      return LuaField(key: nil, offset: token.bytes.lowerBound, value: expression())
    }
    let key = expression()
    _ = take("]")
    _ = take("=")
    guard case .text(let name, let offset) = key else {
      return LuaField(key: nil, offset: token.bytes.lowerBound, value: discarded(expression()))
    }
    return LuaField(key: name, offset: offset, value: expression())
  }

  /// A value whose key nobody knows says nothing about the list.
  private func discarded(_ value: LuaExpression) -> LuaExpression { .other }
}
