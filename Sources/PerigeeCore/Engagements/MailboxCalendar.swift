/// What one sender's mailbox has on each day, beside what it may send.
package struct MailboxCalendar: Hashable, Sendable {
  /// Why nothing may go on a day; the raw values are shown.
  package enum Closing: String, CaseIterable, Sendable {
    /// A day of the week on which the sender does not work.
    case dayOff = "day_off"
    case closedDate = "closed_date"
    /// The sender is disabled, or in the team no more.
    case disabled
  }

  package struct Entry: Hashable, Sendable {
    /// Of the sender's zone.
    package var day: Day
    package var sent = 0
    /// Emails that are to go.
    package var committed = 0
    /// Emails of which nobody knows whether they went.
    package var unknown = 0
    /// The most that quota and window allow on the day; nil where nothing limits it.
    package var capacity: Int?
    /// Nil where emails may go.
    package var closing: Closing?

    /// All that takes of the capacity.
    package var used: Int { sent + committed + unknown }
  }

  package var sender: EmailAddress
  /// Whose days are meant.
  package var zone: Zone
  /// From the first to the last day, each once.
  package var days: [Entry]

  /// - Parameters:
  ///   - sender: as it is today; nil for one that is in the team no more.
  ///   - zone: the sender's.
  ///   - use: of the mailbox, on these days.
  package init(
    _ address: EmailAddress, as sender: Sender?, zone: Zone, days: ClosedRange<Day>,
    use: MailboxUse
  ) {
    self.sender = address
    self.zone = zone
    let slots = sender.map { Self.slots(of: $0, days) } ?? [:]
    let counts = [use.sent, use.committed, use.unknown].map { times in
      var counter = DayCounter(zone: zone)
      for time in times { counter.count(time) }
      counter.settle()
      return counter.counts
    }
    self.days = (days.lowerBound.number...days.upperBound.number).map { number in
      let day = Day(number: number)
      let closing = Self.closing(day, sender)
      return Entry(
        day: day, sent: counts[0][day] ?? 0, committed: counts[1][day] ?? 0,
        unknown: counts[2][day] ?? 0,
        capacity: closing == nil ? sender?.most(on: day, inSlots: slots[day] ?? 0) : 0,
        closing: closing)
    }
  }

  private static func closing(_ day: Day, _ sender: Sender?) -> Closing? {
    guard let sender, sender.isEnabled else { return .disabled }
    if sender.window.closed.contains(day) { return .closedDate }
    return sender.window.days.contains(day.weekday) ? nil : .dayOff
  }

  /// How many slots each day has; those with none are left out.
  private static func slots(of sender: Sender, _ days: ClosedRange<Day>) -> [Day: Int] {
    let calendar = SlotCalendar(
      zone: sender.zone, window: sender.window, from: sender.zone.start(of: days.lowerBound),
      through: sender.zone.start(of: days.upperBound.adding(days: 1)) - 1)
    let numbers = calendar.days.map { Day(number: Int($0)) }
    return Dictionary(grouping: numbers) { $0 }.mapValues(\.count)
  }
}

extension Zone {
  /// The first moment of a day.
  package func start(of day: Day) -> Instant {
    Instant(
      seconds: firstTime(atOrAfterLocal: Self.localSeconds(day, hour: 0, minute: 0)).seconds)
  }
}

extension Sender {
  /// The most that may go on a day with so many slots; nil where nothing limits it.
  fileprivate func most(on day: Day, inSlots slots: Int) -> Int? {
    guard slots > 0 else { return 0 }
    let perDay = DailyQuota(quota, window: window).on(day)
    return [perDay, quota.perHour.map { $0 * slots }].compactMap { $0 }.min()
  }
}
