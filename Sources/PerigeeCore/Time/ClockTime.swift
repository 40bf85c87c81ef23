/// A time that clocks show, to the minute, of whatever day and zone.
package struct ClockTime: Hashable, Sendable {
  /// 0 to 23.
  package var hour: Int
  /// 0 to 59.
  package var minute: Int

  /// - Parameters:
  ///   - hour: 0 to 23.
  ///   - minute: 0 to 59.
  package init(hour: Int, minute: Int) {
    self.hour = hour
    self.minute = minute
  }

  /// Reads "09:00"; nil for every other spelling, and for what no clock shows.
  package init?(_ text: String) {
    var scanner = DigitScanner(text)
    guard let hour = scanner.number(digits: 2), scanner.skip(":"),
      let minute = scanner.number(digits: 2), scanner.isAtEnd, hour <= 23, minute <= 59
    else { return nil }
    self.init(hour: hour, minute: minute)
  }
}

extension ClockTime: CustomStringConvertible {
  /// "09:00".
  package var description: String { "\(padded(hour, 2)):\(padded(minute, 2))" }
}
