/// A contact that is not in a plan, and why: all reasons that hold (rule 14).
package struct ExcludedContact: Hashable, Sendable {
  /// The store's; excluded contacts are listed in its order.
  package var id: Contact.ID
  /// The address, for people and for the digest.
  package var contact: EmailAddress
  /// At least one, in the order of rules 12 and 13.
  package var reasons: [Exclusion]

  package init(id: Contact.ID, contact: EmailAddress, reasons: [Exclusion]) {
    self.id = id
    self.contact = contact
    self.reasons = reasons
  }
}
