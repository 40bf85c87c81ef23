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
    text += "\n"
    switch (plan, difference) {
    case (let plan?, let difference?) where difference.changes.isEmpty:
      text += plan.summary(style)
    case (_, let difference?):
      text +=
        document.overview + "\nPlanned now it would be another plan:\n" + difference.text(style)
    default:
      text += document.overview + "\nIt cannot be planned now: \(fault ?? "")\n"
    }
    return text
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
