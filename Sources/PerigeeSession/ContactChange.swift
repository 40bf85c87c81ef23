package import PerigeeCore

/// What is changed about one contact.
package struct ContactChange {
  /// Nil clears a variable.
  package var variables: [String: String?] = [:]
  /// Nobody, where the inner one is nil.
  package var owner: EmailAddress??
  /// Nil leaves it.
  package var status: ContactStatus?
  /// A variable that no contact and no declaration has is made, and no misspelling.
  package var makesVariables = false
  /// The contact's own wish may be taken back (rule 7).
  package var isConfirmed = false

  package init() {}
}
