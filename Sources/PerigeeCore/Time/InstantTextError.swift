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
  /// The text has not the form "2026-11-24 10:00".
  case notLocalTime(text: String)
  /// The calendar has no such date (2026-02-30).
  case noSuchDate(text: String)
  /// The clock has no such time (24:00, 10:60).
  case noSuchTime(text: String)
  /// Daylight saving skips this time in `zone`; `next` is the first time after the gap.
  case skipped(text: String, zone: Zone, next: Instant)
}

extension InstantTextError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notRFC3339(let text):
      "\"\(text)\" must be a time such as \"2026-11-24T10:00:00+01:00\""
    case .missingOffset(let text):
      "\"\(text)\" must end with its offset from UTC, and has none; add \"Z\" or one such as"
        + " \"+01:00\""
    case .fractionTooLong(let text, let digits):
      "\"\(text)\" may have nine digits after the point, and has \(digits); leave some out"
    case .leapSecond(let text):
      "\"\(text)\" is a leap second, which Perigee's clock does not have; use the second after it"
    case .offsetOutOfRange(let text):
      "\"\(text)\" must have an offset up to 23:59, and has a larger one"
    case .notLocalTime(let text):
      "\"\(text)\" must be a local time such as \"2026-11-24 10:00\""
    case .noSuchDate(let text):
      "\"\(text)\" names a date that the calendar does not have"
    case .noSuchTime(let text):
      "\"\(text)\" names a time that the clock does not have; hours go from 00 to 23, minutes"
        + " and seconds from 00 to 59"
    case .skipped(let text, let zone, let next):
      "\"\(text)\" does not exist in \(zone.name), whose clocks skip it; the next time is"
        + " \"\(next.localText(in: zone))\""
    }
  }
}
