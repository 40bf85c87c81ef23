/// Whose enrollments are meant. Of each contact it is the newest one that was not undone: the one that
/// is live, where one is.
package struct EnrollmentScope: Hashable, Sendable {
  package enum Whom: Hashable, Sendable {
    /// Those of these addresses that are contacts.
    case contacts([EmailAddress])
    /// Everybody of a domain, in small letters, and its subdomains (rule 6).
    case domain(String)
    /// Those that came with one commit.
    case engagement(Engagement.ID)
    /// This one, also where its contact has a newer one.
    case enrollment(Enrollment.ID)
  }

  package var whom: Whom
  /// Only enrollments in this sequence, by its name; nil for any.
  package var sequence: String?

  package init(_ whom: Whom, sequence: String? = nil) {
    self.whom = whom
    self.sequence = sequence
  }
}

extension EnrollmentScope {
  /// Whether an enrollment is of its sequence and of whom it names.
  func contains(_ enrollment: Enrollment) -> Bool {
    if let sequence, enrollment.sequence != sequence { return false }
    switch whom {
    case .contacts(let emails): return emails.contains(enrollment.contact)
    case .engagement(let id): return enrollment.engagement == id
    case .enrollment(let id): return enrollment.id == id
    case .domain(let domain):
      let own = enrollment.contact.domain
      return own == domain || own.hasSuffix("." + domain)
    }
  }
}
