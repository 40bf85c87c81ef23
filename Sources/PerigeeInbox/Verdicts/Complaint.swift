import PerigeeCore

/// Somebody has called a mail spam: RFC 5965's report, or a provider's own.
enum Complaint {
  static func judge(_ mail: Mail, _ origin: Origin) -> Finding? {
    if let feedback = mail.contents.feedback { return report(mail, feedback) }
    return provider(mail, origin)
  }

  private static func report(_ mail: Mail, _ feedback: [UInt8]) -> Finding {
    let fields = HeaderFields(feedback[...].drop { $0 <= 0x20 }, isLoose: true)
    let type = fields.text("feedback-type")
    let evidence = ["Feedback-Type: \(type)", mail.subjectLine]
    // RFC 6591: a report of signatures, about which nobody has complained.
    guard !type.lowercased().hasPrefix("auth-failure"), !type.lowercased().hasPrefix("virus") else {
      return Finding(.other, evidence)
    }
    return Finding(.complaint, evidence)
  }

  /// Reports that are no multipart, known by their words and by who sends them.
  private static func provider(_ mail: Mail, _ origin: Origin) -> Finding? {
    if mail.headers.has("x-hmxmroriginalrecipient") || mail.headers.has("x-msfbl-report") {
      return Finding(.complaint, [mail.subjectLine, mail.line("from")])
    }
    guard !mail.isAnswer || origin.noReply != nil,
      let match = words.weightiest(in: mail.foldedText) ?? words.weightiest(in: mail.foldedSubject)
    else { return nil }
    let isHint = mail.contents.returned != nil || isDesk(mail)
    guard isHint else { return nil }
    return Finding(
      .complaint, [mail.excerpt(match.range, of: mail.foldedText), mail.subjectLine])
  }

  private static func isDesk(_ mail: Mail) -> Bool {
    let local = (mail.sender ?? "").prefix { $0 != "@" }.lowercased()
    return ["fbl", "abuse", "feedback", "staff", "scomp", "complaint", "arf", "spam", "postmaster"]
      .contains { local.contains($0) }
  }

  private static let words = PhraseTable([
    (
      (),
      [
        "this is an email abuse report", "email abuse report for", "an email feedback report",
        "email feedback report", "complaint about message from", "abuse report for",
        "this is a spam report", "reported…as spam", "marked…as spam",
        "marked this message as spam",
        "reported this message as spam", "reported as junk", "feedback loop report",
        "spam complaint",
        "complaint from…feedback loop", "abuse complaint", "als spam gemeldet",
        "als spam markiert", "signalé comme spam", "marcado como spam", "segnalato come spam",
        "gemeld als spam", "zgłoszon* jako spam", "迷惑メールとして報告",
      ]
    )
  ])
}
