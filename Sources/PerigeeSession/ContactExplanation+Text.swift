package import PerigeeCore

extension ContactExplanation {
  /// The explanation for people; times in each sender's zone.
  package func text(_ style: TextStyle = .plain) -> String {
    var text = style.bold(contact.email.text) + ": status \(contact.status.rawValue), "
    text += "owner \(contact.owner?.text ?? "nobody")"
    if contact.bounced { text += ", bounced" }
    text += "\n"
    if let blacklisted {
      text += "  blacklisted by \(blacklisted.subject.text) (\(blacklisted.reason.words))\n"
    }
    if enrollments.isEmpty { text += "  never engaged in a sequence\n" }
    return text + enrollments.map { $0.text(style) }.joined()
  }
}

extension ContactExplanation.ExplainedEnrollment {
  fileprivate func text(_ style: TextStyle) -> String {
    let provenance = engagement.provenance
    var text = "\n" + style.bold(enrollment.sequence) + ": \(enrollment.state.words), "
    text += "engagement \(engagement.id.number) by \(engagement.engagedBy) on "
    text += "\(engagement.engagedAt.words(in: zone))\n"
    text += "  chosen by \(provenance.contacts)\n"
    text += "  sender \(enrollment.sender) by \(provenance.senders); "
    text += "owner before: \(enrollment.previousOwner?.text ?? "nobody")\n"
    for (variable, filler) in provenance.fillers.sorted(by: { $0.key < $1.key }) {
      text += "  \(variable) may come from \(filler)\n"
    }
    for (key, value) in enrollment.shownCapValues where enrollment.state.isLive {
      text += "  counted by \(key): \(valueInText(value))\n"
    }
    if let explanation { return text + explanation.text(style, zone: zone) }
    text += "  the sender is in the team no more, so its hours are unknown\n"
    return text
      + enrollment.sendings.map { "  step \($0.step)  \($0.at.words(in: zone))\n" }.joined()
  }
}
