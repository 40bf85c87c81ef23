/// The chosen sender becomes the contact's owner (rule 17).
package struct OwnerChange: Hashable, Sendable {
  /// Who is enrolled.
  package var contact: EmailAddress
  /// Nil where nobody owned the contact.
  package var from: EmailAddress?
  /// The sender that the plan chose.
  package var to: EmailAddress
}
