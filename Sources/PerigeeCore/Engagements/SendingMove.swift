/// A sending's way from one moment to another; every one is kept, with its cause (rule 31).
package struct SendingMove: Hashable, Sendable {
  /// Why a sending moves; the raw values are shown.
  package enum Cause: String, CaseIterable, Sendable {
    /// Its enrollment was paused.
    case paused
    /// Its enrollment goes on.
    case resumed
    /// Its moment passed without it.
    case missed
    /// The server refused it for now.
    case putOff = "put_off"
    /// A hook of the workspace held it.
    case held
    /// The step before it went later than planned.
    case laterStep = "later_step"
    /// It was committed behind a task, and waits for it. `from` is where the plan has it, which it never
    /// held for later plans.
    case behindTask = "behind_task"
    /// The task before it was done or skipped.
    case taskDone = "task_done"
    /// What today's settings no longer allow.
    case quota, window
    case timeZone = "time_zone"
    /// Room came free before it, and somebody wanted it used.
    case earlier
    /// Somebody handed the contact to another sender.
    case reassigned
    /// Somebody had the sequence's newer version applied.
    case upgraded
    /// A mail that had ended or paused its enrollment was taken for something else.
    case reclassified
  }

  package var enrollment: Enrollment.ID
  /// Counts from 1.
  package var step: Int
  /// Nil where it had no moment.
  package var from: Instant?
  /// Nil where it has none now.
  package var to: Instant?
  package var cause: Cause
  /// When it was moved.
  package var at: Instant
  /// Who moved it, or whose session did.
  package var user: EmailAddress

  package init(
    enrollment: Enrollment.ID, step: Int, from: Instant?, to: Instant?, cause: Cause, at: Instant,
    user: EmailAddress
  ) {
    self.enrollment = enrollment
    self.step = step
    self.from = from
    self.to = to
    self.cause = cause
    self.at = at
    self.user = user
  }
}
