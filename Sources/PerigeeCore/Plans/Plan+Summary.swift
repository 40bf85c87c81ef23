extension Plan {
  /// The plan for people: what, who, when, who not and why, whose contacts change hands, and the
  /// calendar (rule 28).
  package func summary(_ style: TextStyle = .plain) -> String {
    var text = headline(style)
    if count > 0 { text += "\n" + senderTable(style) }
    if !excluded.isEmpty { text += "\n" + exclusionTable(style) }
    if count > 0 {
      text += "\n" + ownerChangeLines(style)
      text += style.bold("Calendar") + "\n" + PlanCalendar(self).text(style) + "\n"
    }
    return text + style.dim("digest \(digest)") + "\n"
  }

  private func headline(_ style: TextStyle) -> String {
    var line = style.bold("Plan of \(sequence.name)") + ": "
    line += counted(count, "contact") + ", " + counted(emails, "email")
    let tasks = count * steps - emails
    if tasks > 0 { line += ", " + counted(tasks, "task") }
    line += " from " + counted(senders.count, "sender") + "; "
    line += "\(grouped(excluded.count)) excluded\n"
    line += "  contacts by \(provenance.contacts); senders by \(provenance.senders); "
    line += "\(request.mode.words)"
    if request.authorize { line += "; authorized" }
    line += "\n"
    if let span {
      line += "  from \(span.lowerBound.words(in: team.zone)) "
      line += "to \(span.upperBound.words(in: team.zone)) (\(team.zone.name)); "
      line += "horizon \(team.zone.localDay(of: horizon).words)\n"
    }
    return line
  }

  private func senderTable(_ style: TextStyle) -> String {
    var table = TextTable([
      ("sender", .left), ("contacts", .right), ("emails", .right), ("first", .left),
      ("last", .left), ("time zone", .left), ("quota", .left),
    ])
    let emailSteps = sequence.steps.filter(\.isEmail).count
    for planned in senders {
      let zone = planned.sender.zone
      let span = span(of: planned)
      table.add([
        planned.sender.email.text, grouped(planned.enrollments.count),
        grouped(planned.enrollments.count * emailSteps),
        span?.lowerBound.words(in: zone) ?? "–", span?.upperBound.words(in: zone) ?? "–",
        zone.name, planned.sender.quota.words,
      ])
    }
    return table.text(style, indent: 2)
  }

  /// Exclusions by reason, with an example and its cure.
  private func exclusionTable(_ style: TextStyle) -> String {
    var table = TextTable([
      ("reason", .left), ("contacts", .right), ("for example", .left), ("what would help", .left),
    ])
    for row in exclusionsByReason {
      table.add([
        row.example.code, grouped(row.contacts), "\(row.contact): \(row.example.detail)",
        row.example.cure,
      ])
    }
    return style.bold("Excluded") + "\n" + table.text(style, indent: 2)
  }

  private func ownerChangeLines(_ style: TextStyle) -> String {
    let changes = ownerChanges
    guard !changes.isEmpty else { return "" }
    var counts: [String: Int] = [:]
    for change in changes {
      counts["\(change.from?.text ?? "nobody") → \(change.to)", default: 0] += 1
    }
    var table = TextTable([("from → to", .left), ("contacts", .right)])
    for (pair, count) in counts.sorted(by: { $0.key < $1.key }) {
      table.add([pair, grouped(count)])
    }
    return style.bold("Owner changes") + "\n" + table.text(style, indent: 2) + "\n"
  }
}
