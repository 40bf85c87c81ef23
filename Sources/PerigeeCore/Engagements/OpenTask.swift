/// A task that somebody has to do: of a live enrollment, not paused, and the first that it waits for.
package struct OpenTask: Hashable, Sendable {
  package var enrollment: Enrollment.ID
  /// Whose sequence says what is to be done.
  package var engagement: Engagement.ID
  package var contact: EmailAddress
  /// By its name.
  package var sequence: String
  /// Counts from 1.
  package var step: Int
  /// Who has to do it.
  package var sender: EmailAddress
  /// In the slot that it is planned for.
  package var at: Instant
  /// The values that its enrollment goes on with, blank ones left out.
  package var values: [String: String]
  /// What it goes on with since an upgrade or a handover; nil for what its engagement has.
  package var version: EnrollmentVersion?

  package init(
    enrollment: Enrollment.ID, engagement: Engagement.ID, contact: EmailAddress, sequence: String,
    step: Int, sender: EmailAddress, at: Instant, values: [String: String],
    version: EnrollmentVersion? = nil
  ) {
    self.enrollment = enrollment
    self.engagement = engagement
    self.contact = contact
    self.sequence = sequence
    self.step = step
    self.sender = sender
    self.at = at
    self.values = values
    self.version = version
  }
}

extension OpenTask {
  /// How a task stands to the present; the raw values are shown.
  package enum Urgency: String, CaseIterable, Sendable {
    /// Its slot is over.
    case overdue
    /// Its slot has begun.
    case due
    case coming
  }

  /// - Parameter zone: the sender's, whose clock hours are its slots.
  package func urgency(at now: Instant, in zone: Zone) -> Urgency {
    let slot = zone.clockHourStart(containing: at)
    if now < slot { return .coming }
    return now < slot + Milliseconds.hour ? .due : .overdue
  }
}
