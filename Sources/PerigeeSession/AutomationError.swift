package import PerigeeCore

/// Why something about automations or proposals was refused.
package enum AutomationError: Error, Hashable {
  /// It engages, and nobody allowed it to.
  case noGrant(automation: String)
  /// It engages more contacts at once than it may, by the grant or by its own limit.
  case grantTooSmall(automation: String, contacts: Int, allowed: Int, isOwnLimit: Bool)
  /// It has engaged as often as it may.
  case grantUsed(automation: String, perDay: Int)
  case tooManyContacts(automation: String, limit: Int, asked: Int)
  /// Its run has written as much into files as one may.
  case tooMuchWritten(automation: String)
  case unknownRun(Int64)
  case unknownProposal(Int64)
  /// An event of its kind that does not meet its conditions; `event` is the file that tells it.
  case notWoken(automation: String, event: String)
  /// It runs now.
  case isRunning(automation: String)
  /// What it did would be done twice.
  case hadEffects(run: Int64, effects: Int)
  /// Neither a manager nor the one sender from whom all of it goes.
  case notTheApprover(proposal: Int64, user: EmailAddress, managers: [String])
  /// The clock is before it.
  case notYetProposed(proposal: Int64, at: Instant, now: Instant, zone: Zone)
  /// Somebody has decided, or its time is over.
  case notOpen(proposal: Int64, state: PlanProposal.State, by: EmailAddress?)
  /// What was shown is not what is kept.
  case otherDigest(proposal: Int64, given: String, kept: Digest)
  /// It is planned again when it is approved, and a rule that a script made in place is not there then.
  case ruleInPlace(String)
  /// A plan of nobody.
  case nothingToPropose(excluded: Int)
  /// What only managers do, and an automation acts as a member, in whoever's name.
  case forManagers(automation: String, action: String, managers: [String])
  /// What only people do.
  case forPeople(action: String)

  /// A plan has nobody in it, which is no mistake of whoever planned.
  package var isOfNobody: Bool { if case .nothingToPropose = self { true } else { false } }
}
