/// One email (or task) of one step to one contact, planned or sent.
package struct Sending: Hashable, Sendable {
  /// Where a sending is in its life; the raw values are shown.
  package enum State: String, CaseIterable, Sendable {
    case planned
    /// A dispatcher has it in hand and has told the server nothing that could not be taken back.
    case claimed
    /// All of it was handed over but for the final dot, or that too: the server's answer decides.
    case committing
    /// The server took it; of a task: it is done.
    case sent
    /// The server may have taken it and no record says so; never sent again by itself (rule 31).
    case unknown
    /// The server refused it for good.
    case failed
    /// It will not go out; of a task: nor will it be done.
    case cancelled
  }

  /// Counts from 1.
  package var step: Int
  /// When it is to go out, or was planned to when it went; nil where it has no moment: its enrollment
  /// is paused, or the task before it is not done.
  package var at: Instant?
  /// What became of it so far.
  package var state: State
  /// False for a task, which takes no quota.
  package var isEmail: Bool

  package init(step: Int, at: Instant?, state: State, isEmail: Bool = true) {
    self.step = step
    self.at = at
    self.state = state
    self.isEmail = isEmail
  }
}
