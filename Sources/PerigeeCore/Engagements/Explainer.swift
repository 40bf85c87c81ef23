/// Replays the hours that a sending waited against the limits that held (rule 32).
///
/// `team` and `sender` have the settings that the plan was made under, whatever `perigee.lua` says
/// today.
///
/// It asks the planner's own ledger about each slot, filled with what the planner had before it when it
/// left that slot: earlier engagements, and of this one what comes no later (`LedgerReplay`).
package struct Explainer {
  let team: Team
  let sender: Sender
  let request: PlanRequest
  let load: MailboxLoad
  let starts: StartCounts

  /// - Parameters:
  ///   - load: of the sender, from `Quota.reach` before the start to `Quota.reach` after the last
  ///     email that is asked about.
  ///   - starts: when the engagement's contacts start, ascending; read under a spread.
  package init(
    team: Team, sender: Sender, request: PlanRequest, load: MailboxLoad, starts: [Instant]
  ) {
    self.init(
      team: team, sender: sender, request: request, load: load,
      starts: StartCounts(starts, under: request.mode, in: team.zone))
  }

  /// The same, where several senders of an engagement are asked about.
  package init(
    team: Team, sender: Sender, request: PlanRequest, load: MailboxLoad, starts: StartCounts
  ) {
    self.team = team
    self.sender = sender
    self.request = request
    self.load = load
    self.starts = starts
  }

  /// - Parameter times: the sendings of one enrollment, a step each.
  package func explain(_ steps: [Step], times: [Instant]) -> Explanation {
    let last = times.max() ?? request.start
    var ledger = LedgerReplay(sender: sender, load: load, from: request.start, through: last)
    let calendar = SlotCalendar(
      zone: sender.zone, window: sender.window, from: request.start, through: last)
    let limit = BindingLimit(self, slots: calendar.starts)
    let placements = times.indices.map { index in
      let wanted = index == 0 ? request.start : wanted(steps[index], after: times[index - 1])
      let hours = hours(
        from: wanted, to: times[index], step: steps[index], isFirst: index == 0, calendar, &ledger)
      return Explanation.Placement(
        step: index + 1, wanted: wanted, at: times[index], waits: Self.waits(hours),
        binding: limit.cause(of: hours) ?? hours.last?.cause)
    }
    return Explanation(placements: placements)
  }

  /// The moment that rule 8 asks for, open or not.
  package func wanted(_ step: Step, after previous: Instant) -> Instant {
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

  /// An hour that an email waited.
  struct Hour {
    let start: Instant
    /// Nil where the window is closed.
    let slot: Int?
    let cause: Explanation.Cause
  }

  private func hours(
    from wanted: Instant, to at: Instant, step: Step, isFirst: Bool, _ calendar: SlotCalendar,
    _ ledger: inout LedgerReplay
  ) -> [Hour] {
    var hours: [Hour] = []
    var start = sender.zone.clockHourStart(containing: wanted)
    if start < wanted { start = start + Milliseconds.hour }
    var next = calendar.index(ofFirstSlotAtOrAfter: start)
    while start + Milliseconds.hour <= at {
      if next < calendar.starts.count, calendar.starts[next] == start {
        let cause = limit(slotFrom: start, isEmail: step.isEmail, isFirst: isFirst, &ledger)
        hours.append(Hour(start: start, slot: next, cause: cause))
        next += 1
      } else {
        hours.append(Hour(start: start, slot: nil, cause: windowCause(start)))
      }
      start = start + Milliseconds.hour
    }
    return hours
  }

  private static func waits(_ hours: [Hour]) -> [Explanation.Wait] {
    hours.reduce(into: []) { waits, hour in
      let end = hour.start + Milliseconds.hour
      if waits.last?.cause == hour.cause {
        waits[waits.count - 1].to = end
        waits[waits.count - 1].hours += 1
      } else {
        waits.append(Explanation.Wait(from: hour.start, to: end, hours: 1, cause: hour.cause))
      }
    }
  }

  func windowCause(_ hour: Instant) -> Explanation.Cause {
    let day = sender.zone.localDay(of: hour)
    if sender.window.closed.contains(day) { return .closedDate }
    return sender.window.days.contains(day.weekday) ? .outsideHours : .dayOff
  }

  /// What keeps one more email or task out of the slot from `start`. Slots come in order.
  func limit(
    slotFrom start: Instant, isEmail: Bool, isFirst: Bool, _ ledger: inout LedgerReplay
  ) -> Explanation.Cause {
    ledger.fill(through: start)
    if isEmail, let limit = ledger.limit(slotFrom: start) { return limit }
    if isFirst, case .spread(let spread) = request.mode {
      return limit(spread, slotFrom: start) { moments in
        // A task has its hour from the start.
        isEmail
          ? ledger.room(slotFrom: start, in: moments) > 0 : moments.contains(start)
      }
    }
    return .unknown
  }

  /// The limit of the spread that kept first emails out of every part of the slot that had room.
  private func limit(
    _ spread: Spread, slotFrom start: Instant, hasRoom: (Range<Instant>) -> Bool
  ) -> Explanation.Cause {
    let parts = SlotPart.parts(ofSlotFrom: start, in: team.zone).filter { hasRoom($0.moments) }
    let full = parts.map { part in
      (
        hour: starts.inHour(from: part.hour) >= spread.perHour ?? .max,
        day: starts.on(part.day) >= spread.perDay ?? .max
      )
    }
    guard full.allSatisfy({ $0.hour || $0.day }) else { return .unknown }
    if let perHour = spread.perHour, full.contains(where: \.hour) {
      return .spreadPerHour(perHour)
    }
    return spread.perDay.map { .spreadPerDay($0) } ?? .unknown
  }
}
