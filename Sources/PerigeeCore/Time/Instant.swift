/// A moment, in whole milliseconds since 1970-01-01T00:00:00Z.
///
/// Integers, because floating point broke the quota at the 24-hour edge (rule 22).
package struct Instant: Hashable, Comparable, Sendable {
  package var milliseconds: Int64

  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  package static func < (left: Self, right: Self) -> Bool {
    left.milliseconds < right.milliseconds
  }

  package static func + (instant: Self, milliseconds: Int64) -> Self {
    Self(milliseconds: instant.milliseconds + milliseconds)
  }

  package static func - (instant: Self, milliseconds: Int64) -> Self {
    Self(milliseconds: instant.milliseconds - milliseconds)
  }
}

/// Lengths of time in milliseconds.
package enum Milliseconds {
  package static let second: Int64 = 1_000
  package static let minute: Int64 = 60_000
  package static let hour: Int64 = 3_600_000
  package static let day: Int64 = 86_400_000
}
