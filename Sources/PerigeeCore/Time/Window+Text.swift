extension Window {
  /// Reads "mon-fri", "sat-mon" (over the weekend), "tue,thu", "mon-wed,fri".
  ///
  /// Small or capital letters; spaces around names do not count. A day may come twice.
  package static func days(from text: String) throws(WindowError) -> Set<Weekday> {
    guard !text.utf8.allSatisfy({ $0 == UInt8(ascii: " ") }) else { throw .empty }
    var days: Set<Weekday> = []
    for item in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = item.split(separator: "-", omittingEmptySubsequences: false)
      guard ends.count <= 2 else { throw .notDays(text: text, item: String(item)) }
      let first = try weekday(ends[0], in: text)
      let last = try weekday(ends[ends.count - 1], in: text)
      let length = (last.rawValue - first.rawValue + 7) % 7
      for step in 0...length { days.insert(Weekday.allCases[(first.rawValue + step) % 7]) }
    }
    return days
  }

  private static func weekday(
    _ name: Substring, in text: String
  ) throws(WindowError) -> Weekday {
    let trimmed = name.drop { $0 == " " }
    let end = trimmed.lastIndex { $0 != " " }.map(trimmed.index(after:)) ?? trimmed.startIndex
    let key = trimmed[..<end].lowercased()
    guard let day = Weekday.allCases.first(where: { $0.abbreviation == key }) else {
      throw .unknownDay(text: text, name: String(trimmed[..<end]))
    }
    return day
  }

  /// Reads "09:00-18:00": whole clock hours, the end after the start and up to 24:00.
  package static func hours(from text: String) throws(WindowError) -> Range<Int> {
    guard !text.isEmpty else { throw .empty }
    var scanner = DigitScanner(text)
    guard let start = scanner.clock(), scanner.skip("-"), let end = scanner.clock(),
      scanner.isAtEnd
    else { throw .notHours(text: text) }
    for time in [start, end] {
      let clock = "\(padded(time.hour, 2)):\(padded(time.minute, 2))"
      guard time.hour <= 24, time.minute <= 59 else { throw .noSuchTime(text: text, time: clock) }
      guard time.minute == 0 else { throw .notWholeHours(text: text, time: clock) }
    }
    guard start.hour < end.hour else { throw .endNotAfterStart(text: text) }
    return start.hour..<end.hour
  }
}

extension DigitScanner {
  /// "09:00".
  fileprivate mutating func clock() -> (hour: Int, minute: Int)? {
    guard let hour = number(digits: 2), skip(":"), let minute = number(digits: 2) else {
      return nil
    }
    return (hour, minute)
  }
}
