extension ContactSelection {
  /// "list spring", "filter dach_leads", "3 addresses"
  package var words: String {
    switch self {
    case .list(let name): "list \(name)"
    case .filter(let name): "filter \(name)"
    case .emails(let emails): emails.count == 1 ? "1 address" : "\(emails.count) addresses"
    }
  }
}
