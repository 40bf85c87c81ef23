import PerigeeCore
package import PerigeeMail

extension RefusalSubject {
  /// By the words of a reply.
  ///
  /// The table that reads reports of failed deliveries decides here, too: what bounces no address in a report
  /// bounces none in a conversation.
  package init(of reply: SMTPReply) {
    let words = FoldedText(Self.withoutAddresses(reply.text))
    let status = reply.status ?? StatusCode.first(in: words.bytes[...])
    if Self.loginCodes.contains(reply.code) || status.map(Self.isOfSender) == true {
      self = .sender
      return
    }
    let isUnclear = status.map(Self.unclearStatuses.contains) == true
    if isUnclear, Self.ofEither.matches(words), !Self.ofSenderAlone.matches(words) {
      self = .unclear
      return
    }
    let namesNobody = status == "5.1.1" && FailureWords.nameNoMailbox(words)
    if !namesNobody, FailureWords.table.weightiest(in: words)?.fact.isOfSender == true {
      self = .sender
      return
    }
    if isUnclear {
      self = .unclear
      return
    }
    let cause = FailureCause(words: words, status: status)
    // A mailbox that is switched off, by its status: in a conversation it is the mailbox itself that says so.
    let isSwitchedOff = status == "5.2.1" && cause == .suspended
    self = cause?.hardness == .hard || isSwitchedOff ? .address : .email
  }

  /// RFC 4954: of the login, at whatever command.
  private static let loginCodes: Set = [530, 534, 535, 538]

  /// RFC 3463's "not authorized", which servers say of a sender, of a recipient who takes not everybody's mail,
  /// and of one list; and how a large provider calls the latter.
  private static let unclearStatuses: Set = [
    "5.7.0", "5.7.1", "5.7.2", "5.7.124", "5.7.129", "5.7.133", "5.7.134", "5.7.135", "5.7.136",
  ]

  private static let ofEither = PhraseTable([((), ["recipient address rejected", "access denied"])])

  private static let ofSenderAlone = PhraseTable([
    (
      (),
      [
        "relay", "relaying", "authentication", "authenticate", "login required", "rate limit*",
        "too many messages",
      ]
    )
  ])

  /// RFC 3463's policy, a sender's address, and quotas of large providers.
  private static func isOfSender(_ status: String) -> Bool {
    (status.hasPrefix("5.7.") && !unclearStatuses.contains(status))
      || ["5.1.7", "5.1.8", "5.1.90", "5.4.5"].contains(status)
  }

  /// Servers repeat addresses, and "ann@blocked.example" says nothing.
  private static func withoutAddresses(_ text: String) -> String {
    text.split(separator: " ").filter { !$0.contains("@") }.joined(separator: " ")
  }
}
