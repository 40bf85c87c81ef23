/// What one contact of a plan would get: every step's email as it would be sent, or why none.
package enum ContactPreview: Hashable, Sendable {
  /// In the order of steps.
  case emails(EmailAddress, [Plan.Email])
  case excluded(ExcludedContact)
}

extension Plan {
  /// What `contact` would get; nil where the plan decided nothing about it.
  /// - Throws: `TemplateError` for an edit, `EmailTemplateError`.
  package func preview(of contact: EmailAddress) throws -> ContactPreview? {
    if let emails = try emails(to: contact) { return .emails(contact, emails) }
    return excluded.first { $0.contact == contact }.map { .excluded($0) }
  }
}
