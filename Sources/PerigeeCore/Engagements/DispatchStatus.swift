/// What is being sent and what waits, as it stands in the store: nothing of it is computed.
package struct DispatchStatus: Hashable, Sendable {
  /// An email of which nobody knows whether it arrived.
  package struct Unknown: Hashable, Sendable {
    package var contact: EmailAddress
    /// Counts from 1.
    package var step: Int
    package var sequence: String
    package var sender: EmailAddress
    /// When it went, if it did.
    package var at: Instant?
    package var why: String?

    package init(
      contact: EmailAddress, step: Int, sequence: String, sender: EmailAddress, at: Instant?,
      why: String?
    ) {
      self.contact = contact
      self.step = step
      self.sequence = sequence
      self.sender = sender
      self.at = at
      self.why = why
    }
  }

  /// Planned emails of which the last word is a hook's.
  package struct Held: Hashable, Sendable {
    package var emails: Int
    /// Of the hook, or what is wrong with it.
    package var why: String

    package init(emails: Int, why: String) {
      self.emails = emails
      self.why = why
    }

    /// Reasons that are listed.
    package static let shown = 10
  }

  /// Emails whose moment has come and that are still planned, of contacts that are not paused.
  package var due: Int
  /// Emails that a dispatcher has in hand.
  package var inFlight: Int
  package var sentToday: Int
  package var mailboxes: [EmailAddress: MailboxState]
  package var unknown: [Unknown]
  /// Who sends; nil for nobody.
  package var lease: DispatchLease?
  /// The database sends nothing since then, until it is released.
  package var heldSince: Instant?
  /// The senders' inboxes that were not read to their end, and those that are not read any more.
  package var troubledInboxes: [MailboxReading]
  /// By reason, those of most emails first; at most `Held.shown`.
  package var held: [Held]
  /// What is committed and does not fit the senders' settings of today: a re-plan is due, or a sender that
  /// sends no more has emails. Sequences are not looked at.
  package var warnings: [Misfit]

  package init(
    due: Int, inFlight: Int, sentToday: Int, mailboxes: [EmailAddress: MailboxState],
    unknown: [Unknown], lease: DispatchLease?, heldSince: Instant?,
    readings: [MailboxReading] = [], held: [Held] = [], warnings: [Misfit] = []
  ) {
    self.warnings = warnings
    self.held = held
    self.due = due
    self.inFlight = inFlight
    self.sentToday = sentToday
    self.mailboxes = mailboxes
    self.unknown = unknown
    self.lease = lease
    self.heldSince = heldSince
    troubledInboxes = readings.filter { $0.halt != nil || $0.trouble != nil }
  }
}
