import PerigeeCore

/// Reads `window = { days = "mon-fri", hours = "09:00-18:00", closed = { "2026-12-25" } }`.
enum WindowDeclaration {
  /// What is left out comes from `inherited`; closed dates come on top of the inherited ones.
  static func read(_ value: DeclaredValue, inherited: Window) -> Window {
    var window = inherited
    guard let table = value.closedTable("a window", keys: API.keys(of: "perigee.Window")) else {
      return window
    }
    if let days = table["days"].flatMap(days) { window.days = days }
    if let hours = table["hours"].flatMap(hours) { window.hours = hours }
    if let closed = table["closed"] { window.closed.formUnion(dates(closed)) }
    return window
  }

  /// Reads `closed = { "2026-12-25" }`.
  static func dates(_ value: DeclaredValue) -> Set<Day> {
    let days = value.list("a list of dates") { "closed date \($0)" } ?? []
    return Set(days.compactMap { $0.day() })
  }

  private static func days(_ value: DeclaredValue) -> Set<Weekday>? {
    guard let text = value.text("a string such as \"mon-fri\"") else { return nil }
    guard let days = Weekday.days(text) else {
      value.report(.days(text))
      return nil
    }
    return days
  }

  private static func hours(_ value: DeclaredValue) -> Range<Int>? {
    guard let text = value.text("a string such as \"09:00-18:00\"") else { return nil }
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
      .map { clockHour($0, through: 24) }
    guard ends.count == 2, let start = ends[0], let end = ends[1] else {
      value.report(.hours(text))
      return nil
    }
    guard start < end else {
      value.report(.emptyHours(text))
      return nil
    }
    return start..<end
  }

  /// The hour of "14:00", at most `last`; nil for every other spelling.
  static func clockHour(_ text: some StringProtocol, through last: Int) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2...].elementsEqual(":00".utf8),
      bytes[..<2].allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    let hour = Int(bytes[0] - 0x30) * 10 + Int(bytes[1] - 0x30)
    return hour <= last ? hour : nil
  }
}
