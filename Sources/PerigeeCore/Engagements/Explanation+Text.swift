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
    text += "  \(sentence(in: zone, today))\n"
    for wait in waits {
      let hours = wait.hours == 1 ? "1 hour" : "\(wait.hours) hours"
      text += "    \(wait.from.words(in: zone)) – \(wait.to.zonedWords(in: zone))  \(hours): "
      text += wait.cause.words + "\n"
    }
    return text
  }

  /// "wanted Mon 23 Nov 2026 16:40 (Asia/Tokyo); held back by the sender's quota of 30 an hour".
  /// - Parameters:
  ///   - zone: the sender's.
  ///   - today: what is to stand behind the limit.
  package func sentence(
    in zone: Zone, _ today: (Explanation.Cause) -> String = { _ in "" }
  ) -> String {
    guard !waits.isEmpty else { return beginning(zone) }
    let wanted = "wanted \(wanted.zonedWords(in: zone))"
    return binding.map { "\(wanted); \($0.consequence)\(today($0))" } ?? wanted
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

  /// "held back by the sender's quota of 30 an hour"
  package var consequence: String {
    self == .unknown ? "what held it back is \(words)" : "held back by \(words)"
  }
}
