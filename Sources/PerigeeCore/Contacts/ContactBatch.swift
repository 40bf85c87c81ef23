/// Imported rows in columns, ready for the store: addresses normalised, cells trimmed, all checked.
package struct ContactBatch: Sendable {
  /// One a row.
  package var emails: TextColumn
  /// Each row's owner, blank for none.
  package var owners: TextColumn
  /// Each row's status, nil where the file gives none.
  package var statuses: [ContactStatus?]
  /// The lists that each row names, as `ListNames` writes them; nil where the file has no such column.
  package var lists: TextColumn?
  /// The names of `columns`.
  package var variables: [String]
  /// One column a variable, as long as `emails`.
  package var columns: [TextColumn]
  /// Where each row begins in its file; empty for rows of no file.
  package var lines: [Int] = []
  /// The rows are of contacts that a batch before had, and say only their statuses.
  package var areWishes = false

  /// A batch without rows; `columns` stand in the order of `variables`.
  package init(variables: [String]) {
    self.emails = TextColumn()
    self.owners = TextColumn()
    self.statuses = []
    self.variables = variables
    self.columns = Array(repeating: TextColumn(), count: variables.count)
  }

  /// In rows.
  package var count: Int { emails.count }

  /// Adds a variable that is blank in the first rows; values for the others are to follow.
  mutating func add(variable: String, rows: Int) {
    variables.append(variable)
    columns.append(TextColumn(repeatElement("", count: rows)))
  }
}
