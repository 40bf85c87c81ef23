import PerigeeCore

/// A report of delivery in words alone. A machine must have sent it, or its subject and its words must
/// both be such a report's and a person's marks be missing: people forward and quote bounces.
enum WrittenReport {
  static func judge(_ mail: Mail, _ origin: Origin) -> Finding? {
    let report = ReportText(mail.contents.text[...])
    let words = FoldedText(report.text)
    guard let evidence = evidence(mail, origin, words) else { return nil }
    if let failed = mail.headers.raw("x-failed-recipients") {
      return headed(mail, failed, report, words, evidence)
    }
    if DelayWords.isDelay(mail, words) {
      let recipients = recipients(mail, report, words, action: .delayed)
      return Finding(.delayed, recipients: recipients, evidence)
    }
    let recipients = recipients(mail, report, words, action: .failed)
    return Finding(.bounce, recipients: recipients, evidence)
  }

  private static func evidence(_ mail: Mail, _ origin: Origin, _ words: FoldedText) -> [String]? {
    if mail.headers.has("x-failed-recipients") {
      return [mail.line("x-failed-recipients"), mail.subjectLine]
    }
    let match = BounceWords.texts.weightiest(in: words)
    let isReport = mail.type["report-type"]?.lowercased() == "delivery-status"
    let isSurely = BounceWords.surely.matches(mail.foldedSubject)
    guard
      isReport || isSurely || match != nil && BounceWords.subjects.matches(mail.foldedSubject)
        || match != nil && origin.isMachine
    else { return nil }
    let isDeaf = origin.noReply != nil && isSurely && match != nil
    let isMachine = (origin.isMachine || isDeaf) && !AutomaticReply.isSubject(mail)
    guard isMachine || isReport || match != nil && isFromNobody(mail) else { return nil }
    let machine = origin.daemon ?? origin.nullPath ?? origin.noReply
    let said = match.map { mail.excerpt($0.range, of: words) }
    return [said, mail.subjectLine, machine].compactMap { $0 }
  }

  /// Whether a mail from an address like a person's can be none: it answers nothing, and has a report's
  /// subject, or one that a report has made of ours.
  private static func isFromNobody(_ mail: Mail) -> Bool {
    guard !mail.isAnswer, BounceWords.surely.matches(mail.foldedSubject) else { return false }
    guard BounceWords.isPassedOn(mail.subject) else { return true }
    let lines = mail.contents.text[...].lines(20)
    return !mail.written.hasQuote && !HeadedRecipient.places(Array(lines.prefix(20))).isEmpty
  }

  private static func headed(
    _ mail: Mail, _ failed: Bytes, _ report: ReportText, _ words: FoldedText, _ evidence: [String]
  ) -> Finding {
    let addresses = AddressScan.addresses(in: failed).map(\.address)
    let isDelay = DelayWords.isDelay(mail, words)
    let clues = RecipientClues(report.lines, others: []).clues
    let rows = addresses.map { address in
      let clue = clues.first { $0.address.lowercased() == address.lowercased() }
      return VerdictRecipient(
        address: address, action: isDelay ? .delayed : .failed,
        hardness: isDelay ? .soft : hardness(clue?.words, words, isAlone: addresses.count == 1))
    }
    return Finding(
      isDelay ? .delayed : .bounce, recipients: ReportedRecipients.merged(rows), evidence)
  }

  private static func recipients(
    _ mail: Mail, _ report: ReportText, _ words: FoldedText, action: VerdictRecipient.Action
  ) -> [VerdictRecipient] {
    let others = ReportedRecipients.others(mail, report)
    let clues = RecipientClues(report.lines, others: others).clues
    let isAlone = clues.count < 2
    let rows = clues.isEmpty ? otherwise(mail, report) : clues.map { ($0.address, $0.words) }
    return ReportedRecipients.merged(
      rows.map { address, own in
        VerdictRecipient(
          address: address, action: action,
          hardness: action == .delayed ? .soft : hardness(own, words, isAlone: isAlone))
      })
  }

  /// Where the words name nobody: the one whom the returned mail was for, else whoever is named, be it us; but
  /// not who is only spoken to: "Sorry anna@acme.example, your mail could not be delivered".
  private static func otherwise(
    _ mail: Mail, _ report: ReportText
  ) -> [(address: String, words: [UInt8]?)] {
    let returned = mail.contents.returned ?? report.returned
    let addresses = returned?.raw("to").map { AddressScan.addresses(in: $0) } ?? []
    if addresses.count == 1 { return [(addresses[0].address, nil)] }
    return RecipientClues(report.lines, others: [], isSure: true).clues
      .map { ($0.address, $0.words) }
  }

  private static func hardness(
    _ own: [UInt8]?, _ all: FoldedText, isAlone: Bool
  ) -> VerdictRecipient.Hardness {
    let cause = own.flatMap { FailureCause(words: FoldedText($0), status: nil) }
    if let cause { return cause.hardness }
    return (isAlone ? FailureCause(words: all, status: nil) : nil)?.hardness ?? .unknown
  }
}
