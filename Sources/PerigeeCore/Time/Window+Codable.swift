// A plan's settings are kept as JSON: in plan files, and with the engagement.

extension Window: Codable {
  private enum CodingKeys: String, CodingKey { case days, hours, closed }

  /// Reads `{"days": ["mon"], "hours": "09:00-18:00", "closed": ["2026-12-25"]}`.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let names = try container.decode([String].self, forKey: .days)
    let days = names.compactMap { name in Weekday.allCases.first { $0.abbreviation == name } }
    let dates = try container.decode([String].self, forKey: .closed)
    let closed = dates.compactMap { Day(iso: $0) }
    let text = try container.decode(String.self, forKey: .hours)
    guard days.count == names.count else { throw Self.fault(.days, container) }
    guard closed.count == dates.count else { throw Self.fault(.closed, container) }
    guard let hours = Self.hours(text) else { throw Self.fault(.hours, container) }
    self.init(days: Set(days), hours: hours, closed: Set(closed))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(dayNames, forKey: .days)
    try container.encode(hourWords, forKey: .hours)
    try container.encode(closedDates, forKey: .closed)
  }

  /// "mon" and so on, in the order of the week.
  package var dayNames: [String] {
    Weekday.allCases.filter(days.contains).map(\.abbreviation)
  }

  /// ISO 8601, ascending.
  package var closedDates: [String] { closed.sorted().map(\.description) }

  /// The range of "09:00-18:00"; nil for every other spelling, and where it would be empty.
  private static func hours(_ text: String) -> Range<Int>? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { end in
      end.hasSuffix(":00") ? Int(end.dropLast(3)) : nil
    }
    guard ends.count == 2, let start = ends[0], let end = ends[1], start < end,
      (0...24).contains(start), (0...24).contains(end)
    else { return nil }
    return start..<end
  }

  private static func fault(
    _ key: CodingKeys, _ container: KeyedDecodingContainer<CodingKeys>
  ) -> DecodingError {
    DecodingError.dataCorruptedError(
      forKey: key, in: container, debugDescription: "not as a window is kept")
  }
}
