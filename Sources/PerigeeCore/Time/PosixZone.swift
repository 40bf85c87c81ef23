/// A rule such as `CET-1CEST,M3.5.0,M10.5.0/3`: how a zone's clock goes in all years to come
/// (POSIX, with RFC 8536's hours from −167 to 167).
struct PosixZone: Hashable, Sendable {
  /// A day of the year and a local time on it, which may lie on another day.
  struct Change: Hashable, Sendable {
    enum Date: Hashable, Sendable {
      /// 1 to 365; 29 February is never counted.
      case julian(Int)
      /// 0 to 365; 29 February is counted.
      case ordinal(Int)
      /// Month 1 to 12, week 1 to 5 (5 is the last), weekday 0 (Sunday) to 6.
      case weekday(month: Int, week: Int, day: Int)
    }

    var date: Date
    /// Seconds after local midnight.
    var time: Int

    /// Seconds since 1970 of the local time, as if it were UTC.
    func localSecond(year: Int) -> Int64 {
      Int64(day(year: year).number) * 86_400 + Int64(time)
    }

    private func day(year: Int) -> Day {
      // 1 January and the first of a month always exist.
      let newYear = Day(year: year, month: 1, day: 1)!
      switch date {
      case .ordinal(let days): return newYear.adding(days: days)
      case .julian(let day):
        let isLeap = Day(year: year, month: 2, day: 29) != nil
        return newYear.adding(days: day - 1 + (isLeap && day >= 60 ? 1 : 0))
      case .weekday(let month, let week, let weekday):
        let first = Day(year: year, month: month, day: 1)!
        let firstWeekday = (first.weekday.rawValue + 1) % 7
        var day = first.adding(days: (weekday - firstWeekday + 7) % 7 + (week - 1) * 7)
        while day.components.month != month { day = day.adding(days: -7) }
        return day
      }
    }
  }

  var standardOffset: Int32
  /// Nil where the clock is never changed.
  var summer: Summer?

  struct Summer: Hashable, Sendable {
    var offset: Int32
    var begins: Change
    var ends: Change
  }

  func offset(atSecond second: Int64) -> Int32 {
    guard let summer else { return standardOffset }
    // The year that the standard clock shows; changes never lie so close to its ends that the
    // other clock's year would decide otherwise, but for those below, which span it.
    let days = (second + Int64(standardOffset)).floorDivided(by: 86_400)
    let year = Day(number: Int(days)).components.year
    let begins = summer.begins.localSecond(year: year) - Int64(standardOffset)
    let ends = summer.ends.localSecond(year: year) - Int64(summer.offset)
    // On the southern half of the earth summer spans the new year.
    let isSummer =
      begins < ends ? begins <= second && second < ends : second < ends || begins <= second
    return isSummer ? summer.offset : standardOffset
  }
}

extension PosixZone {
  init(_ text: String) throws(ZoneError) {
    var parser = PosixZoneParser(text)
    self = try parser.zone()
  }
}

private struct PosixZoneParser {
  private let text: String
  private var rest: ArraySlice<UInt8>

  init(_ text: String) {
    self.text = text
    self.rest = Array(text.utf8)[...]
  }

  private var error: ZoneError { .invalidRule(text) }

  mutating func zone() throws(ZoneError) -> PosixZone {
    try name()
    let standard = -(try time(hours: 0...24))
    guard !rest.isEmpty else { return PosixZone(standardOffset: Int32(standard), summer: nil) }
    try name()
    let summer = rest.first == UInt8(ascii: ",") ? standard + 3_600 : -(try time(hours: 0...24))
    let begins = try change()
    let ends = try change()
    guard rest.isEmpty else { throw error }
    return PosixZone(
      standardOffset: Int32(standard),
      summer: PosixZone.Summer(offset: Int32(summer), begins: begins, ends: ends))
  }

  /// "CET" or "<+03>".
  private mutating func name() throws(ZoneError) {
    if take(UInt8(ascii: "<")) {
      guard let end = rest.firstIndex(of: UInt8(ascii: ">")), end - rest.startIndex >= 3 else {
        throw error
      }
      rest = rest[(end + 1)...]
      return
    }
    let letters = rest.prefix { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
    guard letters.count >= 3 else { throw error }
    rest = rest.dropFirst(letters.count)
  }

  private mutating func change() throws(ZoneError) -> PosixZone.Change {
    guard take(UInt8(ascii: ",")) else { throw error }
    let date: PosixZone.Change.Date
    if take(UInt8(ascii: "M")) {
      let month = try number(1...12)
      guard take(UInt8(ascii: ".")) else { throw error }
      let week = try number(1...5)
      guard take(UInt8(ascii: ".")) else { throw error }
      date = .weekday(month: month, week: week, day: try number(0...6))
    } else if take(UInt8(ascii: "J")) {
      date = .julian(try number(1...365))
    } else {
      date = .ordinal(try number(0...365))
    }
    let time = take(UInt8(ascii: "/")) ? try time(hours: 0...167) : 7_200
    return PosixZone.Change(date: date, time: time)
  }

  /// "[+-]hh[:mm[:ss]]" in seconds.
  private mutating func time(hours: ClosedRange<Int>) throws(ZoneError) -> Int {
    let isNegative = take(UInt8(ascii: "-"))
    if !isNegative { _ = take(UInt8(ascii: "+")) }
    var seconds = try number(hours) * 3_600
    if take(UInt8(ascii: ":")) {
      seconds += try number(0...59) * 60
      if take(UInt8(ascii: ":")) { seconds += try number(0...59) }
    }
    return isNegative ? -seconds : seconds
  }

  private mutating func number(_ bounds: ClosedRange<Int>) throws(ZoneError) -> Int {
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    guard (1...3).contains(digits.count) else { throw error }
    let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    guard bounds.contains(number) else { throw error }
    rest = rest.dropFirst(digits.count)
    return number
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest = rest.dropFirst()
    return true
  }
}

extension Int64 {
  /// Division that rounds towards minus infinity.
  func floorDivided(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
