package import PerigeeCore

/// Which entries of the log are meant.
package struct LogChoice {
  /// Who acted; nil for anybody.
  package var user: EmailAddress?
  /// Whom they are about: by address, or by an engagement that the contact is in.
  package var contact: EmailAddress?
  /// Nothing before it.
  package var since: Instant?
  /// The first ones behind the entry with this number, not the newest; nil for the newest.
  package var after: Int64?
  /// How many; nil for all. Less than none is none.
  package var limit: Int?

  package init(
    user: EmailAddress? = nil, contact: EmailAddress? = nil, since: Instant? = nil,
    limit: Int? = nil, after: Int64? = nil
  ) {
    self.after = after
    self.user = user
    self.contact = contact
    self.since = since
    self.limit = limit.map { max(0, $0) }
  }

  /// Whether entries are chosen by their numbers alone.
  package var isEverybodys: Bool { user == nil && contact == nil && since == nil }

  /// - Parameter engagements: the numbers of those that the contact is in.
  func has(_ entry: LogEntry, engagements: Set<Int64>) -> Bool {
    if let user, entry.user != user { return false }
    if let since, entry.at < since { return false }
    guard let contact, entry.subject != contact.text else { return true }
    switch entry.action {
    case .engage, .authorize, .rollBack, .changeOwner:
      guard let number = entry.detail.firstMatch(of: /\bengagement (\d+)/)?.1 else { return false }
      return Int64(number).map(engagements.contains) ?? false
    default: return false
    }
  }
}
