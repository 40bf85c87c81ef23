/// Reads the parts of a TZ string from left to right.
struct FooterScanner {
  let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var peek: UInt8? { position < bytes.count ? bytes[position] : nil }
  var isAtEnd: Bool { peek == nil }

  func expected(_ what: String) -> ZoneError {
    .badFooter(text: String(decoding: bytes, as: UTF8.self), at: position, expected: what)
  }

  mutating func skip(_ byte: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  /// "CET", or "<+03>" where the name is not of letters only.
  mutating func skipName() throws(ZoneError) {
    let isQuoted = skip("<")
    let start = position
    while let byte = peek, Self.isLetter(byte) || (isQuoted && Self.isDigitOrSign(byte)) {
      position += 1
    }
    guard position - start >= 3 else {
      position = start
      throw expected("a zone name of three or more characters")
    }
    if isQuoted, !skip(">") { throw expected("\">\"") }
  }

  /// "[+-]h[h[h]][:mm[:ss]]" in seconds.
  mutating func time(maxHours: Int) throws(ZoneError) -> Int {
    let isNegative = skip("-")
    if !isNegative { _ = skip("+") }
    var seconds = try number(in: 0...maxHours, "hours from 0 to \(maxHours)") * 3_600
    if skip(":") {
      seconds += try number(in: 0...59, "minutes from 0 to 59") * 60
      if skip(":") { seconds += try number(in: 0...59, "seconds from 0 to 59") }
    }
    return isNegative ? -seconds : seconds
  }

  /// ",date[/time]"; without a time it is 02:00.
  mutating func change() throws(ZoneError) -> DaylightRule.Change {
    guard skip(",") else { throw expected("\",\" and a rule for daylight saving") }
    let date = try date()
    let time = skip("/") ? try time(maxHours: 167) : 7_200
    return DaylightRule.Change(date: date, time: time)
  }

  private mutating func date() throws(ZoneError) -> DaylightRule.Change.Date {
    if skip("J") { return .julian(try number(in: 1...365, "a day from 1 to 365")) }
    guard skip("M") else { return .dayOfYear(try number(in: 0...365, "a day from 0 to 365")) }
    let month = try number(in: 1...12, "a month from 1 to 12")
    guard skip(".") else { throw expected("\".\" and a week") }
    let week = try number(in: 1...5, "a week from 1 to 5")
    guard skip(".") else { throw expected("\".\" and a weekday") }
    let weekday = try number(in: 0...6, "a weekday from 0 to 6")
    return .weekday(month: month, week: week, weekday: weekday)
  }

  /// One to three digits.
  private mutating func number(
    in range: ClosedRange<Int>, _ what: String
  ) throws(ZoneError) -> Int {
    let start = position
    var value = 0
    while let byte = peek, (0x30...0x39).contains(byte), position - start < 3 {
      value = value * 10 + Int(byte - 0x30)
      position += 1
    }
    guard position > start, range.contains(value) else {
      position = start
      throw expected(what)
    }
    return value
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func isDigitOrSign(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
  }
}
