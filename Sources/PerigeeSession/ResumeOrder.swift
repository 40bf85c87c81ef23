/// Whose paused enrollments are to go on.
package struct ResumeOrder {
  package var contacts: SelectedContacts
  /// Only enrollments in this sequence, by its name; nil for any.
  package var sequence: String?
  /// Kept with the event; nil or blank where nobody said why.
  package var reason: String?

  package init(_ contacts: SelectedContacts, sequence: String? = nil, reason: String? = nil) {
    self.contacts = contacts
    self.sequence = sequence
    self.reason = reason
  }
}
