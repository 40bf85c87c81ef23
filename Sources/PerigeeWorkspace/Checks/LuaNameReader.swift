/// Reads Lua source that its own parser has accepted for the names that it uses.
///
/// What stands in `pcall`, `xpcall` and `test.raises` may be wrong on purpose, and is passed over.
struct LuaNameReader {
  private let tokens: [LuaToken]
  var position = 0
  private var scopes: [[String: LuaExpression]] = [[:]]
  var guards = 0
  /// A script that makes its own environment has names of its own.
  private var hasOwnEnvironment = false
  var names = LuaNames()

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

  func token(_ offset: Int = 0) -> LuaToken? {
    position + offset < tokens.count ? tokens[position + offset] : nil
  }

  func isSymbol(_ text: String, _ offset: Int = 0) -> Bool {
    token(offset)?.isSymbol(text) ?? false
  }

  private func isWord(_ word: String) -> Bool { token()?.kind == .name(word) }

  /// The name at the place, where it is no word of Lua's.
  func name(_ offset: Int = 0) -> String? {
    guard case .name(let name)? = token(offset)?.kind, !LuaLiteral.keywords.contains(name) else {
      return nil
    }
    return name
  }

  mutating func take(_ symbol: String) -> Bool {
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

  func local(_ name: String) -> LuaExpression? {
    scopes.reversed().lazy.compactMap { $0[name] }.first
  }

  private mutating func inScope(_ body: (inout Self) -> Void) {
    scopes.append([:])
    body(&self)
    scopes.removeLast()
  }

  mutating func use(_ name: String, _ offset: Int, isAssigned: Bool = false) {
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

  mutating func functionBody(isMethod: Bool) {
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
}
