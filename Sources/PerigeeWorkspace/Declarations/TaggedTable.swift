package import LuaBridge

/// What a constructor of the `perigee` module returned: its tag, what it was called with, and where.
package struct TaggedTable {
  package let tag: DeclarationTag
  /// What the constructor was called with.
  package let arguments: [LuaTree]
  /// Where the list that it was called with has a nil.
  let hole: Int?
  /// The file of the call, and the line; 0 where Lua does not know it.
  package let file: String?
  package let line: Int

  /// What it is declared by, also where the rest of it is wrong.
  var name: String? {
    guard case .table(let table)? = arguments.first, case .string(let name)? = table["name"] else {
      return nil
    }
    return name
  }

  /// Nil where `table` comes from no constructor.
  package init?(_ table: LuaTreeTable) {
    guard let tag = table.tag.flatMap(DeclarationTag.init(rawValue:)) else { return nil }
    self.tag = tag
    self.arguments = table.array
    if case .integer(let hole)? = table["hole"] { self.hole = Int(hole) } else { hole = nil }
    if case .string(let file)? = table["file"] { self.file = file } else { file = nil }
    if case .integer(let line)? = table["line"] { self.line = Int(line) } else { line = 0 }
  }
}
