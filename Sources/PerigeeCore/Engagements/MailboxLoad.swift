/// When a mailbox sends, as it stood once an engagement was committed.
package struct MailboxLoad: Hashable, Sendable {
  /// The emails of earlier engagements, ascending: what the planner found.
  package var earlier: [Instant]
  /// Those of the engagement itself, ascending: what it placed, slot after slot.
  package var own: [Instant]

  package init(earlier: [Instant] = [], own: [Instant] = []) {
    self.earlier = earlier
    self.own = own
  }
}
