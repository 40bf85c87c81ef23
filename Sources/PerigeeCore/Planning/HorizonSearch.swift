/// Finds out what would make a plan fit before its horizon (rule 25): "how many contacts fit, the
/// last date, the binding limit and the smallest change that fits".
struct HorizonSearch {
  let queues: SenderQueues
  let steps: [Step]
  let request: PlanRequest
  let team: Team
  let horizon: Instant

  func overrun() -> HorizonOverrun {
    let planner = planner(request.mode)
    var truncated = queues
    var times = planner.place(queues.queues, start: request.start)
    let sender = queues.firstUnfinished(times, steps: steps.count)
    _ = truncated.dropUnfinished(&times, planner: planner, request: request)
    // Only called where somebody does not fit, so a first one is there.
    let first = queues.queues[sender!].sender
    return HorizonOverrun(
      contacts: queues.rows.count, fitting: truncated.rows.count, horizon: horizon,
      last: times.max(), sender: first.email,
      hasOpenSlots: !SlotCalendar(
        zone: first.zone, window: first.window, from: request.start, through: horizon
      ).starts.isEmpty,
      remedy: remedy(), zone: team.zone)
  }

  private func planner(_ mode: PlanMode) -> Planner {
    Planner(steps: steps, mode: mode, zone: team.zone, horizon: horizon)
  }

  /// The first limit whose change alone is enough.
  private func remedy() -> HorizonOverrun.Remedy? {
    if case .spread(let spread) = request.mode {
      if let perDay = spread.perDay,
        let value = smallest(above: perDay, { fits(Spread(perDay: $0, perHour: spread.perHour)) })
      {
        return .spreadPerDay(from: perDay, to: value)
      }
      if let perHour = spread.perHour,
        let value = smallest(above: perHour, { fits(Spread(perDay: spread.perDay, perHour: $0)) })
      {
        return .spreadPerHour(from: perHour, to: value)
      }
    }
    let quotas = queues.queues.filter { $0.count > 0 }.map(\.sender.quota)
    if let perDay = quotas.compactMap(\.perDay).min(),
      let value = smallest(above: perDay, { value in fits { $0.raisePerDay(to: value) } })
    {
      return .quotaPerDay(from: perDay, to: value)
    }
    if let perHour = quotas.compactMap(\.perHour).min(),
      let value = smallest(above: perHour, { value in fits { $0.raisePerHour(to: value) } })
    {
      return .quotaPerHour(from: perHour, to: value)
    }
    return nil
  }

  private func fits(_ spread: Spread) -> Bool {
    isWhole(planner(.spread(spread)).place(queues.queues, start: request.start))
  }

  private func fits(_ change: (inout Quota) -> Void) -> Bool {
    isWhole(planner(request.mode).place(queues.changing(change).queues, start: request.start))
  }

  private func isWhole(_ times: [Instant]) -> Bool {
    queues.firstUnfinished(times, steps: steps.count) == nil
  }

  /// The smallest value that fits: by doubling, then by halves. More never fits worse.
  private func smallest(above value: Int, _ fits: (Int) -> Bool) -> Int? {
    var tooSmall = value
    var enough = max(1, value)
    repeat {
      guard enough < Quota.bounds.upperBound else { return nil }
      enough = min(enough * 2, Quota.bounds.upperBound)
      if fits(enough) { break }
      tooSmall = enough
    } while true
    while enough - tooSmall > 1 {
      let middle = tooSmall + (enough - tooSmall) / 2
      if fits(middle) { enough = middle } else { tooSmall = middle }
    }
    return enough
  }
}

extension Quota {
  fileprivate mutating func raisePerDay(to value: Int) {
    perDay = perDay.map { max($0, value) }
  }

  fileprivate mutating func raisePerHour(to value: Int) {
    perHour = perHour.map { max($0, value) }
  }
}
