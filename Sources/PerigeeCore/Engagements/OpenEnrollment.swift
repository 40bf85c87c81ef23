/// An enrollment that is live, with all its sendings: what is read to move those that are still to go.
package struct OpenEnrollment: Hashable, Sendable {
  package var id: Enrollment.ID
  package var engagement: Engagement.ID
  package var contact: EmailAddress
  /// By its name.
  package var sequence: String
  /// From whom what is still to go goes.
  package var sender: EmailAddress
  package var state: EnrollmentState
  /// In the order of steps.
  package var sendings: [Sending]
  /// What it goes on with since an upgrade or a handover; nil for what its engagement has.
  package var version: EnrollmentVersion?
  /// When emails really went, or at the latest where one of which nobody knows had no moment, and tasks were
  /// done or skipped, by step.
  package var sentAt: [Int: Instant]

  package init(
    id: Enrollment.ID, engagement: Engagement.ID, contact: EmailAddress, sequence: String,
    sender: EmailAddress, state: EnrollmentState, sendings: [Sending],
    version: EnrollmentVersion? = nil, sentAt: [Int: Instant] = [:]
  ) {
    self.id = id
    self.engagement = engagement
    self.contact = contact
    self.sequence = sequence
    self.sender = sender
    self.state = state
    self.sendings = sendings
    self.version = version
    self.sentAt = sentAt
  }

  /// Which live enrollments are meant.
  package enum Choice: Hashable, Sendable {
    case enrollments([Enrollment.ID])
    /// Whose sender is one of these.
    case senders([EmailAddress])
    /// Of one sequence, by its name.
    case sequence(String)
    /// Something of it that is still to go has no moment.
    case waiting
  }
}

extension OpenEnrollment {
  /// What is still to go and in nobody's hands, in the order of steps.
  package var planned: [Sending] { sendings.filter { $0.state == .planned } }

  /// When the step before what is still to go went, or is to go; nil where the contact has not started.
  package var previous: Instant? {
    guard let first = planned.first else { return nil }
    let before = sendings.last {
      $0.step < first.step && ($0.at != nil || sentAt[$0.step] != nil)
    }
    return before.flatMap { sentAt[$0.step] ?? $0.at }
  }
}

extension Sending {
  /// What follows counts from its delivery, and not from its moment.
  package var countsFromDelivery: Bool { state == .sent || (state == .unknown && at == nil) }
}
