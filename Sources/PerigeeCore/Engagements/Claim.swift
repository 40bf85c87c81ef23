/// A sending in a dispatcher's hand.
package struct Claim: Hashable, Sendable {
  package var enrollment: Enrollment.ID
  /// Counts from 1.
  package var step: Int
  /// Which claim of the sending it is: a later one, or whoever took it back, has another, and this one
  /// changes nothing any more.
  package var fence: Int64
  package var sender: EmailAddress
  package var contact: EmailAddress
  /// When it was planned to go.
  package var planned: Instant
  /// Of the sending, this one included.
  package var attempts: Int

  package init(
    enrollment: Enrollment.ID, step: Int, fence: Int64, sender: EmailAddress,
    contact: EmailAddress, planned: Instant, attempts: Int
  ) {
    self.enrollment = enrollment
    self.step = step
    self.fence = fence
    self.sender = sender
    self.contact = contact
    self.planned = planned
    self.attempts = attempts
  }
}
