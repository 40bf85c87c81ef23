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
