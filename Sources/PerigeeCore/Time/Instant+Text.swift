extension Instant {
  /// The last year of a moment that is read: half a year of plans and three of simulations lie behind it, and
  /// texts have four digits for a year.
  package static let lastYear = 9_990

  /// Reads RFC 3339: "2026-11-24T10:00:00.000+01:00", "2026-11-24T09:00:00Z".
  ///
  /// The offset is needed, the fraction is not: one to nine digits, of which those after the third
  /// are cut off. "T" and "Z" may be small letters; "-00:00" is UTC.
  package init(rfc3339 text: String) throws(InstantTextError) {
    var scanner = DigitScanner(text)
    guard let date = scanner.date(), scanner.skip("T") || scanner.skip("t"),
      let hour = scanner.number(digits: 2), scanner.skip(":"),
      let minute = scanner.number(digits: 2), scanner.skip(":"),
      let second = scanner.number(digits: 2), let fraction = scanner.fraction()
    else { throw .notRFC3339(text: text) }
    let offset = try Self.offset(&scanner, text)
    guard let day = Day(year: date.year, month: date.month, day: date.day) else {
      throw .noSuchDate(text: text)
    }
    guard date.year <= Self.lastYear else { throw .tooLate(text: text) }
    if second == 60 { throw .leapSecond(text: text) }
    guard hour <= 23, minute <= 59, second <= 59 else { throw .noSuchTime(text: text) }
    guard fraction.digits <= 9 else {
      throw .fractionTooLong(text: text, digits: fraction.digits)
    }
    let local = Zone.localSeconds(day, hour: hour, minute: minute, second: second)
    self.init(milliseconds: (local - offset) * Milliseconds.second + fraction.milliseconds)
  }

  /// The rest of the text as seconds east of UTC.
  private static func offset(
    _ scanner: inout DigitScanner, _ text: String
  ) throws(InstantTextError) -> Int64 {
    if scanner.isAtEnd { throw .missingOffset(text: text) }
    if scanner.skip("Z") || scanner.skip("z") {
      guard scanner.isAtEnd else { throw .notRFC3339(text: text) }
      return 0
    }
    let isWest = scanner.skip("-")
    guard isWest || scanner.skip("+"), let hours = scanner.number(digits: 2), scanner.skip(":"),
      let minutes = scanner.number(digits: 2), scanner.isAtEnd
    else { throw .notRFC3339(text: text) }
    guard hours <= 23, minutes <= 59 else { throw .offsetOutOfRange(text: text) }
    return Int64(hours * 3_600 + minutes * 60) * (isWest ? -1 : 1)
  }

  /// Reads "2026-11-24 10:00" on the clock of `zone`; in a repeated hour it is the first.
  ///
  /// - Throws: `skipped` with the next time where daylight saving skips this one.
  package init(local text: String, in zone: Zone) throws(InstantTextError) {
    if Day.isWritten(text) {
      throw Day(iso: text) == nil ? .noSuchDate(text: text) : .noTime(text: text)
    }
    var scanner = DigitScanner(text)
    guard let date = scanner.date(), scanner.skip(" "),
      let hour = scanner.number(digits: 2), scanner.skip(":"),
      let minute = scanner.number(digits: 2), scanner.isAtEnd
    else { throw .notLocalTime(text: text) }
    guard let day = Day(year: date.year, month: date.month, day: date.day) else {
      throw .noSuchDate(text: text)
    }
    guard date.year <= Self.lastYear else { throw .tooLate(text: text) }
    guard hour <= 23, minute <= 59 else { throw .noSuchTime(text: text) }
    let local = Zone.localSeconds(day, hour: hour, minute: minute)
    let found = zone.firstTime(atOrAfterLocal: local)
    self.init(seconds: found.seconds)
    if found.isSkipped { throw .skipped(text: text, zone: zone, next: self) }
  }
}

extension Instant {
  /// RFC 3339 with milliseconds and the zone's offset: "2026-11-24T10:00:00.000+01:00".
  ///
  /// RFC 3339 has no seconds in an offset. Local mean times of before about 1930 have; their offset
  /// is rounded to the minute, and the time printed goes with the rounded offset, so that the text
  /// is exactly this instant. Years 0 to 9999.
  package func rfc3339(in zone: Zone) -> String {
    let offset = zone.offset(at: self)
    let minutes = Int((Int64(offset) + 30).dividedDown(by: 60))
    let shown = Zone.utc.local(self + Int64(minutes) * Milliseconds.minute)
    let (year, month, day) = shown.day.components
    var text = DigitWriter()
    text.write(year, digits: 4, then: "-")
    text.write(month, digits: 2, then: "-")
    text.write(day, digits: 2, then: "T")
    text.write(shown.hour, digits: 2, then: ":")
    text.write(shown.minute, digits: 2, then: ":")
    text.write(shown.second, digits: 2, then: ".")
    text.write(shown.millisecond, digits: 3, then: minutes < 0 ? "-" : "+")
    text.write(abs(minutes) / 60, digits: 2, then: ":")
    text.write(abs(minutes) % 60, digits: 2)
    return text.text
  }

  /// Date and minute on the zone's clock: "2026-11-24 10:00".
  package func localText(in zone: Zone) -> String {
    let shown = zone.local(self)
    return "\(shown.day) \(shown.clockText)"
  }
}
