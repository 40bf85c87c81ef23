extension DaylightRule {
  /// Reads a POSIX TZ string with the extensions of TZif version 3 (hours -167 to 167).
  ///
  /// - Throws: `ZoneError.badFooter` with the first byte that does not fit.
  init(footer: [UInt8]) throws(ZoneError) {
    var scanner = FooterScanner(bytes: footer)
    try scanner.skipName()
    // POSIX counts offsets west of Greenwich.
    standardOffset = -(try scanner.time(maxHours: 24))
    guard !scanner.isAtEnd else {
      daylight = nil
      return
    }
    try scanner.skipName()
    var offset = standardOffset + 3_600
    if scanner.peek != UInt8(ascii: ",") { offset = -(try scanner.time(maxHours: 24)) }
    let start = try scanner.change()
    let end = try scanner.change()
    guard scanner.isAtEnd else { throw scanner.expected("its end") }
    daylight = Daylight(offset: offset, start: start, end: end)
  }
}
