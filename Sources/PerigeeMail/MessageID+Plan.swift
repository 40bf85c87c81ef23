package import PerigeeCore

extension MessageID {
  /// The identifier of a plan's email: the same in the preview, in the store and in every attempt to
  /// send it, and no other email's.
  ///
  /// - Parameters:
  ///   - plan: the plan's digest.
  ///   - step: counts from 1.
  ///   - domain: of the sender that the plan chose, since some filters like to see it there.
  package init(plan: Digest, contact: EmailAddress, step: Int, domain: some StringProtocol) {
    self.init("\(MessageName(plan: plan, contact: contact, step: step).text)@\(domain)")
  }
}
