extension ContactSelection {
  /// "list spring", "filter dach_leads", "3 addresses"; "no filter" for everybody.
  package var words: String {
    let filtered = filter.map { "filter \($0)" }
    return switch scope {
    case .all: filtered ?? "no filter"
    case .list(let name): joined("list \(name)", filtered)
    case .emails(let emails):
      joined(emails.count == 1 ? "1 address" : "\(emails.count) addresses", filtered)
    }
  }

  private func joined(_ scope: String, _ filter: String?) -> String {
    [scope, filter].compactMap(\.self).joined(separator: ", ")
  }
}
