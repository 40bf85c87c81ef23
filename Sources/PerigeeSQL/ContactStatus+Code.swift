package import PerigeeCore

extension ContactStatus: StoredCode {
  package var code: Int64 {
    switch self {
    case .new: 0
    case .added: 1
    case .contacted: 2
    case .replied: 3
    case .qualified: 4
    case .unresponsive: 5
    case .badData: 6
    case .doNotContact: 7
    case .disqualified: 8
    }
  }
}
