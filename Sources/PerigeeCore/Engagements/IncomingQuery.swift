/// Which of the mails that were read are wanted.
package struct IncomingQuery: Hashable, Sendable {
  /// Only those about this contact.
  package var contact: EmailAddress?
  /// Only those that match nobody; our own mail is none of them.
  package var isUnmatched: Bool
  /// How many of the newest; nil is all.
  package var limit: Int?

  package init(contact: EmailAddress? = nil, isUnmatched: Bool = false, limit: Int? = nil) {
    self.contact = contact
    self.isUnmatched = isUnmatched
    self.limit = limit
  }
}
