/// Why a text is no moment.
package enum InstantError: Error, Hashable, Sendable {
  case malformed(String, expected: String)
  case noOffset(String)
  case noSuchDate(String)
  case noSuchTime(String)
  case leapSecond(String)
  /// The clock is set forward over this time; `next` is what it shows then.
  case skipped(String, zone: String, next: String)
}

extension InstantError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .malformed(let text, let expected): "\"\(text)\" is not of the form \(expected)"
    case .noOffset(let text):
      "\"\(text)\" has no offset from UTC; add one, such as Z or +01:00"
    case .noSuchDate(let text): "\"\(text)\" names a date that does not exist"
    case .noSuchTime(let text): "\"\(text)\" names a time of day that does not exist"
    case .leapSecond(let text): "\"\(text)\" is a leap second, which has no place in a calendar"
    case .skipped(let text, let zone, let next):
      "\"\(text)\" does not exist in \(zone): the clock is set forward then; the next time is \(next)"
    }
  }
}

extension Instant {
  /// Reads RFC 3339, such as "2026-11-24T10:00:00.000+01:00"; digits beyond milliseconds are cut.
  package init(rfc3339 text: String) throws(InstantError) {
    let form = InstantError.malformed(text, expected: "2026-11-24T10:00:00+01:00")
    var reader = DigitReader(text)
    let day = try reader.day(text, form)
    guard reader.take("T") || reader.take("t") || reader.take(" ") else { throw form }
    var local = try reader.timeOfDay(text, form)
    guard reader.take(":"), let second = reader.number(digits: 2) else { throw form }
    if second == 60 { throw .leapSecond(text) }
    guard second < 60 else { throw .noSuchTime(text) }
    local += Int64(second) * Milliseconds.second
    if reader.take(".") {
      guard let fraction = reader.milliseconds() else { throw form }
      local += fraction
    }
    guard let offset = try reader.offset(text, form) else { throw .noOffset(text) }
    guard reader.isAtEnd else { throw form }
    self.init(milliseconds: Int64(day.number) * Milliseconds.day + local - offset)
  }

  /// RFC 3339 with milliseconds and the zone's offset, rounded to minutes where old offsets had
  /// seconds.
  package func rfc3339(in zone: Zone) -> String {
    let minutes = Int((Double(zone.offset(at: self)) / 60).rounded())
    let shown = Zone.utc.local(self + Int64(minutes) * Milliseconds.minute)
    let sign = minutes < 0 ? "-" : "+"
    let offset =
      minutes == 0 && zone.name == "UTC"
      ? "Z" : "\(sign)\(padded(abs(minutes) / 60, 2)):\(padded(abs(minutes) % 60, 2))"
    return "\(shown.day)T\(padded(shown.hour, 2)):\(padded(shown.minute, 2))"
      + ":\(padded(shown.second, 2)).\(padded(shown.millisecond, 3))\(offset)"
  }

  /// Reads "2026-11-24 10:00", local to `zone`; in a repeated hour it is the first.
  package init(local text: String, in zone: Zone) throws(InstantError) {
    let form = InstantError.malformed(text, expected: "2026-11-24 10:00")
    var reader = DigitReader(text)
    let day = try reader.day(text, form)
    guard reader.take(" ") || reader.take("T") else { throw form }
    let local = try reader.timeOfDay(text, form)
    guard reader.isAtEnd else { throw form }
    let hour = Int(local / Milliseconds.hour)
    let minute = Int(local % Milliseconds.hour / Milliseconds.minute)
    guard let instant = zone.instants(of: day, hour: hour, minute: minute).first else {
      let next = zone.firstInstant(after: day, hour: hour, minute: minute)
      throw .skipped(text, zone: zone.name, next: next.words(in: zone))
    }
    self = instant
  }

  /// The same local time `months` calendar months on, on the last day of a month that is too short;
  /// where the clock skips that time, the first moment after it.
  package func adding(months: Int, in zone: Zone) -> Instant {
    let local = zone.local(self)
    let day = local.day.adding(months: months)
    let rest = Int64(local.milliseconds) % Milliseconds.minute
    if let instant = zone.instants(of: day, hour: local.hour, minute: local.minute).first {
      return instant + rest
    }
    return zone.firstInstant(after: day, hour: local.hour, minute: local.minute)
  }
}

extension Zone {
  /// The moment at which the clock is set forward over a time that does not exist.
  fileprivate func firstInstant(after day: Day, hour: Int, minute: Int) -> Instant {
    let local =
      Int64(day.number) * Milliseconds.day + Int64(hour) * Milliseconds.hour
      + Int64(minute) * Milliseconds.minute
    var low = local - Milliseconds.day - Milliseconds.day
    var high = local + Milliseconds.day + Milliseconds.day
    // Local time grows with time but for the jump, so halving finds the jump.
    while high - low > 1 {
      let middle = low + (high - low) / 2
      let shown = middle + Int64(offset(at: Instant(milliseconds: middle))) * 1_000
      if shown < local { low = middle } else { high = middle }
    }
    return Instant(milliseconds: high)
  }
}

/// Takes digits and signs from the front of a text.
private struct DigitReader {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = text[...].utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func number(digits: Int) -> Int? {
    let taken = rest.prefix(digits)
    guard taken.count == digits, taken.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    rest = rest.dropFirst(digits)
    return taken.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  mutating func day(_ text: String, _ form: InstantError) throws(InstantError) -> Day {
    guard let year = number(digits: 4), take("-"), let month = number(digits: 2), take("-"),
      let day = number(digits: 2)
    else { throw form }
    guard let day = Day(year: year, month: month, day: day) else { throw .noSuchDate(text) }
    return day
  }

  /// "10:00" in milliseconds.
  mutating func timeOfDay(_ text: String, _ form: InstantError) throws(InstantError) -> Int64 {
    guard let hour = number(digits: 2), take(":"), let minute = number(digits: 2) else {
      throw form
    }
    guard hour < 24, minute < 60 else { throw .noSuchTime(text) }
    return Int64(hour) * Milliseconds.hour + Int64(minute) * Milliseconds.minute
  }

  /// The digits behind the point, 1 to 9 of them, cut to milliseconds.
  mutating func milliseconds() -> Int64? {
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    guard (1...9).contains(digits.count) else { return nil }
    rest = rest.dropFirst(digits.count)
    let three = (digits.map { Int64($0 - 0x30) } + [0, 0]).prefix(3)
    return three.reduce(0) { $0 * 10 + $1 }
  }

  /// "Z" or "+01:00" in milliseconds; nil where the text ends instead.
  mutating func offset(_ text: String, _ form: InstantError) throws(InstantError) -> Int64? {
    if isAtEnd { return nil }
    if take("Z") || take("z") { return 0 }
    let isNegative = take("-")
    guard isNegative || take("+"), let hours = number(digits: 2), take(":"),
      let minutes = number(digits: 2)
    else { throw form }
    guard hours < 24, minutes < 60 else { throw .noSuchTime(text) }
    let offset = Int64(hours) * Milliseconds.hour + Int64(minutes) * Milliseconds.minute
    return isNegative ? -offset : offset
  }
}
