package import LuaBridge

/// What the constructors of the `perigee` module return, by the tag of their table.
package enum DeclarationTag: String, CaseIterable {
  case team, sequence, filter, filler
  case senderRule = "sender_rule"
  case eligibility
  case noLimit = "no_limit"
  // Matchers.
  case oneOf = "one_of"
  case noneOf = "none_of"
  case between
  case atLeast = "at_least"
  case atMost = "at_most"
  case contains
  case startsWith = "starts_with"
  case endsWith = "ends_with"
  case present, blank
  case isNot = "is_not"
  // Filters combined by `&`, `|` and `~`.
  case and, or, not
}

/// What a constructor of the `perigee` module returned: its tag, what it was called with, and where.
package struct TaggedTable {
  package let tag: DeclarationTag
  package let arguments: [LuaTree]
  /// The file of the call, and the line; 0 where Lua does not know it.
  package let file: String?
  package let line: Int

  /// Nil where `table` comes from no constructor.
  package init?(_ table: LuaTreeTable) {
    guard let tag = table.tag.flatMap(DeclarationTag.init(rawValue:)) else { return nil }
    self.tag = tag
    self.arguments = table.array
    if case .string(let file)? = table["file"] { self.file = file } else { file = nil }
    if case .integer(let line)? = table["line"] { self.line = Int(line) } else { line = 0 }
  }
}
