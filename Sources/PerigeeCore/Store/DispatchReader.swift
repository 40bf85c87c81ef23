/// What a dispatcher asks of a store.
package protocol DispatchReader: AnyObject {
  /// The planned emails of `sender` with a moment in `from ... through`, in order of time; those of paused
  /// enrollments have none.
  func due(
    of sender: EmailAddress, from: Instant, through: Instant, limit: Int
  ) throws -> [DueSending]

  /// How many emails of `sender` were sent after `after`, may have been, or are on their way.
  func sent(by sender: EmailAddress, after: Instant) throws -> Int

  /// The moments that `sent(by:after:)` counts, ascending.
  func sentMoments(of sender: EmailAddress, after: Instant) throws -> [Instant]

  /// The first moment of a planned email of `sender` at or after `from`; nil where there is none.
  func nextPlanned(of sender: EmailAddress, from: Instant) throws -> Instant?

  /// The emails that are claimed or handed over, in order of enrollments.
  func claims() throws -> [Claim]

  /// The emails of which nobody knows whether they were sent, in order of enrollments.
  func unknowns() throws -> [Claim]

  func enrollment(_ id: Enrollment.ID) throws -> Enrollment?

  /// The attempts to send an enrollment's emails, in order of steps.
  func deliveries(of enrollment: Enrollment.ID) throws -> [Delivery]

  /// Nil where nobody dispatches; one that has run out or whose process is gone is still there.
  func dispatcher() throws -> DispatcherLease?

  /// In order of senders.
  func halts() throws -> [SenderHalt]

  func dispatchHold() throws -> DispatchHold?
}
