extension EnrollmentRecord {
  /// "paused by anna@acme.example on Mon 23 Nov 2026 10:00 (Europe/Paris): on holiday".
  /// - Parameter emails: whether the first and the last step of the sequence are emails, and no tasks.
  package func words(
    in zone: Zone, emails: (first: Bool, last: Bool) = (false, false)
  ) -> String {
    "\(event.pastWords(emails)) by \(user) on \(at.zonedWords(in: zone))"
      + (reason.map { ": \($0.onOneLine)" } ?? "")
  }

  /// `{"event", "state", "at", "by", "reason"}`; the time with the offset of `zone`.
  package func write(to json: inout JSONWriter, zone: Zone) throws {
    try json.object { json in
      try json.member("event", event.rawValue)
      try json.member("state", state.rawValue)
      try json.member("at", at.rfc3339(in: zone))
      try json.member("by", user.text)
      try json.member("reason", reason)
    }
  }
}

extension EnrollmentEvent {
  /// What was noted.
  fileprivate func pastWords(_ emails: (first: Bool, last: Bool)) -> String {
    switch self {
    case .progress where emails.first: "the first email noted as sent"
    case .completion where emails.last: "the last email noted as sent"
    case .progress: "the first step noted as done"
    case .completion: "the last step noted as done"
    case .reply: "an answer noted"
    case .unsubscription: "an unsubscription noted"
    case .blacklisting: "blacklisted"
    case .bounce: "a failing address noted"
    case .refusal: "a failed email noted"
    case .stop: "stopped"
    case .pause: "paused"
    case .resumption: "resumed"
    case .silence: "noted as unresponsive"
    case .undoing: "undone"
    case .absence: "paused for an automatic reply"
    case .reopening: "taken up again"
    case .hook: "cancelled by a hook"
    }
  }
}
