import PerigeeCore

/// A day as people write it, not yet in a calendar.
enum DateExpression: Equatable {
  /// The year is nil where it is left out.
  case date(day: Int, month: Int, year: Int?)
  case weekday(Weekday)
  /// "le 30 du mois", and how many months later.
  case dayOfMonth(Int, monthsLater: Int)
  case tomorrow

  /// The one at the start of the words, and the words behind it; nil where none begins, and where it
  /// is two days: "9/8".
  static func read(_ words: DateWords) -> (DateExpression, DateWords)? {
    let words = words.withoutFillers()
    guard let first = words.first else { return nil }
    if let found = NumericDate.read(first) { return (found, words.dropFirst()) }
    if let found = named(words) { return found }
    if let weekday = CalendarNames.weekday(first) { return afterWeekday(weekday, words) }
    if next.contains(first) { return afterNext(words) }
    return CalendarNames.isTomorrow(first) ? (.tomorrow, words.dropFirst()) : nil
  }

  private static let next: Set<String> = Set(
    [
      "next", "nächsten", "kommenden", "coming", "this", "prochain", "próximo", "prossimo",
      "volgende",
      "aanstaande", "najbliższy", "przyszły",
    ].map(\.folded))

  private static func afterNext(_ words: DateWords) -> (DateExpression, DateWords)? {
    guard let second = words[1], let weekday = CalendarNames.weekday(second) else { return nil }
    return afterWeekday(weekday, words.dropFirst())
  }

  /// A date behind a weekday is surer than the weekday; "Monday week" is not what it looks like.
  private static func afterWeekday(
    _ weekday: Weekday, _ words: DateWords
  ) -> (DateExpression, DateWords)? {
    let rest = words.dropFirst().withoutFillers()
    if let first = rest.first {
      if let found = NumericDate.read(first) { return (found, rest.dropFirst()) }
      if let found = named(rest) { return found }
      // A date that is ambiguous, or a time of the day.
      if first.utf8.first?.isDigit == true, first.contains(where: { "/-.".contains($0) }) {
        return nil
      }
      if ["week", "after", "fortnight"].contains(first) { return nil }
    }
    return words.first?.hasSuffix(".") == true && words.first?.utf8.count ?? 0 < 5
      ? nil : (.weekday(weekday), words.dropFirst())
  }

  /// "17 August 2026", "August 17th", "30 du mois".
  private static func named(_ words: DateWords) -> (DateExpression, DateWords)? {
    if let day = CalendarNames.ordinal(words.first) {
      let rest = words.dropFirst().withoutFillers()
      if let month = CalendarNames.month(rest.first) {
        let (year, behind) = year(rest.dropFirst())
        return (.date(day: day, month: month, year: year), behind)
      }
      return ofTheMonth(day, rest)
    }
    guard let month = CalendarNames.month(words.first), let day = CalendarNames.ordinal(words[1])
    else { return nil }
    let (year, behind) = year(words.dropFirst(2))
    return (.date(day: day, month: month, year: year), behind)
  }

  private static func year(_ words: DateWords) -> (Int?, DateWords) {
    let rest = words.withoutFillers()
    guard let word = rest.first, let year = Int(word.filter { $0.isNumber || !$0.isPunctuation }),
      (1990...2100).contains(year)
    else { return (nil, words) }
    return (year, rest.dropFirst())
  }

  private static func ofTheMonth(_ day: Int, _ words: DateWords) -> (DateExpression, DateWords)? {
    let heads = words.prefix(3)
    guard let place = heads.firstIndex(where: { CalendarNames.isMonthWord($0) }) else { return nil }
    let near = words.prefix(4)
    let isNext = near.contains { next.contains($0) && $0 != "this" || $0.hasPrefix("nachsten") }
    let rest = words.dropFirst(place - heads.startIndex + 1)
    return (.dayOfMonth(day, monthsLater: isNext ? 1 : 0), rest)
  }

  /// - Parameter today: the mail's day, by its writer's clock; nil where it is unknown, and then what
  ///   counts from it is no day.
  func day(after today: Day?) -> Day? {
    switch self {
    case .date(let day, let month, let year?): return Day(year: year, month: month, day: day)
    case .date(let day, let month, nil): return today.flatMap { Self.next(day, month, after: $0) }
    case .weekday(let weekday):
      return today.map { today in
        let days = (weekday.rawValue - today.weekday.rawValue + 7) % 7
        return today.adding(days: days == 0 ? 7 : days)
      }
    case .dayOfMonth(let day, let monthsLater):
      guard let today else { return nil }
      let (year, month, _) = today.components
      guard let first = Day(year: year, month: month, day: 1)?.adding(months: monthsLater) else {
        return nil
      }
      let found = Day(year: first.components.year, month: first.components.month, day: day)
      return found.flatMap { $0 >= today ? $0 : nil }
    case .tomorrow: return today?.adding(days: 1)
    }
  }

  /// The next one, or one of the last week, since notices are not always taken down at once; nil where
  /// the next is almost a year away: the notice is old.
  private static func next(_ day: Int, _ month: Int, after today: Day) -> Day? {
    let year = today.components.year
    let days = [year - 1, year, year + 1].compactMap { Day(year: $0, month: month, day: day) }
    return days.first { $0 >= today.adding(days: -7) && $0 <= today.adding(days: 300) }
  }
}
