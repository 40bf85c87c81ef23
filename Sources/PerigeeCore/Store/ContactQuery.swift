/// Which contacts a store hands out, with which columns.
package struct ContactQuery: Sendable {
  /// Where contacts are looked for.
  package enum Scope: Hashable, Sendable {
    case all
    /// Those in the list; it must exist.
    case list(String)
    /// Those with these addresses; the ones that are no contact's are left out.
    case emails([EmailAddress])
  }

  /// Whom to look among.
  package var scope: Scope
  /// Columns to fill; each must exist in the store.
  package var variables: [String]
  /// Lists whose membership to tell; each must exist.
  package var lists: [String]
  /// The sequence that `ContactHistory.inThisSequence` is about; nil leaves it false.
  package var sequence: String?
  /// Fill in `ContactTable.histories`; false leaves them empty and costs nothing.
  package var histories: Bool
  /// Rows of a table at most; more than 0.
  package var batchSize: Int

  package init(
    _ scope: Scope = .all, variables: [String] = [], lists: [String] = [],
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
