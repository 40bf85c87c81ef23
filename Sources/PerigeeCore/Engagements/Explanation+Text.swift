extension Explanation {
  /// Each step's way to its slot, hour by hour; times in `zone`, the sender's.
  package func text(_ style: TextStyle = .plain, zone: Zone) -> String {
    placements.map { $0.text(style, zone) }.joined()
  }
}

extension Explanation.Placement {
  fileprivate func text(_ style: TextStyle, _ zone: Zone) -> String {
    var text = "  step \(step)  \(style.bold(at.words(in: zone)))"
    guard !waits.isEmpty else { return text + "  \(beginning(zone))\n" }
    text += "  wanted \(wanted.words(in: zone))"
    if let binding { text += "; held back by \(binding.words)" }
    text += "\n"
    for wait in waits {
      let hours = wait.hours == 1 ? "1 hour" : "\(wait.hours) hours"
      text += "    \(wait.from.words(in: zone)) – \(wait.to.words(in: zone))  \(hours): "
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
