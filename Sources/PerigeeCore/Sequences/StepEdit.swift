/// One contact's own email of one step, in place of the sequence's (rule 11).
package struct StepEdit: Hashable, Sendable {
  /// Whose edit it is; nobody else's email changes.
  package var contact: EmailAddress
  /// By its name.
  package var sequence: String
  /// Counts from 1.
  package var step: Int
  /// Nil keeps the sequence's.
  package var subject: String?
  /// Nil leaves the step's.
  package var text: String?
  /// Nil leaves the step's.
  package var html: String?

  package init(
    contact: EmailAddress, sequence: String, step: Int, subject: String? = nil,
    text: String? = nil, html: String? = nil
  ) {
    self.contact = contact
    self.sequence = sequence
    self.step = step
    self.subject = subject
    self.text = text
    self.html = html
  }
}
