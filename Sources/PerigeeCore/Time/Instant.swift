/// A moment, in whole milliseconds since 1970-01-01T00:00:00Z.
///
/// Integers, because floating point broke the quota at the 24-hour edge (rule 22).
package struct Instant: Hashable, Comparable, Sendable {
  /// Since 1970-01-01T00:00:00Z; leap seconds are not counted.
  package var milliseconds: Int64

  /// - Parameter milliseconds: since 1970-01-01T00:00:00Z; negative before it.
  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  package static func < (left: Self, right: Self) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// So many milliseconds later, whatever clocks do between; traps beyond 292 million years.
  package static func + (instant: Self, milliseconds: Int64) -> Self {
    Self(milliseconds: instant.milliseconds + milliseconds)
  }

  /// So many milliseconds earlier, whatever clocks do between; traps as `+` does.
  package static func - (instant: Self, milliseconds: Int64) -> Self {
    Self(milliseconds: instant.milliseconds - milliseconds)
  }
}

extension Instant {
  /// Whole seconds since 1970, rounded down.
  var seconds: Int64 { milliseconds.dividedDown(by: Milliseconds.second) }

  init(seconds: Int64) {
    self.init(milliseconds: seconds * Milliseconds.second)
  }
}
