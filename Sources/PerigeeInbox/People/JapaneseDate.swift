import PerigeeCore

/// "8月20日" and "2026年8月20日", behind which Japanese says what is on that day.
enum JapaneseDate {
  /// Each day with the place of its words.
  static func all(in text: FoldedText, after today: Day?) -> [(Day, Range<Int>)] {
    let bytes = text.bytes[...]
    let month = Array("月".utf8)
    var found: [(Day, Range<Int>)] = []
    var index = 0
    while let mark = bytes.position(of: month, from: index) {
      index = mark + month.count
      let start = digitsStart(text.bytes, mark)
      let end = digitsEnd(text.bytes, index)
      guard end > index, bytes[end...].starts(with: "日".utf8),
        let monthNumber = number(bytes[start..<mark]), let dayNumber = number(bytes[index..<end])
      else { continue }
      let (year, first) = year(text.bytes, before: start)
      let expression = DateExpression.date(day: dayNumber, month: monthNumber, year: year)
      guard (1...12).contains(monthNumber), let day = expression.day(after: today) else { continue }
      found.append((day, first..<(end + 3)))
    }
    return found
  }

  /// What the words behind a day say.
  static func kind(_ text: FoldedText, behind end: Int) -> ReturnCue.Kind? {
    var rest = text.bytes[end...].prefix(30)
    // The day of the week in brackets.
    if rest.starts(with: "(".utf8) { rest = rest.drop { $0 != UInt8(ascii: ")") }.dropFirst() }
    if rest.starts(with: "（".utf8) { rest = rest.dropFirst(9) }
    if rest.starts(with: "まで".utf8) { return .until }
    return ["に戻", "に出社", "に復帰", "より出社", "から出社", "に帰"].contains { rest.starts(with: $0.utf8) }
      ? .back : nil
  }

  private static func digitsStart(_ bytes: [UInt8], _ end: Int) -> Int {
    var start = end
    while start > 0, bytes[start - 1].isDigit { start -= 1 }
    return start
  }

  private static func digitsEnd(_ bytes: [UInt8], _ start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end].isDigit { end += 1 }
    return end
  }

  private static func number(_ digits: Bytes) -> Int? {
    digits.count <= 4 ? Int(digits.string) : nil
  }

  /// The year before the month, and where the words begin.
  private static func year(_ bytes: [UInt8], before start: Int) -> (Int?, Int) {
    guard start >= 7, bytes[(start - 3)..<start].elementsEqual("年".utf8) else {
      return (nil, start)
    }
    let first = digitsStart(bytes, start - 3)
    return (number(bytes[first..<(start - 3)]), first)
  }
}
