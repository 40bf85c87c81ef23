/// How many contacts one reason keeps out of a plan.
package struct ReasonCount: Hashable, Sendable {
  /// A contact counts under each of its reasons.
  package var contacts: Int
  /// The first of them.
  package var contact: EmailAddress
  /// Its reason, whose code is that of all.
  package var example: Exclusion
}

extension Plan {
  /// The most contacts first, then by code.
  package var exclusionsByReason: [ReasonCount] {
    var counts: [String: ReasonCount] = [:]
    for contact in excluded {
      for reason in contact.reasons {
        let first = ReasonCount(contacts: 0, contact: contact.contact, example: reason)
        counts[reason.code, default: first].contacts += 1
      }
    }
    return counts.values.sorted {
      ($1.contacts, $0.example.code) < ($0.contacts, $1.example.code)
    }
  }
}
