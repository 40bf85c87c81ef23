/// What committing a plan came to.
package struct EngageOutcome: Hashable, Sendable {
  /// The new one, or the one that stood with the same digest (rule 27).
  package var engagement: Engagement.ID
  /// How many contacts.
  package var enrolled: Int
  /// Emails and tasks, all steps together.
  package var sendings: Int
  /// False where the same digest stood already.
  package var isNew: Bool

  package init(engagement: Engagement.ID, enrolled: Int, sendings: Int, isNew: Bool) {
    self.engagement = engagement
    self.enrolled = enrolled
    self.sendings = sendings
    self.isNew = isNew
  }
}
