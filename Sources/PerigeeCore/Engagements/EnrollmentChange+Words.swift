extension EnrollmentChange {
  /// "ann@x.example in intro: added → ended, 3 sendings cancelled, the next was Thu 26 Nov 2026 10:00".
  package func words(in zone: Zone) -> String {
    var words = "\(contact) in \(sequence): \(before.words) → \(after.words)"
    guard sendings > 0 else { return words }
    words += ", \(counted(sendings, "sending")) \(after.fateOfSendings)"
    return next.map { words + ", the next was \($0.words(in: zone))" } ?? words
  }
}

extension EnrollmentState {
  /// What is said of sendings that were still to go.
  package var fateOfSendings: String {
    switch openSendings {
    case .stay: "still to go"
    case .areCancelled: "cancelled"
    case .loseTheirMoments: "without a moment"
    }
  }
}

extension [EnrollmentChange] {
  /// A line each, the first twenty of them; times in `zone`, which the last line names. Nothing where
  /// there is none.
  package func lines(in zone: Zone) -> String {
    guard !isEmpty else { return "" }
    var text = prefix(20).map { "  \($0.words(in: zone))\n" }.joined()
    if count > 20 { text += "  … and \(grouped(count - 20)) more\n" }
    return contains { $0.next != nil } ? text + "  times in \(zone.name)\n" : text
  }

  /// "2 enrollments, 5 sendings".
  package var counts: String {
    let sendings = reduce(0) { $0 + $1.sendings }
    return "\(counted(count, "enrollment")), \(counted(sendings, "sending"))"
  }
}

extension EnrollmentEvent {
  /// "paused", of what it was done to.
  package var words: String {
    switch self {
    case .progress: "went on"
    case .completion: "completed"
    case .reply: "answered"
    case .unsubscription: "unsubscribed"
    case .blacklisting: "blacklisted"
    case .bounce: "bounced"
    case .refusal: "an email failed"
    case .stop: "stopped"
    case .pause: "paused"
    case .resumption: "resumed"
    case .silence: "no answer"
    case .undoing: "undone"
    case .absence: "away"
    case .reopening: "taken up again"
    case .hook: "cancelled by a hook"
    }
  }
}
