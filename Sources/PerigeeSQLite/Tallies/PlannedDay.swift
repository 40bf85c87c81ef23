import PerigeeCore

/// One row of `planned_day`: what a sender has planned of one step of an engagement on one day.
struct PlannedDay: Hashable {
  var sender: Int64
  /// Of UTC, since 1970.
  var day: Int64
  var engagement: Int64
  var step: Int64
  /// 1 for emails.
  var isEmail: Int64

  /// A moment that comes or goes.
  struct Change {
    var day: PlannedDay
    var at: Int64
    var isAdded: Bool
  }

  /// The day of a moment in milliseconds.
  static func day(of at: Int64) -> Int64 {
    let (day, rest) = at.quotientAndRemainder(dividingBy: Milliseconds.day)
    return rest < 0 ? day - 1 : day
  }
}
