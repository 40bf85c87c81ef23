/// One email (or task) of one step to one contact, planned or sent.
package struct Sending: Hashable, Sendable {
  /// Where a sending is in its life; the raw values are shown.
  package enum State: String, CaseIterable, Sendable {
    case planned, cancelled
    // A dispatcher adds the states of a sending on its way and its outcomes (rule 31).
  }

  /// Counts from 1.
  package var step: Int
  /// When it is to go out.
  package var at: Instant
  /// A cancelled one holds no quota (rule 21).
  package var state: State
  /// False for a task, which takes no quota.
  package var isEmail: Bool

  package init(step: Int, at: Instant, state: State, isEmail: Bool = true) {
    self.step = step
    self.at = at
    self.state = state
    self.isEmail = isEmail
  }
}
