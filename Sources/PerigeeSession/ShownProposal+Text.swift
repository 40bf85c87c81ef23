package import PerigeeCore

extension Session.ShownProposal {
  /// Summary, calendar, and what would be otherwise now.
  package func text(_ style: TextStyle = .plain) -> String {
    var text =
      "\(proposal.words)\nproposed: \(proposal.at.zonedWords(in: zone)) by \(proposal.by)\n"
      + "why:      \(proposal.why)\n"
      + "expires:  \((proposal.at + PlanProposal.life).zonedWords(in: zone))\n"
    if let by = proposal.decidedBy, let at = proposal.decidedAt {
      text +=
        "decided:  \(proposal.state.rawValue) by \(by), \(at.zonedWords(in: zone))"
        + (proposal.answer.map { ": \($0)" } ?? "")
        + (proposal.engagement.map { ", engagement \($0)" } ?? "") + "\n"
    }
    if proposal.state == .late, let first = proposal.first {
      text +=
        "late:     its first email was to go \(first.zonedWords(in: zone)); "
        + "perigee proposals renew \(proposal.id.number) proposes it again, from now on\n"
    }
    text += "\n"
    switch (plan, difference) {
    case (let plan?, let difference?) where difference.changes.isEmpty:
      text += plan.summary(style)
    case (let plan?, let difference?):
      text += proposed(style) + "\nPlanned now it would be another plan:\n"
      text += difference.text(style) + calendar("Calendar of it now", PlanCalendar(plan), style)
    case (_, _):
      text += proposed(style)
      if let fault { text += "\nIt cannot be planned now: \(fault)\n" }
    }
    return text
  }

  private func proposed(_ style: TextStyle) -> String {
    document.overview + calendar("Calendar as proposed", PlanCalendar(document), style)
  }

  private func calendar(_ title: String, _ calendar: PlanCalendar, _ style: TextStyle) -> String {
    "\n" + style.bold(title) + "\n" + calendar.text(style)
  }

  package func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try proposal.members(&json, zone: zone)
      try json.member("is_same_now", difference?.changes.isEmpty ?? false)
      if let difference {
        try difference.writeChanges(to: &json)
      } else {
        json.key("changes")
        try json.array { _ in }
      }
      try json.member("fault", fault)
    }
  }
}
