/// What can be asked of a store about incoming mail.
package protocol InboxReader: AnyObject {
  /// The emails of ours that have these names, of those that were sent or may have been; in the order of
  /// the names, absent ones left out.
  func sendings(named names: [MessageName]) throws -> [NamedSending]

  /// A mail that was kept; nil where there is none.
  func incoming(_ id: Incoming.ID) throws -> Incoming?

  /// The mail that copies with this fingerprint are of; nil where none was kept.
  func incoming(_ fingerprint: Digest) throws -> Incoming?

  /// Newest last.
  func incoming(_ query: IncomingQuery) throws -> [Incoming]

  /// When the soft bounces of a contact came.
  func softBounces(of contact: EmailAddress) throws -> [Instant]

  /// How far a sender's mailbox was read; nil where it never was.
  func reading(of account: EmailAddress, folder: String) throws -> MailboxReading?

  /// All of them, by sender.
  func readings() throws -> [MailboxReading]

  /// When the first email of a sender went; nil where none has.
  func firstDelivery(of sender: EmailAddress) throws -> Instant?

  /// The pauses of these enrollments that end by themselves.
  func pauseEnds(of enrollments: [Enrollment.ID]) throws -> [PauseEnd]

  /// The pauses that are over at `moment`, earliest first.
  func pausesOver(at moment: Instant, limit: Int) throws -> [PauseEnd]
}
