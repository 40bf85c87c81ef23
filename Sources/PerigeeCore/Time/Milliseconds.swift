/// Lengths of time in milliseconds; a day is 24 hours.
package enum Milliseconds {
  package static let second: Int64 = 1_000
  package static let minute: Int64 = 60_000
  /// 60 minutes; a clock hour in which the clock is changed has more or fewer.
  package static let hour: Int64 = 3_600_000
  /// 24 hours; a calendar day in which the clock is changed has more or fewer.
  package static let day: Int64 = 86_400_000
}
