/// What calendar and clock of a zone show.
package struct LocalTime: Hashable, Sendable {
  /// The zone's own date, which may be a day off UTC's.
  package var day: Day
  /// 0 to 23.
  package var hour: Int
  /// 0 to 59.
  package var minute: Int
  /// 0 to 59; Perigee's clock has no leap seconds.
  package var second: Int
  /// 0 to 999.
  package var millisecond: Int
}

extension LocalTime {
  /// "10:00".
  package var clockText: String { "\(padded(hour, 2)):\(padded(minute, 2))" }
}
