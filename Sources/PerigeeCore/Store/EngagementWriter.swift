/// What can be committed and undone. Plans read all of it: quota that is held, and what contacts
/// have been through.
package protocol EngagementWriter: AnyObject {
  /// Commits a plan whole: steps behind a task without a moment, and where the plan has them as a move.
  /// All else is as the plan has it: the engagement, its enrollments with their frozen values and what they
  /// count for under caps, sendings, owners (rule 17) and statuses (`new` becomes `added`). The edits it used move to it.
  ///
  /// A plan with the digest of an engagement that stands is that engagement (rule 27).
  /// - Parameters:
  ///   - version: the world the plan was made from.
  ///   - written: told now and then how many of its sendings are in the store.
  /// - Throws: `StoreError.worldChanged` where the store has moved on from `version`;
  ///   `StoreError.alreadyEngaged` where a contact is live elsewhere, which no check precedes: the
  ///   store's unique index says it.
  func engage(
    _ plan: Plan, version: Int64, by user: EmailAddress, at now: Instant, written: (Int) -> Void
  ) throws -> EngageOutcome

  /// Undoes an engagement of which no email was sent, or may have been (rule 30): its sendings that are
  /// still to go are cancelled, claimed ones taken back, its
  /// enrollments rolled back, owners and statuses are what they were before it, where nobody has
  /// changed them since, and its edits are edits again.
  /// - Throws: `UnknownName`, also for one rolled back before;
  ///   `StoreError.alreadySending`.
  func rollBack(_ engagement: Engagement.ID, at now: Instant) throws
}

extension EngagementWriter {
  /// The same, of which nobody wants to know how far it is.
  package func engage(
    _ plan: Plan, version: Int64, by user: EmailAddress, at now: Instant
  ) throws -> EngageOutcome {
    try engage(plan, version: version, by: user, at: now, written: { _ in })
  }
}
