/// The yearly rule of a POSIX TZ string, which ends a TZif file: "CET-1CEST,M3.5.0,M10.5.0/3".
///
/// Offsets are seconds east of UTC. "Daylight" is what the string calls so; in Dublin's it is the
/// winter ("IST-1GMT0,M10.5.0,M3.5.0/1") and lies west of the standard offset.
struct DaylightRule: Hashable, Sendable {
  /// When, each year, the offset changes.
  struct Change: Hashable, Sendable {
    enum Date: Hashable, Sendable {
      /// "Jn": day 1 to 365; 29 February is never counted.
      case julian(Int)
      /// "n": day 0 to 365; 29 February is counted.
      case dayOfYear(Int)
      /// "Mm.w.d": weekday 0 (Sunday) to 6 of week 1 to 5, where 5 is the last of the month.
      case weekday(month: Int, week: Int, weekday: Int)
    }
    var date: Date
    /// Seconds after local midnight, by the offset before the change; -167 to 167 hours.
    var time: Int
  }

  struct Daylight: Hashable, Sendable {
    var offset: Int
    var start: Change
    var end: Change
  }

  var standardOffset: Int
  /// Nil where the offset never changes.
  var daylight: Daylight?
}

extension DaylightRule.Change.Date {
  /// The day of `year` that the rule means. "n" = 365 of a common year is 1 January after it.
  func day(inYear year: Int) -> Int {
    let newYear = Self.firstDay(ofMonth: 1, year: year)
    switch self {
    case .dayOfYear(let count):
      return newYear + count
    case .julian(let count):
      let isLeap = Self.firstDay(ofMonth: 3, year: year) - newYear == 60
      return newYear + count - (isLeap && count >= 60 ? 0 : 1)
    case .weekday(let month, let week, let weekday):
      let first = Self.firstDay(ofMonth: month, year: year)
      // 1970-01-01 was a Thursday, which is weekday 4 here.
      let firstWeekday = ((first + 4) % 7 + 7) % 7
      let day = first + (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
      // Only a fifth week can lie in the next month.
      guard week == 5 else { return day }
      let next = Self.firstDay(ofMonth: month % 12 + 1, year: month == 12 ? year + 1 : year)
      return day < next ? day : day - 7
    }
  }

  /// Days since 1970-01-01 of the first of `month`, 1 to 12.
  private static func firstDay(ofMonth month: Int, year: Int) -> Int {
    Day(number: 0).adding(months: (year - 1970) * 12 + month - 1).number
  }
}

extension DaylightRule {
  /// The seconds since 1970 in which daylight holds, for the rules of the year `year`.
  ///
  /// Where daylight ends before it starts in a year, as in the south, it ends in the next.
  func daylightSpan(startingInYear year: Int) -> Range<Int64>? {
    guard let daylight else { return nil }
    let start = seconds(of: daylight.start, year: year, offset: standardOffset)
    let sameYearEnd = seconds(of: daylight.end, year: year, offset: daylight.offset)
    let end =
      sameYearEnd > start
      ? sameYearEnd : seconds(of: daylight.end, year: year + 1, offset: daylight.offset)
    return start < end ? start..<end : nil
  }

  /// Seconds east of UTC at `time`, in seconds since 1970.
  func offset(at time: Int64) -> Int {
    guard let daylight else { return standardOffset }
    let year = Day(number: Int(time.dividedDown(by: 86_400))).components.year
    // A change may lie 167 hours before or after its year, and daylight end in the next.
    let isDaylight = (year - 2...year + 1).contains {
      daylightSpan(startingInYear: $0)?.contains(time) == true
    }
    return isDaylight ? daylight.offset : standardOffset
  }

  private func seconds(of change: Change, year: Int, offset: Int) -> Int64 {
    Int64(change.date.day(inYear: year) * 86_400 + change.time - offset)
  }
}
