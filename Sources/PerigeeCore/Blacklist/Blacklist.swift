/// The team's blacklist, ready to be asked.
package struct Blacklist: Sendable {
  private var addresses: [String: BlacklistEntry] = [:]
  private var domains: [String: BlacklistEntry] = [:]

  /// Of several entries with one subject the last counts.
  package init(_ entries: [BlacklistEntry]) {
    for entry in entries {
      switch entry.subject {
      case .address(let address): addresses[address.text] = entry
      case .domain(let domain): domains[domain] = entry
      }
    }
  }

  /// It covers nobody.
  package var isEmpty: Bool { addresses.isEmpty && domains.isEmpty }

  /// The entry that covers `contact`: its address, else the longest of its domains.
  ///
  /// "A domain entry matches that domain and its subdomains, never a mere suffix": sub.blocked.example
  /// is covered by blocked.example, and notblocked.example is not.
  package func entry(covering contact: EmailAddress) -> BlacklistEntry? {
    if let entry = addresses[contact.text] { return entry }
    guard !domains.isEmpty else { return nil }
    var domain = contact.domain
    while true {
      if let entry = domains[String(domain)] { return entry }
      guard let dot = domain.firstIndex(of: ".") else { return nil }
      domain = domain[domain.index(after: dot)...]
    }
  }
}
