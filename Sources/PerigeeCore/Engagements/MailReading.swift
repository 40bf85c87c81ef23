/// What can be read from an incoming mail alone, with no look at what is stored.
package struct MailReading: Sendable, Hashable {
  package let verdict: Verdict
  /// For reports of delivery, each recipient once, as the report orders them; else empty.
  package let recipients: [VerdictRecipient]
  /// The day on which the writer of an automatic reply is back, where the text is unambiguous.
  package let returnDate: Day?
  /// Why the verdict is what it is, each a header line or an excerpt, the weightiest first.
  package let evidence: [String]
  /// The address that wrote, of `From`; nil where none can be read.
  package let sender: String?
  package var subject: String
  /// Of the `Date` header; nil where it is missing or wrong.
  package let date: Instant?
  /// The mail's own Message-ID with its angle brackets, where it has one.
  package let messageID: String?
  /// The Message-IDs that the mail answers or returns, with angle brackets: In-Reply-To, References,
  /// the returned message of a report; each once.
  package let references: [String]
  /// The token of an unsubscribing by mail, where one is addressed or quoted.
  package let unsubscribeToken: String?
  /// The start of what its writer wrote, without quotes, at most 1,000 characters.
  package var excerpt: String

  package init(
    verdict: Verdict, recipients: [VerdictRecipient] = [], returnDate: Day? = nil,
    evidence: [String], sender: String?, subject: String, date: Instant?, messageID: String?,
    references: [String] = [], unsubscribeToken: String? = nil, excerpt: String
  ) {
    self.verdict = verdict
    self.recipients = recipients
    self.returnDate = returnDate
    self.evidence = evidence
    self.sender = sender
    self.subject = subject
    self.date = date
    self.messageID = messageID
    self.references = references
    self.unsubscribeToken = unsubscribeToken
    self.excerpt = excerpt
  }
}
