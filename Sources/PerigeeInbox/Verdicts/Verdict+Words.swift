package import PerigeeCore

extension Verdict {
  /// "reply", "automatic reply".
  package var words: String {
    switch self {
    case .reply: "reply"
    case .autoReply: "automatic reply"
    case .bounce: "bounce"
    case .delayed: "delayed"
    case .unsubscribe: "unsubscribe"
    case .complaint: "complaint"
    case .receipt: "receipt"
    case .calendar: "calendar answer"
    case .challenge: "challenge"
    case .own: "own mail"
    case .other: "other"
    }
  }
}
