import PerigeeCore
import PerigeeInbox
import PerigeeMail
import Testing

@Suite("Whom a server's no is about")
struct RefusalSubjectTests {
  private static func subject(_ line: String) -> RefusalSubject {
    RefusalSubject(of: SMTPReply(code: Int(line.prefix(3)) ?? 0, text: String(line.dropFirst(4))))
  }

  @Test(
    "Login, relay, policy and rate are the sender's, whatever the code",
    arguments: [
      "550 Relaying denied", "550 Relay access denied", "554 relay denied",
      "550 Authentication required", "550 please authenticate first", "530 5.5.1 no",
      "550 mail from 192.0.2.1 refused, your IP is listed at zen.spamhaus.org",
      "550 Too many messages, rate limited", "550 Sender verify failed",
      "550 Daily sending quota exceeded", "550 5.4.5 Daily user sending limit exceeded",
      "551 not local, please authenticate",
      "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)",
      "553 sorry, that domain isn't in my list of allowed rcpthosts",
      "554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException; message rate",
      "550 Must issue a STARTTLS command first", "550 5.1.0 Authentication required",
      "554 Service unavailable; Client host [192.0.2.1] blocked using bl.spamcop.net",
    ])
  func sender(line: String) { #expect(Self.subject(line) == .sender) }

  @Test(
    "The address is nobody's only where the server says so",
    arguments: [
      "550 No such user here", "550 <ann@x.example>: User unknown", "550 5.1.1 nobody",
      "550 mailbox unavailable", "550 #5.1.0 Address rejected.", "550 Unrouteable address",
      "550 5.1.1 <ann@blocked.example>: Recipient address rejected: User unknown",
      "550 no such user ann@spam.example", "553 5.1.3 bad syntax", "556 5.1.10 null MX",
      "551 User not local; please try <ann@y.example>", "550 5.2.1 mailbox disabled",
    ])
  func address(line: String) { #expect(Self.subject(line) == .address) }

  @Test(
    "A mailbox that is full, a mail that is refused, and what tells nothing, are neither",
    arguments: [
      "550 Mailbox full", "552 5.2.2 over quota", "552 message too large", "554 no",
      "554 Transaction failed", "550 message contains a virus", "550 ann@x.example",
      "550 this account is blocked account", "550 Only members may post",
    ])
  func email(line: String) { #expect(Self.subject(line) == .email) }

  @Test(
    "Not authorized may be said of the sender or of the recipient",
    arguments: [
      "550 5.7.1 Recipient address rejected",
      "554 5.7.1 <a@x.example>: Recipient address rejected: Access denied",
      "550 5.7.1 Access denied", "550 5.7.1 not wanted", "550 5.7.0 no", "550 5.7.133 no",
      "550 5.7.1 Recipient address rejected: restricted mailbox",
    ])
  func unclear(line: String) { #expect(Self.subject(line) == .unclear) }

  @Test(
    "Words about relay, login, rate and sender make it the sender's",
    arguments: [
      "554 5.7.1 relay access denied", "550 5.7.1 looks like spam",
      "550 5.7.1 Sender address rejected",
      "550 5.7.1 Recipient address rejected: Relay access denied", "550 5.7.26 no", "550 5.7.60 no",
      "550 5.7.1 Authentication required", "550 5.7.1 too many messages",
    ])
  func ofSender(line: String) { #expect(Self.subject(line) == .sender) }

  @Test("A report that quotes such a no bounces no address either")
  func reports() {
    for line in ["550 Relaying denied", "550 Authentication required", "550 Mailbox full"] {
      let mail = MailCase.report(
        "Undelivered Mail Returned to Sender", "Sorry.",
        status: """
          Reporting-MTA: dns; mx.acme.example

          Final-Recipient: rfc822; ben@x.example
          Action: failed
          Status: 5.0.0
          Diagnostic-Code: smtp; \(line)
          """)
      let reading = MailReader().read(mail.utf8)
      #expect(reading.recipients.map(\.hardness) == [.soft], "\(line)")
    }
  }
}
