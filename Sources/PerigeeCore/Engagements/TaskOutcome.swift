/// What became of a task that a person had to do.
package struct TaskOutcome: Hashable, Sendable {
  package var enrollment: Enrollment.ID
  /// Counts from 1.
  package var step: Int
  /// False: somebody skipped it.
  package var isDone: Bool
  /// When; the next step counts from its day.
  package var at: Instant
  /// Who said so.
  package var user: EmailAddress

  package init(
    enrollment: Enrollment.ID, step: Int, isDone: Bool, at: Instant, user: EmailAddress
  ) {
    self.enrollment = enrollment
    self.step = step
    self.isDone = isDone
    self.at = at
    self.user = user
  }
}
