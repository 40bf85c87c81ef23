/// An address or a domain that must not be mailed (rule 6).
package struct BlacklistEntry: Hashable, Sendable {
  /// Whom an entry covers (rule 6).
  package enum Subject: Hashable, Sendable {
    case address(EmailAddress)
    /// Lower-cased; covers the domain and its subdomains, never a mere suffix.
    case domain(String)

    /// The address or the domain, in small letters.
    package var text: String {
      switch self {
      case .address(let address): address.text
      case .domain(let domain): domain
      }
    }
  }

  /// Why; the raw values are stored.
  package enum Reason: String, CaseIterable, Sendable {
    case customer
    case doNotContact = "do_not_contact"
    case competitorOrPartner = "competitor_or_partner"
    case unsubscribed, undelivered, other

    /// Entered by the contact's own wish; removing such an entry needs a confirmation (rule 7).
    package var isContactsOwnWish: Bool { self == .unsubscribed || self == .doNotContact }
  }

  /// An address, or a domain with its subdomains.
  package var subject: Subject
  /// Says who may remove it and how (rule 7).
  package var reason: Reason
  /// Who added it.
  package var addedBy: EmailAddress
  /// When it was added; entries are listed in that order.
  package var addedAt: Instant

  package init(subject: Subject, reason: Reason, addedBy: EmailAddress, addedAt: Instant) {
    self.subject = subject
    self.reason = reason
    self.addedBy = addedBy
    self.addedAt = addedAt
  }
}
