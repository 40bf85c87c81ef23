extension SequenceReport {
  /// The report for people; times in `zone`.
  package func text(_ style: TextStyle = .plain, zone: Zone) -> String {
    let enrolled = states.values.reduce(0, +)
    var text = style.bold("Report of \(sequence)") + ": "
    text += counted(enrolled, "contact") + " in " + counted(engagements, "engagement") + "\n"
    guard enrolled > 0 else { return text }
    text += "  times in \(zone.name)\n"
    text +=
      "\n" + stateTable(style) + "\n" + senderTable(style, zone) + "\n" + stepTable(style, zone)
    if !next.isEmpty { text += "\n" + style.bold("Next") + "\n" + nextTable(style, zone) }
    if !warnings.isEmpty { text += "\n" + style.bold("Warnings") + "\n" }
    return text + warnings.map { "  \($0.message)\n" }.joined()
  }

  private func stateTable(_ style: TextStyle) -> String {
    var table = TextTable([("state", .left), ("contacts", .right)])
    for state in EnrollmentState.allCases {
      if let count = states[state] { table.add([state.words, grouped(count)]) }
    }
    return table.text(style, indent: 2)
  }

  private func senderTable(_ style: TextStyle, _ zone: Zone) -> String {
    var table = TextTable([
      ("sender", .left), ("contacts", .right), ("planned", .right), ("next", .left),
      ("last", .left), ("", .left),
    ])
    for row in senders {
      table.add([
        row.sender.text, grouped(row.contacts), grouped(row.planned),
        row.next?.words(in: zone) ?? "–", row.last?.words(in: zone) ?? "–",
        style.yellow(row.mark?.words ?? ""),
      ])
    }
    return table.text(style, indent: 2)
  }

  private func stepTable(_ style: TextStyle, _ zone: Zone) -> String {
    let shown = Sending.State.allCases
    var table = TextTable(
      [("step", .right)] + shown.map { ($0.rawValue, .right) } + [("next", .left), ("last", .left)])
    for row in steps {
      table.add(
        [String(row.step)] + shown.map { grouped(row.states[$0] ?? 0) }
          + [row.next?.words(in: zone) ?? "–", row.last?.words(in: zone) ?? "–"])
    }
    return table.text(style, indent: 2)
  }

  private func nextTable(_ style: TextStyle, _ zone: Zone) -> String {
    var table = TextTable([
      ("at", .left), ("step", .right), ("contact", .left), ("sender", .left), ("", .left),
    ])
    for sending in next {
      table.add([
        sending.at.words(in: zone), String(sending.step), sending.contact.text,
        sending.sender.text, style.yellow(sending.mark?.words ?? ""),
      ])
    }
    return table.text(style, indent: 2)
  }
}
