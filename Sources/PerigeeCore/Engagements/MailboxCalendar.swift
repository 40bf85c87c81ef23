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
    /// The most that quota and window allow on the day; on the present one what it has and what may still
    /// go. Nil where nothing limits it.
    package var capacity: Int?
    /// The same of all hours of the day, whatever the time is.
    package var wholeDay: Int?
    /// Nil where emails may go.
    package var closing: Closing?

    /// All that takes of the capacity.
    package var used: Int { sent + committed + unknown }

    /// The day has all that it may have; one whose hours are past is not full for that.
    package var isFull: Bool { used > 0 && wholeDay.map { used >= $0 } == true }
  }

  package var sender: EmailAddress
  /// Whose days are meant.
  package var zone: Zone
  /// From the first to the last day, each once.
  package var days: [Entry]
  /// From when on emails may still go on the present day; nil where days are counted whole.
  package var now: Instant?

  /// - Parameters:
  ///   - sender: as it is today; nil for one that is in the team no more.
  ///   - zone: the sender's.
  ///   - use: of the mailbox, on these days.
  ///   - now: in whose day only what is left of it counts; nil to count every day whole.
  ///   - load: when the mailbox's emails go, ascending, from `Quota.reach` before `now` to as long behind
  ///     its day.
  package init(
    _ address: EmailAddress, as sender: Sender?, zone: Zone, days: ClosedRange<Day>,
    use: MailboxUse, at now: Instant? = nil, beside load: [Instant] = []
  ) {
    self.sender = address
    self.zone = zone
    self.now = now
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
      let most = closing == nil ? sender?.most(on: day, inSlots: slots[day] ?? 0) : 0
      return Entry(
        day: day, sent: counts[0][day] ?? 0, committed: counts[1][day] ?? 0,
        unknown: counts[2][day] ?? 0, capacity: most, wholeDay: most, closing: closing)
    }
    if let sender, let now { leaveRest(of: zone.localDay(of: now), from: now, sender, load) }
  }

  /// Of what has passed of the present day nothing can be used any more, nor of what a rolling day takes.
  private mutating func leaveRest(
    of today: Day, from now: Instant, _ sender: Sender, _ load: [Instant]
  ) {
    guard let place = days.firstIndex(where: { $0.day == today }),
      let most = days[place].wholeDay,
      let free = FreePlaces(of: sender, load: load, from: now, through: today).byDay
    else { return }
    days[place].capacity = min(most, days[place].used + (free[today] ?? 0))
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
