/// What an enrollment goes on with since an upgrade or a handover, in place of what its engagement has:
/// frozen from then on, as that was from the commit (rule 11).
package struct EnrollmentVersion: Hashable, Sendable, Codable {
  /// The steps that are over are those of before.
  package var sequence: EmailSequence
  /// The variables that its frozen values belong to, in their order.
  package var variables: [String]
  /// The sender as it was then; nil where the engagement kept none.
  package var sender: SenderSettings?
  /// The address that `List-Unsubscribe` names; nil for none.
  package var unsubscribe: EmailAddress?
  /// From whom it was committed; nil where nobody took it over.
  package var formerSender: EmailAddress?

  package init(
    sequence: EmailSequence, variables: [String], sender: SenderSettings?,
    unsubscribe: EmailAddress?, formerSender: EmailAddress? = nil
  ) {
    self.sequence = sequence
    self.variables = variables
    self.sender = sender
    self.unsubscribe = unsubscribe
    self.formerSender = formerSender
  }

  /// The same from another sender.
  /// - Parameter former: from whom it goes until then.
  package func handed(to sender: SenderSettings, from former: EmailAddress) -> EnrollmentVersion {
    var version = self
    version.sender = sender
    version.formerSender = formerSender ?? former
    return version
  }
}
