package import PerigeeCore

/// Reads a mail from its bytes: what it is, whom it is about, and why.
///
/// Looks at the first `Bounds.mail` bytes alone, keeps nothing, and fails on no input: what cannot be
/// read is passed over, and a mail of which nothing can be read is `other`.
package struct MailReader: Sendable {
  private let own: Set<String>

  /// - Parameter ownAddresses: what our own mail is from, in any case of letters; none, and then our
  ///   mail is known by its marks alone.
  package init(ownAddresses: [String] = []) {
    own = Set(ownAddresses.map { $0.lowercased() })
  }

  /// - Parameter bytes: a mail as a server or a file has it, with any line ends.
  package func read(_ bytes: some Collection<UInt8>) -> MailReading {
    let mail = Mail(LineEnds.normalised(bytes, limit: Bounds.mail)[...])
    let finding =
      mail.headers.isEmpty && mail.contents.text.allSatisfy { $0 <= 0x20 }
      ? Finding(.other, ["no headers and no text"]) : VerdictRules.judge(mail, own: own)
    return MailReading(
      verdict: finding.verdict, recipients: finding.recipients, returnDate: finding.returnDate,
      evidence: finding.evidence.map(Self.shown), sender: mail.sender, subject: mail.subject,
      date: mail.date?.instant, messageID: MessageIDs.first(in: mail.headers.raw("message-id")),
      references: MessageIDs.references(of: mail), unsubscribeToken: Self.token(mail),
      excerpt: mail.written.excerpt(1_000))
  }

  private static func token(_ mail: Mail) -> String? {
    UnsubscribeMark.token(in: Bytes(mail.subject))
      ?? mail.headers.raw("list-unsubscribe").flatMap { UnsubscribeMark.token(in: $0) }
      ?? mail.contents.returned?.raw("list-unsubscribe")
      .flatMap { UnsubscribeMark.token(in: $0) }
  }

  /// On one line, at most 200 characters.
  private static func shown(_ evidence: String) -> String {
    let scalars = evidence.unicodeScalars.lazy.map { $0.value < 0x20 ? " " : $0 }.prefix(200)
    return String(String.UnicodeScalarView(scalars))
  }
}
