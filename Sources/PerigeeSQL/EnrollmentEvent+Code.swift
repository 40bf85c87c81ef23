package import PerigeeCore

extension EnrollmentEvent: StoredCode {
  package var code: Int64 {
    switch self {
    case .progress: 0
    case .completion: 1
    case .reply: 2
    case .unsubscription: 3
    case .blacklisting: 4
    case .bounce: 5
    case .refusal: 6
    case .stop: 7
    case .pause: 8
    case .resumption: 9
    case .silence: 10
    case .undoing: 11
    case .absence: 12
    case .reopening: 13
    case .hook: 14
    }
  }
}
