package import PerigeeCore

/// What became, or would become, of enrollments.
package struct EnrollmentOutcome {
  package var action: EnrollmentOrder.Action
  package var changes: [EnrollmentChange]
  /// Contacts that were meant and whose enrollments, if any, stay as they are.
  package var untouched: Int
  /// The team's.
  package var zone: Zone
  /// Pauses for automatic replies that have no end any more.
  package var lasting = 0
  /// Contacts that answered and are live in no sequence: their status is replied now, and stays so whatever
  /// becomes of a mail that had said it.
  package var noted: [EmailAddress] = []
}

extension EnrollmentOutcome {
  /// What was done, for people.
  package var text: String {
    guard !changes.isEmpty else {
      let done = lastingWords + notedWords
      return done.isEmpty ? "\(nothing)\n" : done + rest
    }
    return "\(action.event.words): \(changes.counts) \(changes[0].after.fateOfSendings)\n"
      + changes.lines(in: zone) + lastingWords + notedWords + rest
  }

  private var notedWords: String {
    guard !noted.isEmpty else { return "" }
    let names = enumerated(noted.map(\.text), limit: 5)
    return "noted: \(names) "
      + (noted.count == 1 ? "is replied as a contact\n" : "are replied as contacts\n")
  }

  private var lastingWords: String {
    lasting == 0
      ? ""
      : "paused until somebody resumes: \(counted(lasting, "contact")) that had an automatic reply\n"
  }

  /// What is asked before it is done.
  package var question: String {
    "This would \(action.rawValue) \(changes.counts) \(changes.first?.after.fateOfSendings ?? ""):\n"
      + changes.lines(in: zone) + rest + "Go on?"
  }

  private var nothing: String {
    "nothing to \(action.rawValue): of \(counted(untouched, "contact")), nobody has an enrollment "
      + "that \(action == .pause ? "is added or active" : "this would change")"
  }

  private var rest: String {
    let untouched = untouched - noted.count - lasting
    return untouched <= 0 ? "" : "  \(counted(untouched, "other contact")) stay as they are\n"
  }

  /// `{"action", "changed", "untouched"}`, and `"lasting"` or `"noted"` where there are some.
  package func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("action", action.rawValue)
      json.key("changed")
      try changes.write(to: &json, zone: zone)
      try json.member("untouched", untouched)
      if lasting > 0 { try json.member("lasting", lasting) }
      guard !noted.isEmpty else { return }
      json.key("noted")
      try json.array { json in for contact in noted { try json.string(contact.text) } }
    }
  }
}
