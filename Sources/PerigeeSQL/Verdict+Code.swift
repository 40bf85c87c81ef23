package import PerigeeCore

extension Verdict: StoredCode {
  package var code: Int64 {
    switch self {
    case .reply: 0
    case .autoReply: 1
    case .bounce: 2
    case .delayed: 3
    case .unsubscribe: 4
    case .complaint: 5
    case .receipt: 6
    case .calendar: 7
    case .challenge: 8
    case .own: 9
    case .other: 10
    }
  }
}
