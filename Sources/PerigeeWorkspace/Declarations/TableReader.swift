/// Reads a table constructor for the places of its keys and texts.
struct TableReader {
  let tokens: [LuaToken]
  var position: Int
  /// The first token of each key, or of the value of a place.
  var keys: [DeclarationPath: LuaToken] = [:]
  /// The token of each text that is written out whole.
  var texts: [DeclarationPath: LuaToken] = [:]

  init(tokens: [LuaToken], position: Int) {
    self.tokens = tokens
    self.position = position
  }

  private func token(_ offset: Int = 0) -> LuaToken? {
    position + offset < tokens.count ? tokens[position + offset] : nil
  }

  private var isAtSeparator: Bool {
    guard let token = token() else { return true }
    return token.isSymbol(",") || token.isSymbol(";") || token.isSymbol("}")
  }

  /// Reads from the `{` at `position` to behind its `}`.
  mutating func readTable(_ path: DeclarationPath) {
    position += 1
    var count = 0
    while let token = token(), !token.isSymbol("}") {
      if token.isSymbol(",") || token.isSymbol(";") {
        position += 1
        continue
      }
      let key = readKey()
      if key == .positional { count += 1 }
      let place = key.key(count).map(path.appending)
      if let place { keys[place] = token }
      readValue(place)
    }
    position += 1
  }

  private enum FieldKey: Equatable {
    case written(DeclarationPath.Key)
    case positional
    /// `[expression] =`.
    case computed

    func key(_ count: Int) -> DeclarationPath.Key? {
      switch self {
      case .written(let key): key
      case .positional: .index(count)
      case .computed: nil
      }
    }
  }

  private mutating func readKey() -> FieldKey {
    if case .name(let name) = token()?.kind, token(1)?.isSymbol("=") == true {
      position += 2
      return .written(.field(name))
    }
    guard token()?.isSymbol("[") == true else { return .positional }
    let first = token(1)
    position += 1
    skipExpression { $0.isSymbol("]") }
    let isOne = position >= 2 && tokens[position - 1] == first && tokens[position - 2].isSymbol("[")
    position += 2
    switch first?.kind {
    case .text(let name, _) where isOne: return .written(.field(name))
    case .number(let text) where isOne:
      return Int(text).map { .written(.index($0)) } ?? .computed
    default: return .computed
    }
  }

  private mutating func readValue(_ place: DeclarationPath?) {
    if token()?.isSymbol("{") == true, let place {
      readTable(place)
    } else if let token = token(), case .text = token.kind, let place {
      position += 1
      if isAtSeparator { texts[place] = token }
    }
    skipExpression { $0.isSymbol(",") || $0.isSymbol(";") || $0.isSymbol("}") }
  }

  /// Passes tokens up to the first that `ends` outside all brackets and blocks.
  private mutating func skipExpression(until ends: (LuaToken) -> Bool) {
    var depth = 0
    while let token = token(), depth > 0 || !ends(token) {
      switch token.kind {
      case .symbol("("), .symbol("["), .symbol("{"): depth += 1
      case .symbol(")"), .symbol("]"), .symbol("}"): depth -= 1
      // `while` and `for` open their block by `do`.
      case .name("function"), .name("if"), .name("do"), .name("repeat"): depth += 1
      case .name("end"), .name("until"): depth -= 1
      default: break
      }
      position += 1
    }
  }
}
