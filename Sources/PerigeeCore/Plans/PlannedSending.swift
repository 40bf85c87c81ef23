/// A sending of a plan, by numbers.
package struct PlannedSending: Hashable, Comparable, Sendable {
  /// When it goes out.
  package var at: Instant
  /// Number in `Plan.senders`.
  package var sender: Int
  /// Its number in the plan, from 0.
  package var enrollment: Int
  /// Counts from 0.
  package var step: Int

  package static func < (left: Self, right: Self) -> Bool {
    (left.at, left.sender, left.enrollment, left.step)
      < (right.at, right.sender, right.enrollment, right.step)
  }
}
