extension EnrollmentRecord {
  /// "paused by anna@acme.example on Mon 23 Nov 2026 10:00 (Europe/Paris): on holiday".
  /// - Parameter lives: of all sendings of the enrollment, in the order of steps.
  package func words(in zone: Zone, of lives: [SendingLife] = []) -> String {
    "\(pastWords(lives)) by \(user) on \(at.zonedWords(in: zone))"
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

extension EnrollmentRecord {
  private func pastWords(_ lives: [SendingLife]) -> String {
    switch event {
    case .progress, .completion:
      noted(in: lives)?.sending.notedWords(of: lives) ?? "a step noted as done"
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

  /// What went or was done then: the step before it may be one of which nobody knows. What somebody said
  /// of an email later has no moment of its own.
  private func noted(in lives: [SendingLife]) -> SendingLife? {
    let noted = lives.last { life in
      life.task?.at == at || life.deliveries.contains { $0.outcome == .sent && $0.at == at }
    }
    let done = lives.filter { $0.sending.state == .sent }
    return noted ?? (event == .progress ? done.first : done.last)
  }
}

extension Sending {
  /// "the first email noted as sent", "the task of step 2 noted as done".
  fileprivate func notedWords(of lives: [SendingLife]) -> String {
    let became = isEmail ? "noted as sent" : "noted as done"
    if step == lives.first?.sending.step {
      return "the first \(isEmail ? "email" : "step") \(became)"
    }
    if step == lives.last?.sending.step {
      return "the last \(isEmail ? "email" : "step") \(became)"
    }
    return "the \(isEmail ? "email" : "task") of step \(step) \(became)"
  }
}
