package import PerigeeCore

/// What is changed about one contact.
package struct ContactChange {
  /// Nil clears a variable.
  package var variables: [String: String?] = [:]
  /// Nobody, where the inner one is nil.
  package var owner: EmailAddress??
  /// Nil leaves it.
  package var status: ContactStatus?

  package init() {}
}
