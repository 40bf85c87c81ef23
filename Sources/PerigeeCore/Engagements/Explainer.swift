/// Replays the hours that a sending waited against the limits that held (rule 32).
///
/// `team` and `sender` have the settings that the plan was made under, whatever `perigee.lua` says
/// today.
///
/// It asks the planner's own `Timeline`, filled with everything that was committed up to that
/// engagement: a slot that was full when the plan was made is full in what the plan left behind.
package struct Explainer {
  private let team: Team
  private let sender: Sender
  private let request: PlanRequest
  private let load: [Instant]
  private let starts: [Instant]

  /// - Parameters:
  ///   - load: all emails of the sender, ascending, those of the plan included, from
  ///     `Quota.reach` before the start to `Quota.reach` after the last one that is asked about.
  ///   - starts: when the engagement's contacts start, ascending; read under a spread.
  package init(
    team: Team, sender: Sender, request: PlanRequest, load: [Instant], starts: [Instant]
  ) {
    self.team = team
    self.sender = sender
    self.request = request
    self.load = load
    self.starts = starts
  }

  /// - Parameter times: the sendings of one enrollment, a step each.
  package func explain(_ steps: [Step], times: [Instant]) -> Explanation {
    let placements = times.indices.map { index in
      let wanted = index == 0 ? request.start : wanted(steps[index], after: times[index - 1])
      return Explanation.Placement(
        step: index + 1, wanted: wanted, at: times[index],
        waits: waits(from: wanted, to: times[index], step: steps[index], isFirst: index == 0))
    }
    return Explanation(placements: placements)
  }

  /// The moment that rule 8 asks for, open or not.
  private func wanted(_ step: Step, after previous: Instant) -> Instant {
    let zone = sender.zone
    let local = zone.local(previous)
    var day = local.day
    var left = step.after
    while left > 0 {
      day = day.adding(days: 1)
      if sender.window.isWorking(day) { left -= 1 }
    }
    let wanted = zone.instants(of: day, hour: step.hour ?? local.hour, minute: 0)
    let next = zone.clockHourStart(containing: previous) + Milliseconds.hour
    // "n = 0 is allowed only for a strictly later slot"; a skipped hour is no slot.
    return max(wanted.first ?? next, next)
  }

  private func waits(from wanted: Instant, to at: Instant, step: Step, isFirst: Bool)
    -> [Explanation.Wait]
  {
    let calendar = SlotCalendar(zone: sender.zone, window: sender.window, from: wanted, through: at)
    let timeline = Timeline(
      calendar: calendar, zone: sender.zone, quota: sender.quota, load: load)
    let slots = Dictionary(
      uniqueKeysWithValues: calendar.starts.enumerated().map { ($1, $0) })
    var waits: [Explanation.Wait] = []
    var hour = sender.zone.clockHourStart(containing: wanted)
    if hour < wanted { hour = hour + Milliseconds.hour }
    while hour + Milliseconds.hour <= at {
      let cause =
        slots[hour].map { limit(slot: $0, hour, timeline, step, isFirst) } ?? windowCause(hour)
      if waits.last?.cause == cause, waits.last?.to == hour {
        waits[waits.count - 1].to = hour + Milliseconds.hour
        waits[waits.count - 1].hours += 1
      } else {
        waits.append(
          Explanation.Wait(from: hour, to: hour + Milliseconds.hour, hours: 1, cause: cause))
      }
      hour = hour + Milliseconds.hour
    }
    return waits
  }

  private func windowCause(_ hour: Instant) -> Explanation.Cause {
    let day = sender.zone.localDay(of: hour)
    if sender.window.closed.contains(day) { return .closedDate }
    return sender.window.days.contains(day.weekday) ? .outsideHours : .dayOff
  }

  private func limit(
    slot: Int, _ hour: Instant, _ timeline: Timeline, _ step: Step, _ isFirst: Bool
  ) -> Explanation.Cause {
    if step.isEmail, let limit = timeline.limit(slot: slot) { return limit }
    if isFirst, case .spread(let spread) = request.mode {
      if let perHour = spread.perHour, startedInHour(hour) >= perHour {
        return .spreadPerHour(perHour)
      }
      if let perDay = spread.perDay, startedInDay(hour) >= perDay { return .spreadPerDay(perDay) }
    }
    return .unknown
  }

  /// How many started in an hour of the team's that the slot lies in: the fuller one, where the
  /// sender's clock is half an hour off the team's and the slot lies in two.
  private func startedInHour(_ slot: Instant) -> Int {
    let hours = Set(ends(of: slot).map(team.zone.clockHourStart(containing:)))
    return hours.map { hour in
      starts.count { $0 >= hour && $0 < hour + Milliseconds.hour }
    }.max() ?? 0
  }

  private func startedInDay(_ slot: Instant) -> Int {
    let days = Set(ends(of: slot).map(team.zone.localDay(of:)))
    return days.map { day in starts.count { team.zone.localDay(of: $0) == day } }.max() ?? 0
  }

  /// The first and the last moment of a slot.
  private func ends(of slot: Instant) -> [Instant] { [slot, slot + (Milliseconds.hour - 1)] }
}

extension Timeline {
  /// The quota that keeps more emails out of `slot`; nil where one would still fit.
  func limit(slot: Int) -> Explanation.Cause? {
    guard room(slot: slot) == 0 else { return nil }
    if let perHour = quota.perHour, hourRoom(slot: slot) <= 0 { return .quotaPerHour(perHour) }
    return quota.perDay.map { .quotaPerDay($0) }
  }
}
