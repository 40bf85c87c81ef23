extension PlanProposal {
  /// "proposal 3: 41 contacts, 82 emails of intro (open)"
  package var words: String {
    "proposal \(id.number): \(counted(contacts, "contact")), \(counted(emails, "email")) of \(sequence) "
      + "(\(state.rawValue))"
  }

  /// `{"proposal", "state", "sequence", "contacts", "emails", "digest", "why", "by", "at", …}`.
  package func write(to json: inout JSONWriter, zone: Zone) throws {
    try json.object { json in try members(&json, zone: zone) }
  }

  /// The members of that object.
  package func members(_ json: inout JSONWriter, zone: Zone) throws {
    try json.member("proposal", id.number)
    try json.member("state", state.rawValue)
    try json.member("sequence", sequence)
    try json.member("contacts", contacts)
    try json.member("emails", emails)
    try json.member("digest", digest.text)
    try json.member("first", first?.rfc3339(in: zone))
    try json.member("why", why)
    try json.member("by", by.text)
    try json.member("at", at.rfc3339(in: zone))
    try json.member("expires", (at + Self.life).rfc3339(in: zone))
    try json.member("only_sender", onlySender?.text)
    try json.member("decided_by", decidedBy?.text)
    try json.member("decided_at", decidedAt?.rfc3339(in: zone))
    try json.member("answer", answer)
    try json.member("engagement", engagement)
  }
}

extension [PlanProposal] {
  /// A table, a line each; times in `zone`.
  package func text(_ style: TextStyle = .plain, zone: Zone) -> String {
    guard !isEmpty else { return "no proposal is open\n" }
    var table = TextTable([
      ("proposal", .right), ("state", .left), ("sequence", .left), ("contacts", .right),
      ("emails", .right), ("by", .left), ("at", .left), ("why", .left),
    ])
    for proposal in self {
      table.add([
        String(proposal.id.number), proposal.state.rawValue, proposal.sequence,
        grouped(proposal.contacts), grouped(proposal.emails), proposal.by.text,
        proposal.at.words(in: zone), style.cell(proposal.why),
      ])
    }
    return table.text(style)
  }
}
