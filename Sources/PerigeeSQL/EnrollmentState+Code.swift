package import PerigeeCore

extension EnrollmentState: StoredCode {
  /// Below 10: live.
  package var code: Int64 {
    switch self {
    case .added: 0
    case .active: 1
    case .paused: 2
    case .replied: 10
    case .stopped: 11
    case .unresponsive: 12
    case .unsubscribed: 13
    case .blacklisted: 14
    case .bounced: 15
    case .error: 16
    case .ended: 17
    case .rolledBack: 20
    }
  }
}
