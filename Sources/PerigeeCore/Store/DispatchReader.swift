/// What a dispatcher asks of a store, and whoever looks at it.
package protocol DispatchReader: AnyObject {
  /// The lease that was taken last; nil where it was given back.
  func dispatchLease() throws -> DispatchLease?

  /// Since when the database sends nothing; nil where it may.
  func dispatchHeldSince() throws -> Instant?

  /// Whether a claim still stands: it is claimed under this fence.
  func stands(_ ticket: SendingTicket) throws -> Bool

  /// The first step behind `step` that is still to go; nil where there is none.
  func nextOpen(after step: Int, of enrollment: Enrollment.ID) throws -> Sending?

  /// Emails of `sender` that are planned for before `moment`, of enrollments that are live and not paused
  /// and have no earlier step in hand; in the order of their moments, at most `limit`.
  func lateSendings(of sender: EmailAddress, before moment: Instant, limit: Int) throws
    -> [LateSending]

  /// When the next planned email of `sender` goes, late ones too.
  func nextEmail(of sender: EmailAddress) throws -> Instant?

  /// `load(from:)` of one sender.
  func load(of sender: EmailAddress, from: Instant) throws -> [Instant]

  /// Every attempt at an enrollment's emails, oldest first.
  func deliveries(of enrollment: Enrollment.ID) throws -> [Delivery]

  /// The newest attempts of `sender` that a server took or refused for good, newest first, at most `limit`.
  func newestAnswers(to sender: EmailAddress, limit: Int) throws -> [Delivery]

  /// The senders that are halted or wait.
  func mailboxes() throws -> [EmailAddress: MailboxState]

  /// - Parameters:
  ///   - now: emails that are planned for it or before are due.
  ///   - today: what was sent from then on counts as today's.
  func dispatchStatus(now: Instant, today: Instant) throws -> DispatchStatus
}

/// An email whose moment has passed.
package struct LateSending: Hashable, Sendable {
  package var enrollment: Enrollment.ID
  package var contact: EmailAddress
  /// Counts from 1.
  package var step: Int
  /// Its moment.
  package var at: Instant

  package init(enrollment: Enrollment.ID, contact: EmailAddress, step: Int, at: Instant) {
    self.enrollment = enrollment
    self.contact = contact
    self.step = step
    self.at = at
  }
}
