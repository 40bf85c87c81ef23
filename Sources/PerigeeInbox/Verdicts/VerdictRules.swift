import PerigeeCore

/// The rules in the order in which they decide: the first that finds something says what the mail is.
enum VerdictRules {
  /// - Parameter own: our own addresses, in small letters.
  static func judge(_ mail: Mail, own: Set<String>) -> Finding {
    let origin = Origin(mail)
    if let finding = OwnMail.judge(mail, own: own) { return finding }
    return rules.lazy.compactMap { $0(mail, origin) }.first ?? Reply.finding(mail)
  }

  private static let rules: [@Sendable (Mail, Origin) -> Finding?] = [
    { CloudReport.judge($0, $1) },
    { Complaint.judge($0, $1) },
    { Challenge.judge($0, $1) },
    { StatusReport.judge($0, $1) },
    { Receipt.judge($0, $1) },
    { CalendarAnswer.judge($0, $1) },
    { WrittenReport.judge($0, $1) },
    { AutomaticReply.judge($0, $1) },
    { Advertising.judge($0, $1) },
    { UnsubscribeWish.judge($0, $1) },
    { MachineMail.judge($0, $1) },
  ]
}
