import PerigeeCore

/// The lines and columns on which the parts of a declaration stand, read from its source.
///
/// Lua forgets where the fields of a table were written. So the table constructor behind the
/// declaring call is read once more, as far as it is written out: what a variable or a call stands
/// for has the line of its key.
struct DeclarationLines {
  /// The line of the declaring call.
  let line: Int
  private var keys: [DeclarationPath: LuaToken] = [:]
  private var texts: [DeclarationPath: LuaToken] = [:]
  private var source = SourceText([])

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
    keys = reader.keys
    keys[.root] = tokens[call]
    texts = reader.texts
    self.source = SourceText(source)
  }

  /// The line of the key at `path`, or of the nearest part around it that is written out.
  func line(of path: DeclarationPath) -> Int { path == .root ? line : key(path)?.line ?? line }

  /// The column of the same; nil where nothing of the declaration is written out.
  func column(of path: DeclarationPath) -> Int? {
    guard let token = key(path), token.line == line(of: path) else { return nil }
    return source.place(token.bytes.lowerBound).column
  }

  private func key(_ path: DeclarationPath) -> LuaToken? {
    var path: DeclarationPath? = path
    while let current = path {
      if let token = keys[current] { return token }
      path = current.parent
    }
    return nil
  }

  /// The line of the file on which line `number` (from 1) of the text at `path` begins; nil where the
  /// text is not one string written out there.
  func line(ofTextLine number: Int, at path: DeclarationPath) -> Int? {
    guard case .text(_, let lines)? = texts[path]?.kind, lines.indices.contains(number - 1) else {
      return nil
    }
    return lines[number - 1]
  }

  /// Where the character at `position` of the text at `path` stands in the file; nil as above.
  func place(
    ofText position: Template.Position, at path: DeclarationPath
  ) -> (line: Int, column: Int)? {
    guard let token = texts[path], case .text(let text, _) = token.kind else { return nil }
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.indices.contains(position.line - 1) else { return nil }
    let start = lines[..<(position.line - 1)].reduce(0) { $0 + $1.count + 1 }
    let before = Substring(lines[position.line - 1]).unicodeScalars.prefix(position.column - 1)
    let offset = start + before.reduce(0) { $0 + UTF8.width($1) }
    let origins = LuaLexer.origins(of: token, in: source.bytes)
    guard origins.indices.contains(offset) else { return nil }
    return source.place(origins[offset])
  }

  /// Where the table of the call `name { … }` or `name({ … })` begins.
  private static func brace(behind name: Int, _ tokens: [LuaToken]) -> Int? {
    var next = name + 1
    if next < tokens.count, tokens[next].isSymbol("(") { next += 1 }
    return next < tokens.count && tokens[next].isSymbol("{") ? next : nil
  }
}
