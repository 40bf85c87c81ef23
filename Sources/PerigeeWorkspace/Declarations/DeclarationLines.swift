/// The lines on which the parts of a declaration stand, read from its source.
///
/// Lua forgets where the fields of a table were written. So the table constructor behind the
/// declaring call is read once more, as far as it is written out: what a variable or a call stands
/// for has the line of its key.
struct DeclarationLines {
  /// The line of the declaring call.
  let line: Int
  private var keyLines: [DeclarationPath: Int] = [:]
  private var textLines: [DeclarationPath: [Int]] = [:]

  /// - Parameters:
  ///   - constructor: the last name of the call: "team" of `perigee.team { … }`.
  ///   - line: the line Lua gives for the call.
  init(source: [UInt8], constructor: String, line: Int) {
    self.line = line
    let tokens = LuaLexer.tokens(of: source)
    let call = tokens.indices.first { index in
      tokens[index].line >= line && tokens[index].kind == .name(constructor)
        && Self.brace(behind: index, tokens) != nil
    }
    guard let call, let brace = Self.brace(behind: call, tokens) else { return }
    var reader = TableReader(tokens: tokens, position: brace)
    reader.readTable(.root)
    keyLines = reader.keyLines
    textLines = reader.textLines
  }

  /// The line of the key at `path`, or of the nearest part around it that is written out.
  func line(of path: DeclarationPath) -> Int {
    var path: DeclarationPath? = path
    while let current = path {
      if let line = keyLines[current] { return line }
      path = current.parent
    }
    return line
  }

  /// The line of the file on which line `number` (from 1) of the text at `path` begins; nil where the
  /// text is not one string written out there.
  func line(ofTextLine number: Int, at path: DeclarationPath) -> Int? {
    guard let lines = textLines[path], lines.indices.contains(number - 1) else { return nil }
    return lines[number - 1]
  }

  /// Where the table of the call `name { … }` or `name({ … })` begins.
  private static func brace(behind name: Int, _ tokens: [LuaToken]) -> Int? {
    var next = name + 1
    if next < tokens.count, tokens[next].isSymbol("(") { next += 1 }
    return next < tokens.count && tokens[next].isSymbol("{") ? next : nil
  }
}

/// Reads a table constructor for the lines of its keys.
private struct TableReader {
  let tokens: [LuaToken]
  var position: Int
  var keyLines: [DeclarationPath: Int] = [:]
  var textLines: [DeclarationPath: [Int]] = [:]

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
      let line = token.line
      let key = readKey()
      if key == .positional { count += 1 }
      let place = key.key(count).map(path.appending)
      if let place { keyLines[place] = line }
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
    } else if case .text(_, let lines) = token()?.kind, let place {
      position += 1
      if isAtSeparator { textLines[place] = lines }
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
