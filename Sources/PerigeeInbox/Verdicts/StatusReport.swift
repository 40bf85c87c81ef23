import PerigeeCore

/// A report of delivery that machines can read: failed for anybody is a bounce, late for the others
/// alone is a delay, delivered to all is a receipt.
enum StatusReport {
  static func judge(_ mail: Mail, _ origin: Origin) -> Finding? {
    guard !mail.contents.deliveryStatus.isEmpty else { return nil }
    let report = ReportText(mail.contents.text[...])
    let status = DeliveryStatus(
      mail.contents.deliveryStatus[...], fallback: fallback(mail, report))
    guard !status.entries.isEmpty else { return nil }
    let entries = status.entries
    let words = FoldedText(report.text)
    let unsaid = unsaidAction(mail, words)
    let recipients = ReportedRecipients.merged(
      entries.map { entry in
        let action = entry.action ?? unsaid
        return VerdictRecipient(
          address: entry.address, action: action,
          hardness: hardness(entry, action, words, isAlone: entries.count == 1))
      })
    return Finding(
      verdict(recipients), recipients: recipients, status.lines + [mail.subjectLine])
  }

  /// Where the report names no address, the mail that it brings back does, or its words do.
  private static func fallback(_ mail: Mail, _ report: ReportText) -> String? {
    if let failed = mail.headers.raw("x-failed-recipients"),
      let address = AddressScan.first(in: failed)
    {
      return address
    }
    let others = Set((mail.recipients + [mail.sender].compactMap { $0 }).map { $0.lowercased() })
    if let clue = RecipientClues(report.lines, others: others).clues.first { return clue.address }
    let returned = mail.contents.returned ?? report.returned
    return returned?.raw("to").flatMap { AddressScan.first(in: $0) }
  }

  private static func verdict(_ recipients: [VerdictRecipient]) -> Verdict {
    if recipients.contains(where: { $0.action == .failed }) { return .bounce }
    return recipients.contains { $0.action == .delayed } ? .delayed : .receipt
  }

  private static func unsaidAction(_ mail: Mail, _ words: FoldedText) -> VerdictRecipient.Action {
    DelayWords.isDelay(mail, words) ? .delayed : .failed
  }

  private static func hardness(
    _ entry: DeliveryStatus.Entry, _ action: VerdictRecipient.Action, _ words: FoldedText,
    isAlone: Bool
  ) -> VerdictRecipient.Hardness {
    guard action == .failed else { return action == .delayed ? .soft : .unknown }
    let own = FailureCause(words: FoldedText(entry.diagnostic), status: entry.status)
    if let own { return own.hardness }
    return (isAlone ? FailureCause(words: words, status: nil) : nil)?.hardness ?? .unknown
  }
}
