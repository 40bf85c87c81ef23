/// Imported rows in columns, ready for the store: addresses normalised, cells trimmed, all checked.
package struct ContactBatch: Sendable {
  package var emails: TextColumn
  /// Each row's owner, blank for none.
  package var owners: TextColumn
  /// Each row's status, nil where the file gives none.
  package var statuses: [ContactStatus?]
  package var variables: [String]
  /// One column a variable, as long as `emails`.
  package var columns: [TextColumn]

  package init(variables: [String]) {
    self.emails = TextColumn()
    self.owners = TextColumn()
    self.statuses = []
    self.variables = variables
    self.columns = Array(repeating: TextColumn(), count: variables.count)
  }

  package var count: Int { emails.count }
}

/// What an import does with a contact that is there already (rule 3).
package enum ExistingContact: String, CaseIterable, Sendable {
  /// Leaves the contact as it is.
  case skip
  /// Fills in what is blank.
  case fill
  /// Replaces what the file has a value for; a blank cell never erases.
  case overwrite
}

package enum UpsertOutcome: Hashable, Sendable {
  case imported, updated, unchanged
}
