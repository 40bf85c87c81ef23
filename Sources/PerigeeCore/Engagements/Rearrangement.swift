/// Committed steps that come to other moments, with the cause of each move.
package struct Rearrangement: Hashable, Sendable {
  /// One step's way.
  package struct Change: Hashable, Sendable {
    package var enrollment: Enrollment.ID
    package var contact: EmailAddress
    /// By its name.
    package var sequence: String
    /// From whom it goes after the change.
    package var sender: EmailAddress
    /// Counts from 1.
    package var step: Int
    package var isEmail: Bool
    /// Nil where it had no moment.
    package var from: Instant?
    /// Nil where it has none until the task before it is done.
    package var to: Instant?
    package var cause: SendingMove.Cause
  }

  /// By their new moments, those without one last; then by enrollment and step.
  package var changes: [Change]
  /// How many contacts were to move, beside others who stay as they are.
  package var contacts: Int
  /// The first step that found no slot, of how many contacts; nil where everybody fits.
  package var overrun: Overrun?

  /// What does not fit before the horizon (rule 25).
  package struct Overrun: Hashable, Sendable {
    /// How many contacts have a step that does not fit.
    package var contacts = 0
    /// The steps that do not fit, with those behind them; contact by contact.
    package var steps: [Change] = []
    /// The sender of the first of them.
    package var sender: EmailAddress
    /// The last moment that is looked at.
    package var horizon: Instant

    package init(sender: EmailAddress, horizon: Instant) {
      self.sender = sender
      self.horizon = horizon
    }
  }

  /// The changes that can be carried out: of steps that find a slot, or wait for a task.
  package var moves: [Change] {
    guard let overrun else { return changes }
    let without = Set(overrun.steps)
    return changes.filter { !without.contains($0) }
  }

  /// The moves to be kept.
  package func moves(by user: EmailAddress, at now: Instant) -> [SendingMove] {
    changes.map {
      SendingMove(
        enrollment: $0.enrollment, step: $0.step, from: $0.from, to: $0.to, cause: $0.cause,
        at: now, user: user)
    }
  }
}
