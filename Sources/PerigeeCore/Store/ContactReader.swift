/// What can be asked of a store about contacts, their variables and their lists.
package protocol ContactReader: AnyObject {
  /// All variables that any contact may have, sorted.
  func variables() throws -> [String]

  /// All lists, sorted by name. Their members are counted one by one; `listNames` counts nobody.
  func lists() throws -> [ListSummary]

  /// The names of all lists, sorted.
  func listNames() throws -> [String]

  /// Hands out the contacts of `query` in the order of their IDs (the order of arrival), in batches
  /// of at most `ContactQuery.batchSize` rows.
  /// - Throws: `UnknownName` of a list or a variable, and what `body` throws.
  func contacts(_ query: ContactQuery, _ body: (ContactTable) throws -> Void) throws

  /// How many contacts `contacts` hands out of `scope`.
  /// - Throws: `UnknownName` of a list.
  func count(of scope: ContactScope) throws -> Int

  /// The contacts with these addresses, whole; absent ones are left out. Order of IDs.
  func contacts(withEmails emails: [EmailAddress]) throws -> [Contact]
}
