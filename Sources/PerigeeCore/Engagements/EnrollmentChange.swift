/// What an event did to one enrollment.
package struct EnrollmentChange: Hashable, Sendable {
  package var enrollment: Enrollment.ID
  package var contact: EmailAddress
  /// By its name.
  package var sequence: String
  package var sender: EmailAddress
  /// Before the event.
  package var before: EnrollmentState
  /// Another one than before.
  package var after: EnrollmentState
  /// Emails and tasks that were still to go and are cancelled, or have no moment any more.
  package var sendings: Int
  /// The first moment among them; nil where none had one.
  package var next: Instant?

  package init(
    enrollment: Enrollment.ID, contact: EmailAddress, sequence: String, sender: EmailAddress,
    before: EnrollmentState, after: EnrollmentState, sendings: Int, next: Instant?
  ) {
    self.enrollment = enrollment
    self.contact = contact
    self.sequence = sequence
    self.sender = sender
    self.before = before
    self.after = after
    self.sendings = sendings
    self.next = next
  }
}
