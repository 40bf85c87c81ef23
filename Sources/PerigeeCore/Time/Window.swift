/// A sender's weekly hours (rule 20).
package struct Window: Hashable, Sendable {
  /// The weekdays on which a sender works.
  package var days: Set<Weekday>
  /// Local clock hours, 0 to 24: 9..<18 is 09:00-18:00, whose last slot is the 17:00 slot.
  package var hours: Range<Int>
  /// Dates on which the sender does not work.
  package var closed: Set<Day>

  /// "Default Monday to Friday, 09:00 to 18:00".
  package static let `default` = Window(
    days: [.monday, .tuesday, .wednesday, .thursday, .friday], hours: 9..<18)

  package init(days: Set<Weekday>, hours: Range<Int>, closed: Set<Day> = []) {
    self.days = days
    self.hours = hours
    self.closed = closed
  }

  /// A day of the week that is one of `days`, and no closed date.
  package func isWorking(_ day: Day) -> Bool {
    days.contains(day.weekday) && !closed.contains(day)
  }

  /// Whether that local hour of that local day is one of work.
  func isOpen(_ day: Day, hour: Int) -> Bool { isWorking(day) && hours.contains(hour) }
}
