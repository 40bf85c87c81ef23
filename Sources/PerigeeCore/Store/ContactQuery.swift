/// Which contacts a store hands out, with which columns.
package struct ContactQuery: Sendable {
  /// Whom to look among; a list must exist, and addresses that are no contact's are left out.
  package var scope: ContactScope
  /// Columns to fill; each must exist in the store.
  package var variables: [String]
  /// Lists whose membership to tell; each must exist.
  package var lists: [String]
  /// The sequence that `ContactHistory.inThisSequence` is about; nil leaves it false.
  package var sequence: String?
  /// Fill in `ContactTable.histories`; false leaves them empty and costs nothing.
  package var histories: Bool
  /// Only those that arrived later than this one; nil for all.
  package var after: Contact.ID?
  /// How many at most; nil for all.
  package var limit: Int?
  /// Rows of a table at most; more than 0.
  package var batchSize: Int

  package init(
    _ scope: ContactScope = .all, variables: [String] = [], lists: [String] = [],
    sequence: String? = nil, histories: Bool = false, batchSize: Int = 8_192
  ) {
    self.scope = scope
    self.variables = variables
    self.lists = lists
    self.sequence = sequence
    self.histories = histories
    self.batchSize = batchSize
  }
}
