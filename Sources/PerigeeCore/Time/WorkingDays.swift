/// `Window.isWorking` for thousands of days: an array of seven instead of a set.
struct WorkingDays {
  private let weekdays: [Bool]
  private let closed: Set<Day>

  init(_ window: Window) {
    weekdays = Weekday.allCases.map(window.days.contains)
    closed = window.closed
  }

  /// Whether the sender works on the day `number` days after 1970-01-01, a Thursday.
  func contains(_ number: Int64) -> Bool {
    weekdays[Int((number + 3).remainderDown(by: 7))]
      && (closed.isEmpty || !closed.contains(Day(number: Int(number))))
  }
}
