/// What can be changed about incoming mail. No plan reads it, so that all is bookkeeping but `reopen`.
package protocol InboxWriter: AnyObject {
  /// Keeps a mail.
  /// - Returns: its number; nil where a copy of it was kept before, and nothing was changed.
  func keep(_ incoming: Incoming) throws -> Incoming.ID?

  /// Changes what a kept mail is taken for, and what that did.
  func change(_ incoming: Incoming) throws

  /// Drops what strangers wrote, in mails that were read before `moment` and are about no contact: subject
  /// and text. Who wrote, when, the verdict and its evidence stay.
  func forgetTexts(readBefore moment: Instant) throws

  /// Keeps how far a mailbox was read.
  func keep(_ reading: MailboxReading) throws

  /// Makes a paused enrollment go on by itself, or changes when; whatever changes its state ends that.
  func keep(_ end: PauseEnd) throws

  /// Makes a pause one without an end.
  func removePauseEnd(of enrollment: Enrollment.ID) throws

  /// Takes the names of emails into the index that `sendings(named:)` reads, at most `limit`.
  /// - Returns: whether it has all of them now.
  func indexMessages(limit: Int) throws -> Bool

  /// Lets an enrollment go on that a verdict had ended: its steps are planned again, without moments.
  /// - Returns: false where it has not ended that way, or its contact is live elsewhere; nothing is
  ///   changed then.
  func reopen(
    _ reopening: EnrollmentReopening, reason: String?, by user: EmailAddress, at now: Instant
  ) throws -> Bool
}
