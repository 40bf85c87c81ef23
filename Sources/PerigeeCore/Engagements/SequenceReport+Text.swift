extension SequenceReport {
  /// The report for people; times in `zone`.
  package func text(_ style: TextStyle = .plain, zone: Zone) -> String {
    var text = style.bold("Report of \(sequence)") + ": "
    text += counted(contacts, "contact") + " in " + counted(engagements, "engagement")
    text += (paused > 0 ? ", \(grouped(paused)) paused" : "") + "\n"
    guard states.values.contains(where: { $0 > 0 }) else { return text }
    text += "  times in \(zone.name)\n"
    text +=
      "\n" + stateTable(style) + "\n" + senderTable(style, zone) + "\n" + stepTable(style, zone)
    text += causes(style)
    if let away {
      text += "  \(counted(away.contacts, "contact")) away by an automatic reply; "
      text += "the next goes on from \(away.next.words(in: zone))\n"
    }
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

  /// What moved, what was cancelled and what waits, each with its causes; a line each.
  private func causes(_ style: TextStyle) -> String {
    let moved = SendingMove.Cause.allCases.compactMap { cause in
      moves[cause].map { "\(grouped($0)) \(cause.words)" }
    }
    let ended = CancelCause.all.compactMap { cause in
      cancelled[cause].map { "\(grouped($0)): \(cause.words)" }
    }
    let waits = waitingInOrder.map { cause, count in
      switch cause {
      case .paused: "\(grouped(count)) for a paused contact to go on"
      case .slot: "\(grouped(count)) for a slot (perigee replan)"
      case .task(let step): "\(grouped(count)) for the task of step \(step)"
      }
    }
    var table = TextTable([("", .left), ("", .left)])
    let late = overdue > 0 ? [overdueWords] : []
    for (name, causes) in [
      ("moved", moved), ("cancelled", ended), ("waiting", waits), ("overdue", late),
    ] {
      if !causes.isEmpty { table.add([name, causes.joined(separator: "; ")]) }
    }
    return table.rows.isEmpty ? "" : "\n" + table.text(style, indent: 2)
  }

  private var overdueWords: String {
    "\(counted(overdue, "email")) whose moment has passed: perigee dispatch moves what it missed to the "
      + "next slots that fit; perigee replan, what does not fit today's settings"
  }

  private func senderTable(_ style: TextStyle, _ zone: Zone) -> String {
    var table = TextTable(
      [("sender", .left), ("contacts", .right)] + Self.counts
        + [("next", .left), ("last", .left), ("", .left)])
    table.spare = 2..<2 + Self.counts.count
    for row in senders {
      table.add(
        [row.sender.text, grouped(row.contacts)] + row.states.reported.map { grouped($0.count) }
          + [
            row.next?.words(in: zone) ?? "–", row.last?.words(in: zone) ?? "–",
            style.yellow(row.mark?.words ?? ""),
          ])
    }
    return table.text(style, indent: 2) + (more.map { "  more senders: --after \($0)\n" } ?? "")
  }

  private static let counts = Sending.State.reported.map {
    ($0.rawValue, TextTable.Alignment.right)
  }

  private func stepTable(_ style: TextStyle, _ zone: Zone) -> String {
    var table = TextTable(
      [("step", .right)] + Self.counts + [("next", .left), ("last", .left)])
    table.spare = 1..<1 + Self.counts.count
    for row in steps {
      table.add(
        [String(row.step)] + row.states.reported.map { grouped($0.count) }
          + [row.next?.words(in: zone) ?? "–", row.last?.words(in: zone) ?? "–"])
    }
    if steps.count > 1 {
      table.add(["all"] + sendings.reported.map { grouped($0.count) } + ["", ""])
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
