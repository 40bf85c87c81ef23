package import PerigeeCore

extension RearrangementOutcome {
  /// What was done, or what would be, for people.
  /// - Parameter isDone: false for a preview.
  package func text(_ style: TextStyle = .plain, isDone: Bool) -> String {
    var text = style.bold(title(isDone)) + "\n"
    text += handoverLines + upgrades.map(\.text).joined()
    if !rearrangement.moves.isEmpty { text += table(style) }
    text += slotlessLines
    text += left.prefix(20).map { "  \($0.contact) in \($0.sequence) stays: \($0.reason)\n" }
      .joined()
    if left.count > 20 { text += "  … and \(grouped(left.count - 20)) more stay\n" }
    text += waiting.map { "  waiting: \($0.message)\n" }.joined()
    if untouched > 0 {
      text +=
        "  \(counted(untouched, "other contact")) stay\(untouched == 1 ? "s" : "") as "
        + "\(untouched == 1 ? "it is" : "they are")\n"
    }
    return text
  }

  /// "3 contacts, 6 moves", and of an upgrade "3 contacts, 3 steps cancelled".
  package var counts: String {
    let moves = rearrangement.moves.count
    let others = [("added", added), ("cancelled", cancelled)].filter { $0.1 > 0 }
      .map { "\(counted($0.1, "step")) \($0.0)" }
    return
      ([counted(enrollments.count, "contact")] + others
      + (moves == 0 && !others.isEmpty ? [] : [counted(moves, "move")]))
      .joined(separator: ", ")
  }

  private func title(_ isDone: Bool) -> String {
    guard !isEmpty else { return nothing }
    let words =
      switch action {
      case .resume: isDone ? "resumed" : "would be resumed"
      case .replan: isDone ? "moved" : "would be moved"
      case .reassign: isDone ? "handed over" : "would be handed over"
      case .upgrade: isDone ? "upgraded" : "would be upgraded"
      }
    return "\(words): \(counts)"
  }

  private var nothing: String {
    switch action {
    case .resume where untouched == 0: "nobody could be resumed"
    case .resume: "nobody to resume: of \(counted(untouched, "contact")), none is paused"
    case .replan: "nothing to move: what is planned fits the settings of today"
    case .reassign: "nobody to hand over"
    case .upgrade: "nothing to upgrade"
    }
  }

  private var handoverLines: String {
    let counts = Dictionary(grouping: handovers, by: \.to).mapValues(\.count)
    return counts.sorted { $0.key < $1.key }.map { sender, count in
      "  \(counted(count, "contact")) to \(sender)\n"
    }.joined()
  }

  /// Who finds no slot, and why: the first of them.
  private var slotlessLines: String {
    guard let horizon = rearrangement.overrun?.horizon else { return "" }
    let lines = slotless.prefix(20).map { slotless in
      let step = slotless.step
      return "    step \(step.step) to \(step.contact) in \(step.sequence): \(slotless.reason)\n"
    }
    let more = slotless.count - lines.count
    return
      "  no slot before \(horizon.zonedWords(in: zone)), so that nothing moves as things are:\n"
      + lines.joined() + (more > 0 ? "    … and \(counted(more, "contact")) more\n" : "")
  }

  /// How many moves are listed; JSON has all of them.
  private static let listed = 200

  private func table(_ style: TextStyle) -> String {
    var table = TextTable([
      ("was", .left), ("will be", .left), ("why", .left), ("step", .right), ("contact", .left),
      ("sender", .left), ("sequence", .left),
    ])
    for change in rearrangement.moves.prefix(Self.listed) {
      table.add([
        change.from?.words(in: zone) ?? "–", change.to?.words(in: zone) ?? "–",
        change.cause.words, String(change.step), change.contact.text, change.sender.text,
        change.sequence,
      ])
    }
    let more = rearrangement.moves.count - Self.listed
    return table.text(style, indent: 2)
      + (more > 0 ? "  … and \(grouped(more)) more; --format json lists all\n" : "")
      + "  times in \(zone.name)\n"
  }
}
