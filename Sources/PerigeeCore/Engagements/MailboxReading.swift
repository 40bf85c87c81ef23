/// How far a sender's mailbox was read.
package struct MailboxReading: Hashable, Sendable {
  package var account: EmailAddress
  package var folder: String
  /// The server's; where it changes, its numbers mean other mails.
  package var uidValidity: Int64
  /// The number of the mail that is read next.
  package var next: Int64
  /// When it was last read without trouble; nil where it never was.
  package var readAt: Instant?
  /// Since when it is not read any more, and why: a login that was refused.
  package var halt: MailboxState.Halt?
  /// What kept the last reading from its end; nil where nothing did. It is tried again by itself.
  package var trouble: String?

  package init(
    account: EmailAddress, folder: String, uidValidity: Int64 = 0, next: Int64 = 1,
    readAt: Instant? = nil, halt: MailboxState.Halt? = nil, trouble: String? = nil
  ) {
    self.account = account
    self.folder = folder
    self.uidValidity = uidValidity
    self.next = next
    self.readAt = readAt
    self.halt = halt
    self.trouble = trouble
  }
}
