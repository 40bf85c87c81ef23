extension Explanation {
  /// Each step's way to its slot, hour by hour; times in `zone`, the sender's, which each names.
  /// - Parameter today: the sender's settings of today; nil where it has none any more.
  package func text(
    _ style: TextStyle = .plain, zone: Zone, kept: SenderSettings, today: SenderSettings?
  ) -> String {
    let differences = today.map { kept.changes(to: $0).map(\.setting) } ?? []
    return placements.map { placement in
      placement.text(style, zone) { cause in
        guard let today, cause.isQuota, differences.contains(.quota) else { return "" }
        return " (today's quota: \(today.quota.longWords))"
      }
    }.joined()
  }
}

extension Explanation.Placement {
  fileprivate func text(
    _ style: TextStyle, _ zone: Zone, _ today: (Explanation.Cause) -> String
  ) -> String {
    var text = "  step \(step)  \(style.bold(at.zonedWords(in: zone)))"
    guard !waits.isEmpty else { return text + "  \(beginning(zone))\n" }
    text += "  wanted \(wanted.zonedWords(in: zone))"
    if let binding { text += "; \(binding.consequence)\(today(binding))" }
    text += "\n"
    for wait in waits {
      let hours = wait.hours == 1 ? "1 hour" : "\(wait.hours) hours"
      text += "    \(wait.from.words(in: zone)) – \(wait.to.zonedWords(in: zone))  \(hours): "
      text += wait.cause.words + "\n"
    }
    return text
  }

  /// Slots begin at full hours (rule 19), so that a start between two waits for the next one.
  private func beginning(_ zone: Zone) -> String {
    let slot = zone.clockHourStart(containing: at)
    guard wanted < slot else { return "the slot it wanted" }
    let clock = zone.local(wanted).clockText
    return "the start is \(clock); the next slot is \(zone.local(slot).clockText)"
  }
}

extension Explanation.Cause {
  /// It is a limit on what the sender may send (rule 21).
  fileprivate var isQuota: Bool {
    switch self {
    case .quotaPerHour, .quotaPerDay: true
    default: false
    }
  }

  fileprivate var consequence: String {
    self == .unknown ? "what held it back is \(words)" : "held back by \(words)"
  }
}
