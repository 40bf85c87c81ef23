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

/// One email (or task) of one step to one contact, planned or sent.
package struct Sending: Hashable, Sendable {
  package enum State: String, CaseIterable, Sendable {
    case planned, cancelled
    // A dispatcher adds the states of a sending on its way and its outcomes (rule 31).
  }

  /// Counts from 1.
  package var step: Int
  package var at: Instant
  package var state: State
  package var isEmail: Bool

  package init(step: Int, at: Instant, state: State, isEmail: Bool = true) {
    self.step = step
    self.at = at
    self.state = state
    self.isEmail = isEmail
  }
}
