/// An email whose moment has come, with what has to be looked at before it is claimed (rule 15).
package struct DueSending: Hashable, Sendable {
  package var enrollment: Enrollment.ID
  package var engagement: Engagement.ID
  /// Counts from 1.
  package var step: Int
  package var planned: Instant
  package var contact: EmailAddress
  package var status: ContactStatus
  package var bounced: Bool
  /// How often it was tried before.
  package var attempts: Int
  /// When it was first tried; nil where it was not.
  package var firstTried: Instant?
  /// The steps before it, in their order.
  package var earlier: [Sending]
  /// When the last of them that went really did; nil where none did.
  package var previouslySent: Instant?

  package init(
    enrollment: Enrollment.ID, engagement: Engagement.ID, step: Int, planned: Instant,
    contact: EmailAddress, status: ContactStatus, bounced: Bool, attempts: Int = 0,
    firstTried: Instant? = nil, earlier: [Sending] = [], previouslySent: Instant? = nil
  ) {
    self.enrollment = enrollment
    self.engagement = engagement
    self.step = step
    self.planned = planned
    self.contact = contact
    self.status = status
    self.bounced = bounced
    self.attempts = attempts
    self.firstTried = firstTried
    self.earlier = earlier
    self.previouslySent = previouslySent
  }
}
