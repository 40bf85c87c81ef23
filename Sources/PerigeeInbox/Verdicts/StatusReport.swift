import PerigeeCore

/// A report of delivery that machines can read: failed for anybody is a bounce, late for the others
/// alone is a delay, delivered to all is a receipt.
enum StatusReport {
  static func judge(_ mail: Mail, _ origin: Origin) -> Finding? {
    let report = ReportText(mail.contents.text[...])
    let fields = fields(mail, origin)
    guard !fields.isEmpty else { return carried(mail, origin) }
    // PMDF and its heirs put their own name for a mailbox into Final-Recipient.
    let isRenamed = report.lines.contains { $0.trimmed.hasPrefix("original address:") }
    let status = DeliveryStatus(
      fields[...], fallback: fallback(mail, report), prefersOriginal: isRenamed)
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

  /// A report that a gateway has wrapped into a mail of its own.
  private static func carried(_ mail: Mail, _ origin: Origin) -> Finding? {
    guard origin.isMachine,
      let inner = mail.contents.returnedPart, inner.type.media == "multipart/report"
    else { return nil }
    let report = Mail(inner)
    let maker = Origin(report)
    return maker.isMachine ? judge(report, maker) : nil
  }

  /// A machine may also put the fields into its text.
  private static func fields(_ mail: Mail, _ origin: Origin) -> [UInt8] {
    if !mail.contents.deliveryStatus.isEmpty { return mail.contents.deliveryStatus }
    let all = mail.contents.text[...].lines(1_000)
    guard origin.isMachine,
      all.contains(where: { $0.trimmed.hasPrefix("final-recipient:") }),
      all.contains(where: { $0.trimmed.hasPrefix("action:") }),
      let first = all.firstIndex(where: { line in
        starts.contains { line.trimmed.hasPrefix($0) }
      })
    else { return [] }
    let lines = all[first...].map { $0.drop { $0 == 0x20 } }
    return Array(lines.joined(separator: [0x0A]))
  }

  private static let starts: [StaticString] = [
    "final-recipient:", "original-recipient:", "action:", "reporting-mta:",
  ]

  /// Where the report names no address, the mail that it brings back does, or its words do.
  private static func fallback(_ mail: Mail, _ report: ReportText) -> String? {
    if let failed = mail.headers.raw("x-failed-recipients"),
      let address = AddressScan.first(in: failed)
    {
      return address
    }
    let others = ReportedRecipients.others(mail, report)
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
