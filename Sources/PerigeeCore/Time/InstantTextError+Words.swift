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
    case .noTime(let text):
      "\"\(text)\" must have a time behind the day, and has none"
    case .noSuchDate(let text):
      "\"\(text)\" names a date that the calendar does not have"
    case .tooLate(let text):
      "\"\(text)\" is too late to plan for; give a year up to \(Instant.lastYear)"
    case .noSuchTime(let text):
      "\"\(text)\" names a time that the clock does not have; hours go from 00 to 23, minutes"
        + " and seconds from 00 to 59"
    case .skipped(let text, let zone, let next):
      "\"\(text)\" does not exist in \(zone.name), whose clocks skip it; the next time is"
        + " \"\(next.localText(in: zone))\""
    }
  }
}
