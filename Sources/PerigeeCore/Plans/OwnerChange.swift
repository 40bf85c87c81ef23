/// The chosen sender becomes the contact's owner (rule 17).
package struct OwnerChange: Hashable, Sendable {
  package var contact: EmailAddress
  /// Nil where nobody owned the contact.
  package var from: EmailAddress?
  package var to: EmailAddress
}
