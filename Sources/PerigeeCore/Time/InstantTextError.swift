/// Why a text is not a moment.
package enum InstantTextError: Error, Hashable, Sendable {
  /// The text has not the form "2026-11-24T10:00:00+01:00".
  case notRFC3339(text: String)
  /// "2026-11-24T10:00:00": without "Z" or "+01:00" it is no moment.
  case missingOffset(text: String)
  /// More than nine digits after the point.
  case fractionTooLong(text: String, digits: Int)
  /// Second 60: Perigee's clock, like POSIX, has none.
  case leapSecond(text: String)
  /// An offset beyond 23:59.
  case offsetOutOfRange(text: String)
  /// "2026-11-24": a day without a time of it.
  case noTime(text: String)
  /// The text has not the form "2026-11-24 10:00".
  case notLocalTime(text: String)
  /// The calendar has no such date (2026-02-30).
  case noSuchDate(text: String)
  /// After the year `Instant.lastYear`: what is planned then could not be written any more.
  case tooLate(text: String)
  /// The clock has no such time (24:00, 10:60).
  case noSuchTime(text: String)
  /// Daylight saving skips this time in `zone`; `next` is the first time after the gap.
  case skipped(text: String, zone: Zone, next: Instant)
}
