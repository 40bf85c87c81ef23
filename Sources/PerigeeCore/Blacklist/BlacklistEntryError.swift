/// Why a text names nobody on the blacklist.
package enum BlacklistEntryError: Error, Hashable, Sendable {
  /// It stands for many addresses in a way that no entry does; `domain` is what is behind it, where
  /// that is one.
  case wildcard(String, domain: String?)
  /// It has an @ and is no address.
  case address(String, EmailAddressError)
  case noDomain(String)
}

extension BlacklistEntryError: ReportableError {
  package var code: String {
    switch self {
    case .address: "invalid_address"
    case .wildcard, .noDomain: "invalid_entry"
    }
  }

  package var message: String {
    switch self {
    case .wildcard(let text, let domain?):
      "\(text.excerpt) is a pattern, and an entry is one address or one domain with its subdomains. "
        + "Write \(domain), or each address"
    case .wildcard(let text, nil):
      "\(text.excerpt) is a pattern, and an entry is one address or one domain with its subdomains. "
        + "Write a@b.example or b.example"
    case .address(let text, let error): "\(text.excerpt) is no email address: \(error)"
    case .noDomain(let text):
      "\(text.excerpt) is neither an email address nor a domain. Write a@b.example or b.example"
    }
  }
}
