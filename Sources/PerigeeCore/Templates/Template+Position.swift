extension Template {
  /// A place in a template, from 1; a column is a Unicode scalar.
  package struct Position: Hashable, Comparable, Sendable {
    /// From 1.
    package var line: Int
    /// In characters, from 1.
    package var column: Int

    package init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }

    package static func < (left: Self, right: Self) -> Bool {
      (left.line, left.column) < (right.line, right.column)
    }
  }
}
