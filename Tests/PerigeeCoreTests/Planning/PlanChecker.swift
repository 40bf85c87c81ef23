import PerigeeCore

/// Checks a plan against rules 19 to 26 as they are written, knowing nothing of the planner: it
/// looks at single emails and at real windows of time, not at slots, places or ledgers.
struct PlanChecker {
  struct Lane {
    var sender: Sender
    /// By enrollment, a time a step.
    var times: [[Instant]]
    /// What was committed before.
    var load: [Instant]
  }

  let zone: Zone
  let steps: [Step]
  let mode: PlanMode
  let start: Instant
  let horizon: Instant

  /// What is wrong, in words; empty for a sound plan.
  func faults(_ lanes: [Lane]) -> [String] {
    var faults: [String] = []
    for lane in lanes {
      faults += windowFaults(lane) + stepFaults(lane) + quotaFaults(lane)
    }
    return faults + spreadFaults(lanes)
  }

  /// Rules 19, 20, 25: inside an open clock hour, not before the start, not after the horizon.
  func windowFaults(_ lane: Lane) -> [String] {
    lane.times.joined().compactMap { time in
      let local = lane.sender.zone.local(time)
      let isOpen =
        lane.sender.window.isWorking(local.day)
        && lane.sender.window.hours.contains(local.hour)
      if !isOpen { return "\(time) of \(lane.sender.name) lies outside the window" }
      if time < start { return "\(time) lies before the start" }
      return time > horizon ? "\(time) lies after the horizon" : nil
    }
  }

  /// Rules 8 and 9: each step at least its working days after the one before, not before its hour.
  func stepFaults(_ lane: Lane) -> [String] {
    var faults: [String] = []
    for times in lane.times {
      for (step, pair) in zip(times, times.dropFirst()).enumerated() {
        let before = lane.sender.zone.local(pair.0)
        let after = lane.sender.zone.local(pair.1)
        var days = 0
        var day = before.day
        while day < after.day {
          day = day.adding(days: 1)
          if lane.sender.window.isWorking(day) { days += 1 }
        }
        let wanted = steps[step + 1].after
        let hour = steps[step + 1].hour ?? before.hour
        if days < wanted { faults.append("step \(step + 2) comes \(days) working days later") }
        if days == wanted, wanted > 0, after.hour < hour {
          faults.append("step \(step + 2) comes at \(after.hour), before \(hour)")
        }
        let hours = [pair.0, pair.1].map(lane.sender.zone.clockHourStart(containing:))
        if hours[1] <= hours[0] {
          faults.append("step \(step + 2) is not in a strictly later slot")
        }
      }
    }
    return faults
  }

  /// Rule 21: "never more in any window (t − 24 h, t], whichever t". A window is fullest when it ends
  /// at an email, so those are all that need a look.
  func quotaFaults(_ lane: Lane) -> [String] {
    let emails = lane.times.flatMap { times in
      zip(steps, times).filter { $0.0.isEmail }.map(\.1)
    }
    let all = (emails + lane.load).sorted()
    return fullest(all, 86_400_000, { Self.perDay(lane.sender, $0) }, lane.load, "24 hours")
      + fullest(all, 3_600_000, { _ in lane.sender.quota.perHour }, lane.load, "60 minutes")
  }

  /// "A window has the quota of t's local day, never more than per_day", as it is written.
  static func perDay(_ sender: Sender, _ time: Instant) -> Int? {
    guard let warmUp = sender.quota.warmUp else { return sender.quota.perDay }
    let today = sender.zone.localDay(of: time)
    var passed = 0
    var day = warmUp.since
    while day < today {
      if sender.window.isWorking(day) { passed += 1 }
      day = day.adding(days: 1)
    }
    let step = Double(warmUp.to - warmUp.from) * Double(min(passed, warmUp.days))
    return min(sender.quota.perDay ?? .max, warmUp.from + Int(step / Double(warmUp.days) + 1e-9))
  }

  private func fullest(
    _ all: [Instant], _ length: Int64, _ limit: (Instant) -> Int?, _ load: [Instant],
    _ name: String
  ) -> [String] {
    var first = 0
    for (index, time) in all.enumerated() {
      while all[first] <= time - length { first += 1 }
      let count = index - first + 1
      guard let limit = limit(time), count > limit else { continue }
      // What was committed under a larger quota is not the plan's fault.
      let committed = load.count { $0 > time - length && $0 <= time }
      if count > committed { return ["\(count) of \(limit) emails in \(name) up to \(time)"] }
    }
    return []
  }

  /// Rule 23: contacts started per calendar day and clock hour of the team's zone.
  func spreadFaults(_ lanes: [Lane]) -> [String] {
    guard case .spread(let spread) = mode else { return [] }
    var days: [Day: Int] = [:]
    var hours: [Instant: Int] = [:]
    for time in lanes.flatMap({ $0.times.compactMap(\.first) }) {
      days[zone.localDay(of: time), default: 0] += 1
      hours[zone.clockHourStart(containing: time), default: 0] += 1
    }
    var faults: [String] = []
    if let perDay = spread.perDay, let most = days.values.max(), most > perDay {
      faults.append("\(most) contacts start in a day of \(perDay)")
    }
    if let perHour = spread.perHour, let most = hours.values.max(), most > perHour {
      faults.append("\(most) contacts start in an hour of \(perHour)")
    }
    return faults
  }
}
