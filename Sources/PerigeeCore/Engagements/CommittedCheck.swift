/// Which of one sender's emails do not fit its settings of today.
struct CommittedCheck {
  private let sender: Sender
  /// All that is planned, in order of time.
  private let planned: [Instant]
  /// In order of time.
  private let beyond: [Instant]
  private let outside: [Instant]

  /// - Parameters:
  ///   - times: all that holds quota, ascending, from a day before `now` on.
  ///   - due: what was planned for before `now` and has not gone, ascending.
  init(sender: Sender, times: [Instant], due: [Instant], now: Instant) {
    self.sender = sender
    planned = due + times.filter { $0 >= now }
    beyond = Self.beyond(times, sender, now)
    var settings = SettingsByHour(sender)
    outside = planned.filter { !settings.at($0).isOpen }
  }

  /// The emails that have to go elsewhere for the others to keep the quota: each that finds it used up
  /// by those before it. Rule 21's windows are (t − 24 h, t] and (t − 60 min, t].
  static func beyond(_ times: [Instant], _ sender: Sender, _ now: Instant) -> [Instant] {
    guard sender.quota.mostPerDay != nil || sender.quota.perHour != nil else { return [] }
    var settings = SettingsByHour(sender)
    let perHour = sender.quota.perHour ?? .max
    var kept: [Instant] = []
    kept.reserveCapacity(times.count)
    var beyond: [Instant] = []
    var (day, hour) = (0, 0)
    for time in times {
      while day < kept.count, kept[day] <= time - Milliseconds.day { day += 1 }
      while hour < kept.count, kept[hour] <= time - Milliseconds.hour { hour += 1 }
      let fits = kept.count - day < settings.at(time).perDay && kept.count - hour < perHour
      // What is past has used its quota.
      if fits || time < now { kept.append(time) } else { beyond.append(time) }
    }
    return beyond
  }

  /// Whether the sender works at `time`.
  static func isOpen(_ time: Instant, _ sender: Sender) -> Bool {
    let local = sender.zone.local(time)
    return sender.window.isOpen(local.day, hour: local.hour)
  }

  /// By moment; an email outside of the window is told so, whether it is beyond the quota or not.
  var marks: [Instant: Misfit.Kind] {
    var marks: [Instant: Misfit.Kind] = [:]
    for time in beyond { marks[time] = .beyondQuota }
    for time in outside { marks[time] = .outsideWindow }
    return marks
  }

  /// - Parameter engagements: those of the sender's planned emails.
  func misfits(_ engagements: [Engagement.ID]) -> [Misfit] {
    let zone = sender.zone.name
    return [
      misfit(.beyondQuota, beyond, sender.quota.words, engagements),
      misfit(.outsideWindow, outside, "\(sender.window.words) (\(zone))", engagements),
    ].compactMap { $0 }
  }

  private func misfit(
    _ kind: Misfit.Kind, _ times: [Instant], _ setting: String, _ engagements: [Engagement.ID]
  ) -> Misfit? {
    guard !times.isEmpty else { return nil }
    let misfits = counts(times)
    let planned = counts(self.planned)
    return Misfit(
      kind: kind, sender: sender.email, setting: setting, timeZone: sender.zone.name,
      emails: times.count,
      days: misfits.sorted { $0.key < $1.key }.map {
        Misfit.DayCount(day: $0.key, emails: $0.value, planned: planned[$0.key] ?? 0)
      }, engagements: engagements)
  }

  private func counts(_ times: [Instant]) -> [Day: Int] {
    var counter = DayCounter(zone: sender.zone)
    for time in times { counter.count(time) }
    counter.settle()
    return counter.counts
  }
}
