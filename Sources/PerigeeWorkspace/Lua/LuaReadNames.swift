/// The names of fields that Lua code reads, as far as its text tells: behind a dot, as whole strings, and
/// in braces inside of strings.
package enum LuaReadNames {
  /// Without keys of tables, which is what a made-up contact has.
  package static func names(in source: [UInt8]) -> Set<String> {
    let tokens = LuaLexer.tokens(of: source)
    var names: Set<String> = []
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .name(let name) where index > 0 && tokens[index - 1].isSymbol("."): names.insert(name)
      case .text(let text, _) where !isKey(index, tokens):
        names.insert(text)
        names.formUnion(inBraces(text))
      default: break
      }
    }
    return names
  }

  /// Those of a test's file, and of the modules that it requires.
  package static func names(inTest source: [UInt8], _ finder: ModuleFinder) -> Set<String> {
    let tokens = LuaLexer.tokens(of: source)
    var names = names(in: source)
    for (index, token) in tokens.enumerated() where token.kind == .name("require") {
      let next = tokens.dropFirst(index + 1).first { !$0.isSymbol("(") }
      guard case .text(let module, _)? = next?.kind, module != "perigee" else { continue }
      // One that is not there, or that cannot be read, is told where it is required.
      guard let found = try? finder.module(module) else { continue }
      names.formUnion(Self.names(in: found.bytes))
    }
    return names
  }

  /// "{first_name} at {company}"
  private static func inBraces(_ text: String) -> [String] {
    text.split(separator: "{").dropFirst(text.hasPrefix("{") ? 0 : 1).map { part in
      String(part.drop { $0 == " " }.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    }
  }

  /// `["name"] =`.
  private static func isKey(_ index: Int, _ tokens: [LuaToken]) -> Bool {
    index > 0 && index + 2 < tokens.count && tokens[index - 1].isSymbol("[")
      && tokens[index + 1].isSymbol("]") && tokens[index + 2].isSymbol("=")
  }
}
