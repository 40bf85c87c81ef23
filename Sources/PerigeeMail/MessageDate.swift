import PerigeeCore

/// RFC 5322's date: "Mon, 23 Nov 2026 10:40:00 +0100".
enum MessageDate {
  /// `instant` as clocks `offset` seconds east of UTC show it.
  ///
  /// - Throws: `MessageError.date` outside the years 1900 to 9999, and `.offset` from 24 hours on.
  static func text(_ instant: Instant, offset: Int) throws(MessageError) -> String {
    guard offset.magnitude < 86_400 else { throw .offset(seconds: offset) }
    let minutes = offset / 60
    let seconds = floor(instant.milliseconds, by: 1_000)
    let (local, overflow) = seconds.addingReportingOverflow(Int64(minutes * 60))
    let day = Day(number: Int(floor(local, by: 86_400)))
    // Days of the years 0 to 10,000 and some, so that the calendar is asked only what it can count.
    guard !overflow, (-800_000...3_000_000).contains(day.number) else { throw .date(instant) }
    let (year, month, number) = day.components
    guard (1900...9999).contains(year) else { throw .date(instant) }
    let second = Int(local - Int64(day.number) * 86_400)
    let clock = [second / 3_600, second / 60 % 60, second % 60].map { padded($0, 2) }
    return "\(day.weekday.name), \(padded(number, 2)) \(Day.monthNames[month - 1]) \(year) "
      + clock.joined(separator: ":") + " " + zone(minutes)
  }

  private static func zone(_ minutes: Int) -> String {
    let size = abs(minutes)
    return (minutes < 0 ? "-" : "+") + padded(size / 60, 2) + padded(size % 60, 2)
  }

  private static func floor(_ number: Int64, by unit: Int64) -> Int64 {
    let quotient = number / unit
    return number % unit < 0 ? quotient - 1 : quotient
  }
}
