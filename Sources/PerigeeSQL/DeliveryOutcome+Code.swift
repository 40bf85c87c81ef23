package import PerigeeCore

extension Delivery.Outcome: StoredCode {
  /// Below 10: counts against the real quota.
  package var code: Int64 {
    switch self {
    case .begun: 0
    case .sent: 1
    case .unknown: 2
    case .refused: 10
    case .bounced: 11
    case .putOff: 12
    case .held: 13
    case .hookFailed: 14
    case .hookCancelled: 15
    }
  }
}
