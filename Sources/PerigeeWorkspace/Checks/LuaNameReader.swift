/// Reads Lua source that its own parser has accepted for the names that it uses.
///
/// What stands in `pcall`, `xpcall` and `test.raises` may be wrong on purpose, and is passed over.
struct LuaNameReader {
  private let tokens: [LuaToken]
  private var position = 0
  private var scopes: [[String: LuaExpression]] = [[:]]
  private var guards = 0
  /// A script that makes its own environment has names of its own.
  private var hasOwnEnvironment = false
  private var names = LuaNames()

  static func names(in source: [UInt8]) -> LuaNames {
    var reader = LuaNameReader(tokens: LuaLexer.tokens(of: source))
    while reader.token() != nil {
      reader.block()
      // What ends no block here is passed over, so that reading always ends.
      reader.position += 1
    }
    if reader.hasOwnEnvironment { reader.names.globals = [] }
    return reader.names
  }

  private init(tokens: [LuaToken]) { self.tokens = tokens }

  // MARK: Tokens

  private func token(_ offset: Int = 0) -> LuaToken? {
    position + offset < tokens.count ? tokens[position + offset] : nil
  }

  private func isSymbol(_ text: String, _ offset: Int = 0) -> Bool {
    token(offset)?.isSymbol(text) ?? false
  }

  private func isWord(_ word: String) -> Bool { token()?.kind == .name(word) }

  /// The name at the place, where it is no word of Lua's.
  private func name(_ offset: Int = 0) -> String? {
    guard case .name(let name)? = token(offset)?.kind, !LuaLiteral.keywords.contains(name) else {
      return nil
    }
    return name
  }

  private mutating func take(_ symbol: String) -> Bool {
    guard isSymbol(symbol) else { return false }
    position += 1
    return true
  }

  private mutating func takeWord(_ word: String) -> Bool {
    guard isWord(word) else { return false }
    position += 1
    return true
  }

  // MARK: Scopes

  private mutating func declare(_ name: String, _ value: LuaExpression = .other) {
    if name == "_ENV" { hasOwnEnvironment = true }
    scopes[scopes.count - 1][name] = value
  }

  private func local(_ name: String) -> LuaExpression? {
    scopes.reversed().lazy.compactMap { $0[name] }.first
  }

  private mutating func inScope(_ body: (inout Self) -> Void) {
    scopes.append([:])
    body(&self)
    scopes.removeLast()
  }

  private mutating func use(_ name: String, _ offset: Int, isAssigned: Bool = false) {
    guard guards == 0, local(name) == nil else { return }
    if name == "_ENV" { hasOwnEnvironment = hasOwnEnvironment || isAssigned }
    names.globals.append(LuaNames.Global(name: name, offset: offset, isAssigned: isAssigned))
  }

  // MARK: Statements

  private static let blockEnds: Set<String> = ["end", "else", "elseif", "until"]

  private mutating func block() {
    while let token = token() {
      if case .name(let word) = token.kind, Self.blockEnds.contains(word) { return }
      let before = position
      statement()
      if position == before { position += 1 }
    }
  }

  private mutating func statement() {
    guard case .name(let word)? = token()?.kind else {
      if isSymbol("(") { return expressionStatement() }
      position += isSymbol("::") ? 3 : 1
      return
    }
    switch word {
    case "do":
      position += 1
      inScope { $0.block() }
      _ = takeWord("end")
    case "while":
      position += 1
      _ = expression()
      _ = takeWord("do")
      inScope { $0.block() }
      _ = takeWord("end")
    case "repeat":
      position += 1
      inScope { reader in
        reader.block()
        _ = reader.takeWord("until")
        _ = reader.expression()
      }
    case "if": conditional()
    case "for": loop()
    case "function": functionStatement()
    case "local": localStatement()
    case "return":
      position += 1
      if !isBlockEnd, !isSymbol(";") { _ = expressions() }
    case "break": position += 1
    case "goto": position += 2
    default: expressionStatement()
    }
  }

  private var isBlockEnd: Bool {
    guard let token = token() else { return true }
    if case .name(let word) = token.kind { return Self.blockEnds.contains(word) }
    return false
  }

  private mutating func conditional() {
    repeat {
      position += 1
      _ = expression()
      _ = takeWord("then")
      inScope { $0.block() }
    } while isWord("elseif")
    if takeWord("else") { inScope { $0.block() } }
    _ = takeWord("end")
  }

  private mutating func loop() {
    position += 1
    var variables: [String] = []
    while let name = name() {
      variables.append(name)
      position += 1
      if !take(",") { break }
    }
    if !take("=") { _ = takeWord("in") }
    _ = expressions()
    _ = takeWord("do")
    inScope { reader in
      for name in variables { reader.declare(name) }
      reader.block()
    }
    _ = takeWord("end")
  }

  private mutating func functionStatement() {
    position += 1
    var isMethod = false
    if let name = name(), let offset = token()?.bytes.lowerBound {
      position += 1
      let isPlain = !isSymbol(".") && !isSymbol(":")
      use(name, offset, isAssigned: isPlain)
      while isSymbol(".") || isSymbol(":") {
        isMethod = isSymbol(":")
        position += 2
      }
    }
    functionBody(isMethod: isMethod)
  }

  private mutating func localStatement() {
    position += 1
    if takeWord("function") {
      if let name = name() {
        declare(name)
        position += 1
      }
      return functionBody(isMethod: false)
    }
    var variables: [String] = []
    while let name = name() {
      variables.append(name)
      position += 1
      if take("<") { position += 2 }
      if !take(",") { break }
    }
    let values = take("=") ? expressions() : []
    for (index, name) in variables.enumerated() {
      declare(name, index < values.count ? values[index] : .other)
    }
  }

  private mutating func expressionStatement() {
    var targets = [suffixed()]
    while take(",") { targets.append(suffixed()) }
    let isAssignment = take("=")
    for target in targets {
      guard let plain = target.plain else { continue }
      use(plain.name, plain.offset, isAssigned: isAssignment)
      // It may be anything from now on.
      if isAssignment, local(plain.name) != nil { reassign(plain.name) }
    }
    if isAssignment { _ = expressions() }
  }

  private mutating func reassign(_ name: String) {
    for index in scopes.indices.reversed() where scopes[index][name] != nil {
      scopes[index][name] = .other
      return
    }
  }

  private mutating func functionBody(isMethod: Bool) {
    inScope { reader in
      if isMethod { reader.declare("self") }
      if reader.take("(") {
        while reader.token() != nil, !reader.isSymbol(")") {
          if let name = reader.name() { reader.declare(name) }
          reader.position += 1
        }
        reader.position += 1
      }
      reader.block()
      _ = reader.takeWord("end")
    }
  }

  // MARK: Expressions

  private mutating func expressions() -> [LuaExpression] {
    var all = [expression()]
    while take(",") { all.append(expression()) }
    return all
  }

  private static let operators: Set<String> = [
    "+", "-", "*", "/", "%", "^", "#", "&", "~", "|", "<", ">", "==", "~=", "<=", ">=", "..",
  ]
  private static let wordOperators: Set<String> = ["and", "or", "not"]

  /// Operators are passed as they come: only a value that stands alone matters.
  private mutating func expression() -> LuaExpression {
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

  private struct Suffixed {
    var expression: LuaExpression
    /// A name with nothing behind it, not yet counted as used.
    var plain: (name: String, offset: Int)?
  }

  private mutating func suffixed() -> Suffixed {
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
