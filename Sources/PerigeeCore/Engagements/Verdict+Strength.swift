extension Verdict {
  /// How much of what was to come it stops: a rule may make a verdict stop more, and never less.
  package var strength: Int {
    switch self {
    case .unsubscribe, .complaint: 4
    case .bounce: 3
    case .reply: 2
    case .autoReply: 1
    case .delayed, .receipt, .calendar, .challenge, .own, .other: 0
    }
  }

  /// Stops an enrollment for good.
  package var stops: Bool { strength >= Self.reply.strength }

  /// Shows that the email which it names arrived somewhere.
  package var isEvidenceOfArrival: Bool { self != .other && self != .own }

  /// "a reply", "an unsubscription".
  package var noun: String {
    switch self {
    case .reply: "a reply"
    case .autoReply: "an automatic reply"
    case .bounce: "a bounce"
    case .delayed: "a notice of delay"
    case .unsubscribe: "an unsubscription"
    case .complaint: "a complaint"
    case .receipt: "a receipt"
    case .calendar: "an answer to an invitation"
    case .challenge: "a challenge"
    case .own: "own mail"
    case .other: "other mail"
    }
  }
}
