/// Reads a day as people and programs write it, with or without a time behind it.
struct DateText {
  private var day: Day?
  /// The three numbers of 11/12/2026, whose order is not known.
  private var slashed: (first: Int, second: Int, year: Int)?

  init(_ text: String) {
    let tokens = Self.tokens(of: text)
    guard let (date, rest) = Self.date(tokens[...]), Self.isTime(rest) else { return }
    switch date {
    case .day(let day): self.day = day
    case .slashed(let first, let second, let year): slashed = (first, second, year)
    }
  }

  /// - Parameter order: nil where day and month may not be guessed.
  func day(_ order: ValueFormat.DateOrder?) -> Day? {
    guard let slashed else { return day }
    switch order {
    case nil: return nil
    case .dmy: return Day(year: slashed.year, month: slashed.second, day: slashed.first)
    case .mdy: return Day(year: slashed.year, month: slashed.first, day: slashed.second)
    }
  }

  /// Whether the order of day and month is all that is missing.
  static func isSlashed(_ text: String) -> Bool { DateText(text).slashed != nil }

  // MARK: Words

  private enum Token: Equatable {
    case number(Int, digits: Int)
    /// In small letters, without accents.
    case word(String)
    case sign(Unicode.Scalar)
    case blank
  }

  private enum Date {
    case day(Day)
    case slashed(Int, Int, Int)
  }

  private static func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    // Longer than any date with its time and zone.
    for scalar in text.unicodeScalars.prefix(60) {
      if let digit = digit(scalar) {
        if case .number(let number, let digits)? = tokens.last, digits < 9 {
          tokens[tokens.count - 1] = .number(number * 10 + digit, digits: digits + 1)
        } else {
          tokens.append(.number(digit, digits: 1))
        }
      } else if scalar.properties.isWhitespace {
        if tokens.last != .blank { tokens.append(.blank) }
      } else if let letters = AccentFolding.folded(scalar) ?? cjk(scalar) {
        if case .word(let word)? = tokens.last {
          tokens[tokens.count - 1] = .word(word + letters)
        } else {
          tokens.append(.word(letters))
        }
      } else {
        tokens.append(.sign(scalar))
      }
    }
    return text.unicodeScalars.count > 60 ? [] : tokens
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    ("0"..."9").contains(scalar) ? Int(scalar.value - 0x30) : nil
  }

  private static func cjk(_ scalar: Unicode.Scalar) -> String? {
    ["年", "月", "日"].contains(scalar) ? String(Character(scalar)) : nil
  }

  // MARK: Dates

  /// The date at the beginning, and what follows it.
  private static func date(_ tokens: ArraySlice<Token>) -> (Date, ArraySlice<Token>)? {
    let tokens = withoutWeekday(tokens)
    if case .number(let number, 8)? = tokens.first {
      let day = Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
      return day.map { (.day($0), tokens.dropFirst()) }
    }
    return numeric(tokens) ?? named(tokens)
  }

  /// 2026-11-20, 2026/11/20, 2026.11.20, 2026年11月20日, 20.11.2026, 11/20/2026, 20-11-2026
  private static func numeric(_ tokens: ArraySlice<Token>) -> (Date, ArraySlice<Token>)? {
    let parts = Array(tokens.prefix(5))
    guard parts.count == 5, case .number(let first, let firstDigits) = parts[0],
      case .number(let second, 1...2) = parts[2],
      case .number(let third, let thirdDigits) = parts[4]
    else { return nil }
    var rest = tokens.dropFirst(5)
    switch (parts[1], parts[3]) {
    case (.word("年"), .word("月")):
      guard rest.popFirst() == .word("日") else { return nil }
    case (.sign(let left), .sign(let right)):
      guard left == right, ["-", "/", "."].contains(left) else { return nil }
      guard firstDigits <= 2 else { break }
      guard thirdDigits == 4 else { return nil }
      guard left == "." else { return (.slashed(first, second, third), rest) }
      return Day(year: third, month: second, day: first).map { (.day($0), rest) }
    default: return nil
    }
    guard firstDigits == 4, thirdDigits <= 2 else { return nil }
    return Day(year: first, month: second, day: third).map { (.day($0), rest) }
  }

  /// Nov 20, 2026; 20 November 2026; 20-Nov-2026; 20. November 2026; 20 de noviembre de 2026
  private static func named(_ tokens: ArraySlice<Token>) -> (Date, ArraySlice<Token>)? {
    var numbers: [(value: Int, digits: Int)] = []
    var month: Int?
    var rest = tokens
    while numbers.count < 2 || month == nil {
      switch rest.popFirst() {
      case .number(let value, let digits)? where numbers.count < 2:
        numbers.append((value, digits))
      case .word(let word)? where month == nil && MonthNames.number(of: word) != nil:
        month = MonthNames.number(of: word)
      case .word("de")?, .word("st")?, .word("nd")?, .word("rd")?, .word("th")?, .word("er")?,
        .blank?, .sign(",")?, .sign(".")?, .sign("-")?, .sign("/")?:
        continue
      default: return nil
      }
    }
    guard let month else { return nil }
    let isYearFirst = numbers[0].digits == 4
    let (day, year) = isYearFirst ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
    guard day.digits <= 2, year.digits == 4 else { return nil }
    return Day(year: year.value, month: month, day: day.value).map { (.day($0), rest) }
  }

  /// "Fri, " and "Friday " say nothing that the date does not.
  private static func withoutWeekday(_ tokens: ArraySlice<Token>) -> ArraySlice<Token> {
    guard case .word(let word)? = tokens.first, word.utf8.count >= 3,
      ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].contains(word.prefix(3)),
      MonthNames.number(of: word) == nil
    else { return tokens }
    return tokens.dropFirst().drop { $0 == .blank || $0 == .sign(",") || $0 == .sign(".") }
  }

  // MARK: Times

  /// Nothing, or a time of day: "T14:03:00.5Z", " 14:03", ", 2:03 PM", " 14:03:00 +0100".
  private static func isTime(_ tokens: ArraySlice<Token>) -> Bool {
    var rest = tokens
    guard !rest.isEmpty else { return true }
    var isParted = false
    while let next = rest.first, [.blank, .word("t"), .word("at"), .sign(",")].contains(next) {
      isParted = true
      rest.removeFirst()
    }
    guard isParted, case .number(0...24, 1...2)? = rest.popFirst() else { return false }
    guard rest.popFirst() == .sign(":"), case .number(0...59, 2)? = rest.popFirst() else {
      return false
    }
    if rest.first == .sign(":") {
      rest.removeFirst()
      guard case .number(0...60, 2)? = rest.popFirst() else { return false }
      if rest.first == .sign(".") || rest.first == .sign(",") {
        rest.removeFirst()
        guard case .number? = rest.popFirst() else { return false }
      }
    }
    return isZone(rest)
  }

  /// Words behind a time: halves of the day, "o'clock", and the usual names of zones.
  private static let zones: Set<String> = [
    "z", "utc", "gmt", "am", "pm", "a", "p", "m", "uhr", "h", "wet", "west", "bst", "ist", "cet",
    "cest", "mez", "mesz", "eet", "eest", "msk", "est", "edt", "et", "cst", "cdt", "ct", "mst",
    "mdt", "mt", "pst", "pdt", "pt", "akst", "akdt", "hst", "brt", "brst", "art", "clt", "sast",
    "gst", "pkt", "sgt", "hkt", "jst", "kst", "awst", "acst", "aest", "aedt", "nzst", "nzdt",
  ]

  /// "Z", "UTC", "PM", "+01:00", "CET", or nothing: the day is that of the clock which was written.
  private static func isZone(_ tokens: ArraySlice<Token>) -> Bool {
    tokens.allSatisfy { token in
      switch token {
      case .word(let word): zones.contains(word)
      case .number(_, 1...4), .blank, .sign("+"), .sign("-"), .sign(":"), .sign("("), .sign(")"):
        true
      default: false
      }
    }
  }
}
