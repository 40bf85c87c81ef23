package import PerigeeCore
import PerigeeMail

extension ContactExplanation {
  /// The explanation for people; times in each sender's zone, which each names.
  package func text(_ style: TextStyle = .plain) -> String {
    var text = style.bold(contact.email.text) + ": status \(contact.status.rawValue), "
    text += "owner \(contact.owner?.text ?? "nobody")"
    if contact.bounced { text += ", bounced" }
    text += "\n"
    if let blacklisted {
      text += "  blacklisted by \(blacklisted.subject.text) (\(blacklisted.reason.words))\n"
    }
    if enrollments.isEmpty { text += "  never engaged in a sequence\n" }
    if enrollments.isEmpty, screened == nil {
      text += "  perigee explain \(contact.email) --sequence NAME says what would keep it out\n"
    }
    text += enrollments.map { $0.text(style) }.joined()
    return text + (screened?.text(style) ?? "")
  }
}

extension ContactExplanation.Screened {
  fileprivate func text(_ style: TextStyle) -> String {
    var text = "\n" + style.bold(sequence) + ", if it were planned now:\n"
    if reasons.isEmpty, ownerReasons.isEmpty {
      return text + "  nothing would keep it out; its owner could send\n"
    }
    if reasons.isEmpty { text += "  nothing in itself would keep it out\n" }
    text += reasons.map { "  \($0.code): \($0.detail); \($0.cure)\n" }.joined()
    return text
      + ownerReasons.map { "  \($0.code), with --senders owners: \($0.detail); \($0.cure)\n" }
      .joined()
  }
}

extension ContactExplanation.ExplainedEnrollment {
  fileprivate func text(_ style: TextStyle) -> String {
    let provenance = engagement.provenance
    var text = "\n" + style.bold(enrollment.sequence) + ": \(enrollment.state.words), "
    text += "engagement \(engagement.id.number) by \(engagement.engagedBy) on "
    text += "\(engagement.engagedAt.zonedWords(in: zone))\n"
    text += "  chosen by \(provenance.contacts)\n"
    text += "  sender \(enrollment.committedSender) by \(provenance.senders); "
    text += "owner before: \(enrollment.previousOwner?.text ?? "nobody")\n"
    if isHandedOver {
      text += "  handed over to \(enrollment.sender) since, from whom what is still to go goes\n"
    }
    for (variable, filler) in provenance.fillers.sorted(by: { $0.key < $1.key }) {
      text += "  \(variable) may come from \(filler)\n"
    }
    for (key, value) in enrollment.shownCapValues where enrollment.state.isLive {
      text += "  counted by \(key): \(valueInText(value))\n"
    }
    guard let kept, let explanation else { return text + unexplained + life(style) }
    return text + settings(kept)
      + explanation.text(style, zone: zone, kept: kept, today: today.map(SenderSettings.init))
      + life(style)
  }

  /// What has happened since the commit; nothing where nothing has.
  private func life(_ style: TextStyle) -> String {
    if history.isEmpty, lives.allSatisfy(\.isUntouched) { return "" }
    let zone = senderZone ?? zone
    return "  since the commit\n"
      + history.map { "    \($0.words(in: zone, of: lives))\n" }.joined()
      + lives.map { $0.text(style, zone: zone) + messageID(of: $0) }.joined()
  }

  /// The email's name at the server and with whoever has it, once it was handed over.
  private func messageID(of life: SendingLife) -> String {
    // What a hook kept back was handed to nobody.
    let byHooks: Set<Delivery.Outcome> = [.held, .hookFailed, .hookCancelled]
    guard life.deliveries.contains(where: { !byHooks.contains($0.outcome) }) else { return "" }
    return "      Message-ID <\(engagement.messageID(life.sending.step, of: enrollment).text)>\n"
  }

  /// What the plan was made under, and where today's settings differ.
  private func settings(_ kept: SenderSettings) -> String {
    var text = "  planned under \(kept.quota.words); \(kept.window.words) (\(kept.timeZone))"
    if !kept.window.closed.isEmpty {
      text += "; closed on \(enumerated(kept.window.closedDates, limit: 6))"
    }
    if case .spread = engagement.request.mode, let settings = engagement.settings {
      text += "; a spread of \(engagement.request.mode.words) (\(settings.timeZone))"
    }
    return text + "\n" + differences
  }

  /// Whose settings of today are of no account to who committed it.
  private var isHandedOver: Bool { enrollment.sender != enrollment.committedSender }

  private var differences: String {
    var lines: [String] = []
    if !isHandedOver {
      if today == nil {
        lines.append("\(enrollment.committedSender) is no sender of the team any more")
      }
      if today?.isEnabled == false { lines.append("\(enrollment.committedSender) is disabled") }
      lines += changes.map(\.words)
    }
    for case let change? in [spreadZoneChange, unsubscribeChange] {
      lines.append("the team's \(change.words)")
    }
    return lines.isEmpty ? "" : "  today: \(lines.joined(separator: "; "))\n"
  }

  private var unexplained: String {
    let steps = enrollment.sendings.map {
      "  step \($0.step)  \($0.at?.zonedWords(in: zone) ?? "no moment")\n"
    }
    return "  its settings were not kept (perigee 0.1.0 kept none), so what held its emails back "
      + "is not known\n" + steps.joined()
  }
}
