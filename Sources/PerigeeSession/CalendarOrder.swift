package import PerigeeCore

/// Which mailboxes' days are asked for.
package struct CalendarOrder {
  /// Nil for everybody's.
  package var sender: EmailAddress?
  /// Nil for the Monday of this week, in the team's zone, or of the week of `to` where that is earlier.
  package var from: Day?
  /// Nil for four weeks.
  package var to: Day?
  /// Which of the mailboxes that are shown.
  package var page: SenderPage
  /// In whose day only what is left of it counts; nil for the present.
  package var now: Instant?

  package init(
    sender: EmailAddress? = nil, from: Day? = nil, to: Day? = nil, page: SenderPage = SenderPage(),
    now: Instant? = nil
  ) {
    self.page = page
    self.now = now
    self.sender = sender
    self.from = from
    self.to = to
  }

  /// How many days may be asked for.
  package static let mostDays = 800
}

extension CalendarOrder {
  /// The days that are meant.
  /// - Throws: `SessionError.invalidDays` where they end before they begin, or are too many.
  func days(today: Day) throws -> ClosedRange<Day> {
    let reference = min(today, to ?? today)
    let first = from ?? reference.startOfWeek
    let last = to ?? first.adding(days: 27)
    guard first <= last, last.number - first.number < Self.mostDays else {
      throw SessionError.invalidDays(from: first, to: last)
    }
    return first...last
  }
}
