extension EnrollmentRecord {
  /// "paused by anna@acme.example on Mon 23 Nov 2026 10:00 (Europe/Paris): on holiday".
  package func words(in zone: Zone) -> String {
    "\(event.pastWords) by \(user) on \(at.zonedWords(in: zone))"
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
  fileprivate var pastWords: String {
    switch self {
    case .progress: "the first step over, noted"
    case .completion: "the last step over, noted"
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
