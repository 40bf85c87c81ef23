package import PerigeeCore

extension Sending.State: StoredCode {
  /// Below 10: holds quota. 1 to 9 are kept for a sending on its way and sent.
  package var code: Int64 {
    switch self {
    case .planned: 0
    case .cancelled: 10
    }
  }
}
