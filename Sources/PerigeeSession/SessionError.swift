package import PerigeeCore

/// Why an operation was refused.
package enum SessionError: Error {
  case managersOnly(action: String, user: EmailAddress, managers: [String])
  case invalidAddress(String, EmailAddressError)
  /// The entries were made by the contacts' own wish (rule 7).
  case needsConfirmation([BlacklistEntry])
  case invalidStart(String, reason: String)
  case invalidVariableName(String)
  case noSuchStep(sequence: String, step: Int, steps: Int)
  case emptyPlan(excluded: Int)
  /// The plan is not what would be planned now (rule 27).
  case planChanged(PlanDifference, planned: Digest, current: Digest)
  /// The first email was due before the commit.
  case planPast(first: Instant, now: Instant, zone: Zone)
  case planFile(path: String, PlanFile.Fault)
  case notTheOwner(engagement: Int64, engagedBy: EmailAddress)
}
