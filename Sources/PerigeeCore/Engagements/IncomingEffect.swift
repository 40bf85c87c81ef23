/// Something that an incoming mail did, with what it takes to undo it.
package enum IncomingEffect: Hashable, Sendable {
  /// An enrollment came to an end, or to a truer one.
  /// - Parameter steps: what was still to go, and is cancelled.
  case ended(Enrollment.ID, before: EnrollmentState, steps: [Int])
  /// An enrollment was paused, until then.
  case paused(Enrollment.ID, until: Instant)
  /// The end of a pause that an earlier mail made moved.
  case prolonged(Enrollment.ID, before: Instant, until: Instant)
  case status(EmailAddress, before: ContactStatus, after: ContactStatus)
  /// - Parameter was: the weaker entry whose place it took.
  case blacklisted(BlacklistEntry.Subject, was: BlacklistEntry?)
  /// The address was marked as failing.
  case bounced(EmailAddress)
  /// An email of which nobody knew was found to have arrived.
  case foundSent(Enrollment.ID, step: Int)
}
