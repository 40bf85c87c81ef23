package import PerigeeCore

/// How a sequence stands, email by email: what a page of it shows besides its report.
package struct SequenceOutlook {
  /// Contacts who get no more of a sequence, for one cause.
  package struct Stop: Hashable, Sendable {
    package var contacts = 0
    /// The first three of them.
    package var examples: [EmailAddress] = []
  }

  /// The emails of a sender that hold quota, ascending.
  package struct OwnEmails: Hashable, Sendable {
    /// Each contact's first.
    package var first: [Instant] = []
    package var later: [Instant] = []

    package init() {}
  }

  /// An email that lies later than it was wanted, with what `explain` says of it.
  package struct LateEmail: Hashable, Sendable {
    package var contact: EmailAddress
    /// Counts from 1.
    package var step: Int
    package var at: Instant
    /// The sender's.
    package var zone: Zone
    /// How many milliseconds lie between; at least an hour.
    package var length: Int64
    /// Why its plan has it where it has it.
    package var sentence: String
    /// Where it was moved since, oldest first.
    package var moves: [String]
  }

  /// When the last contact starts, or did, and why not earlier.
  package struct LastStart: Hashable, Sendable {
    package var contact: EmailAddress
    package var at: Instant
    package var zone: Zone
    /// The email is still to go.
    package var isToCome: Bool
    /// Nil where nothing held it back, or nobody knows any more.
    package var binding: String?
    package var sentence: String
  }

  package var report: SequenceReport
  /// Who stopped at which step, by cause; steps count from 1.
  package var stops: [Int: [CancelCause: Stop]]
  package var emails: [EmailAddress: OwnEmails]
  /// Emails whose moment has passed without them.
  package var overdue: Int
  /// When the last email goes that is planned; nil where none is.
  package var finish: Instant?
  /// Nil where nobody got an email or will.
  package var lastStart: LastStart?
  /// The worst first.
  package var late: [LateEmail]
  /// Of the sequence's senders, on the days of its emails.
  package var calendars: MailboxCalendars
  /// What each mailbox of `calendars` has, of all sequences.
  package var uses: [MailboxUse]
  package var team: Team
  /// When it was looked at.
  package var now: Instant
}
