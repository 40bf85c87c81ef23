/// One contact's run through one sequence.
package struct Enrollment: Hashable, Sendable {
  package var engagement: Engagement.ID
  package var contact: EmailAddress
  package var sequence: String
  package var sender: EmailAddress
  package var state: EnrollmentState
  /// The contact's owner before it (rule 17).
  package var previousOwner: EmailAddress?
  /// The values its templates were committed with, blank ones left out.
  package var values: [String: String]
  /// The contact's own emails of steps, which it was engaged with (rule 11).
  package var edits: [StepEdit]
  /// In the order of steps.
  package var sendings: [Sending]

  package init(
    engagement: Engagement.ID, contact: EmailAddress, sequence: String, sender: EmailAddress,
    state: EnrollmentState, previousOwner: EmailAddress?, values: [String: String],
    edits: [StepEdit], sendings: [Sending]
  ) {
    self.engagement = engagement
    self.contact = contact
    self.sequence = sequence
    self.sender = sender
    self.state = state
    self.previousOwner = previousOwner
    self.values = values
    self.edits = edits
    self.sendings = sendings
  }
}
