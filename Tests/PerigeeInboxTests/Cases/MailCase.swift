import PerigeeCore
import PerigeeInbox

/// A mail written for a test, and what is to be read from it.
struct MailCase: Sendable, CustomStringConvertible {
  let name: String
  let mail: String
  let verdict: Verdict
  /// "ann@x.example failed hard", in their order.
  var recipients: [String] = []
  /// ISO 8601.
  var returnDate: String?

  init(
    _ name: String, _ verdict: Verdict, about recipients: [String] = [],
    back returnDate: String? = nil,
    _ mail: String
  ) {
    self.name = name
    self.mail = mail
    self.verdict = verdict
    self.recipients = recipients
    self.returnDate = returnDate
  }

  var description: String { name }

  /// What differs; empty where nothing does.
  var faults: [String] {
    let reading = MailReader().read(mail.utf8)
    var faults: [String] = []
    if reading.verdict != verdict {
      faults.append("\(reading.verdict.rawValue) for \(verdict.rawValue): \(reading.evidence)")
    }
    let read = reading.recipients.map {
      "\($0.address) \($0.action.rawValue) \($0.hardness.rawValue)"
    }
    if read != recipients { faults.append("\(read) for \(recipients)") }
    if reading.returnDate?.description != returnDate {
      faults.append("\(reading.returnDate?.description ?? "-") for \(returnDate ?? "-")")
    }
    return faults
  }
}

extension MailCase {
  /// A mail of a server to anna@acme.example.
  static func server(
    _ subject: String, from: String = "Mail Delivery System <MAILER-DAEMON@mx.acme.example>",
    more: String = "", _ text: String
  ) -> String {
    """
    Return-Path: <>
    From: \(from)
    To: anna@acme.example
    Subject: \(subject)
    Date: Tue, 24 Nov 2026 10:00:00 +0100\(more.isEmpty ? "" : "\n" + more)

    \(text)
    """
  }

  /// A mail of ben@x.example, a Tuesday's.
  static func person(
    _ subject: String, more: String = "In-Reply-To: <0a1b@acme.example>",
    date: String = "Tue, 24 Nov 2026 10:00:00 +0100", _ text: String
  ) -> String {
    """
    From: Ben Ray <ben@x.example>
    To: Anna Lee <anna@acme.example>
    Subject: \(subject)
    Message-ID: <77@x.example>
    Date: \(date)
    Content-Type: text/plain; charset=utf-8\(more.isEmpty ? "" : "\n" + more)

    \(text)
    """
  }

  /// A report with the fields that machines read.
  static func report(
    _ subject: String, _ text: String, status: String,
    returned: String = "Message-ID: <0a1b@acme.example>\nSubject: Hello"
  ) -> String {
    server(
      subject,
      more: "MIME-Version: 1.0\nAuto-Submitted: auto-replied\n"
        + "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b1\"",
      """
      This is a MIME-encapsulated message.

      --b1
      Content-Type: text/plain; charset=us-ascii

      \(text)

      --b1
      Content-Type: message/delivery-status

      \(status)

      --b1
      Content-Type: message/rfc822

      \(returned)

      Hello Ben

      --b1--
      """)
  }
}
