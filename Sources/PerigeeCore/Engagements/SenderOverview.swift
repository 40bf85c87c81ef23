/// How a mailbox stands: what it may send, what is used of that and what is free, today and this week.
package struct SenderOverview: Hashable, Sendable {
  /// What keeps a mailbox from sending, or below its quota; the raw values are shown.
  package enum State: String, CaseIterable, Sendable {
    case sends
    case warmingUp = "warming_up"
    /// Its server takes nothing until somebody has looked.
    case halted
    case disabled
    /// In the team no more, and contacts wait for it.
    case gone
  }

  /// Days of the sender's zone, and what lies on them.
  package struct Stretch: Hashable, Sendable {
    package var days: ClosedRange<Day>
    package var sent = 0
    /// Emails that are to go.
    package var committed = 0
    /// Emails of which nobody knows whether they went.
    package var unknown = 0
    /// The most that quota and window allow; of the present day, what it has and what may still go. Nil where
    /// nothing limits it.
    package var capacity: Int? = 0
    /// How many more a plan that is made now would find room for; nil where nothing limits it.
    package var free: Int? = 0
    /// Why nothing may go on any of the days; nil where it may.
    package var closing: MailboxCalendar.Closing?

    /// All that takes of the capacity.
    package var used: Int { sent + committed + unknown }
  }

  package var email: EmailAddress
  /// As it is today; nil for one that is in the team no more.
  package var sender: Sender?
  /// The sender's, or the team's for one that is gone.
  package var zone: Zone
  package var today: Stretch
  /// From Monday to Sunday.
  package var week: Stretch
  /// Nil where nothing is wrong with its server.
  package var halt: MailboxState.Halt?
  /// Live enrollments.
  package var contacts: Int
  let now: Instant

  /// - Parameters:
  ///   - calendar: of the days of this week, which `days(at:in:)` says.
  ///   - load: when the mailbox's emails go, from `Quota.reach` before `now` on.
  package init(
    _ calendar: MailboxCalendar, as sender: Sender?, load: [Instant], halt: MailboxState.Halt?,
    contacts: Int, now: Instant
  ) {
    (email, zone) = (calendar.sender, calendar.zone)
    (self.sender, self.halt, self.contacts, self.now) = (sender, halt, contacts, now)
    let days = Self.days(at: now, in: zone)
    let today = zone.localDay(of: now)
    let free = sender.map { FreePlaces(of: $0, load: load, from: now, through: days.upperBound) }
    let places = free.map(\.byDay) ?? [:]
    week = Stretch(days, calendar.days, places)
    self.today = Stretch(today...today, calendar.days.filter { $0.day == today }, places)
  }

  /// The week that holds `now`, in a zone.
  package static func days(at now: Instant, in zone: Zone) -> ClosedRange<Day> {
    let today = zone.localDay(of: now)
    let monday = today.startOfWeek
    return monday...monday.adding(days: 6)
  }

  package var state: State {
    guard let sender else { return .gone }
    if !sender.isEnabled { return .disabled }
    if halt != nil { return .halted }
    return isWarmingUp ? .warmingUp : .sends
  }

  /// Whether the quota of today is below what it will be.
  private var isWarmingUp: Bool {
    guard let sender, let warmUp = sender.quota.warmUp else { return false }
    let most = [sender.quota.perDay, warmUp.to].compactMap(\.self).min() ?? 0
    return sender.quota(at: now).perDay.map { $0 < most } ?? false
  }
}

extension SenderOverview.Stretch {
  fileprivate init(
    _ days: ClosedRange<Day>, _ entries: [MailboxCalendar.Entry], _ places: [Day: Int]?
  ) {
    self.days = days
    for entry in entries {
      sent += entry.sent
      committed += entry.committed
      unknown += entry.unknown
      capacity = capacity.flatMap { sum in entry.capacity.map { sum + $0 } }
    }
    free = places.map { $0.filter { days.contains($0.key) }.values.reduce(0, +) }
    if entries.allSatisfy({ $0.closing != nil }) { closing = entries.first?.closing }
  }
}
