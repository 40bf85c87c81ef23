/// A piece of Lua source, as far as finding the lines of a declaration needs it.
package struct LuaToken: Equatable {
  /// What a token is to Lua's grammar.
  package enum Kind: Equatable {
    /// A name or a reserved word.
    case name(String)
    /// A string; `lines[n]` is the line of the file on which line n of its text begins.
    case text(String, lines: [Int])
    case number(String)
    /// Two bytes for `==`, `~=`, `<=`, `>=`, `::` and `..`, else one.
    case symbol(String)
  }

  package var kind: Kind
  var line: Int
  /// Where it stands in the source.
  package var bytes: Range<Int>

  func isSymbol(_ text: String) -> Bool { kind == .symbol(text) }
}
