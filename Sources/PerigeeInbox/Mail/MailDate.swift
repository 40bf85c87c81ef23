import PerigeeCore

/// RFC 5322's date, as wrongly written as mails have it.
struct MailDate {
  let instant: Instant
  /// The day on the writer's own clock.
  let day: Day

  /// Nil for what names no moment: no month, no year, a 31 June.
  init?(_ value: Bytes?) {
    guard let value else { return nil }
    let words = Self.words(value.prefix(100))
    guard let month = words.firstIndex(where: { Self.month($0) != nil }), month > 0,
      month + 1 < words.count, let dayNumber = Int(words[month - 1]),
      let year = Self.year(words[month + 1]),
      let day = Day(year: year, month: Self.month(words[month]) ?? 0, day: dayNumber)
    else { return nil }
    let rest = words[(month + 2)...]
    let seconds = rest.first.flatMap(Self.seconds) ?? 0
    let offset = rest.dropFirst().first.map(Self.offset) ?? 0
    self.day = day
    let local = Int64(day.number) * 86_400 + Int64(seconds - offset)
    instant = Instant(milliseconds: local * 1_000)
  }

  /// Without commas and comments.
  private static func words(_ value: Bytes) -> [String] {
    value.prefix { $0 != UInt8(ascii: "(") }
      .split { $0 <= 0x20 || $0 == UInt8(ascii: ",") }
      .map(\.string)
  }

  private static func month(_ word: String) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
    return months.firstIndex(of: word.lowercased().prefix(3)).map { $0 + 1 }
  }

  private static let months: [Substring] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private static func year(_ word: String) -> Int? {
    guard let year = Int(word), year >= 0 else { return nil }
    switch word.utf8.count {
    case 2: return year < 50 ? 2000 + year : 1900 + year
    case 3: return 1900 + year
    case 4: return year
    default: return nil
    }
  }

  private static func seconds(_ clock: String) -> Int? {
    let parts = clock.split(separator: ":").map { Int($0) }
    guard parts.count >= 2, let hour = parts[0], let minute = parts[1], (0..<24).contains(hour),
      (0..<60).contains(minute)
    else { return nil }
    let second = parts.count > 2 ? parts[2] ?? 0 : 0
    return hour * 3_600 + minute * 60 + min(max(second, 0), 60)
  }

  /// Seconds east of UTC; 0 for what nobody can know.
  private static func offset(_ zone: String) -> Int {
    if let hours = american[zone.uppercased()] { return hours * 3_600 }
    let digits = zone.dropFirst()
    guard let sign = zone.first, sign == "+" || sign == "-", digits.utf8.count == 4,
      let number = Int(digits), number % 100 < 60, number < 2400
    else { return 0 }
    let seconds = number / 100 * 3_600 + number % 100 * 60
    return sign == "-" ? -seconds : seconds
  }

  private static let american = [
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "JST": 9, "CET": 1, "CEST": 2, "BST": 1, "MSK": 3,
  ]
}
