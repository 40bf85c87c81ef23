package import PerigeeCore

extension Sending.State: StoredCode {
  /// Below 10: holds quota.
  package var code: Int64 {
    switch self {
    case .planned: 0
    case .claimed: 1
    case .committing: 2
    case .sent: 3
    case .unknown: 4
    case .cancelled: 10
    case .failed: 11
    }
  }
}
