/// One event of an enrollment's history.
package struct EnrollmentRecord: Hashable, Sendable {
  package var event: EnrollmentEvent
  /// The state that it led to.
  package var state: EnrollmentState
  package var at: Instant
  /// Who did it, or whose session noted it.
  package var user: EmailAddress
  /// Why, in the words of whoever or whatever did it; nil where there is no more to say than the event.
  package var reason: String?

  package init(
    event: EnrollmentEvent, state: EnrollmentState, at: Instant, user: EmailAddress,
    reason: String? = nil
  ) {
    self.event = event
    self.state = state
    self.at = at
    self.user = user
    self.reason = reason
  }
}
