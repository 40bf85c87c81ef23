/// Which moments of a schedule are rows now: pure, so that it can be tried at any moment.
package struct DueTicks: Hashable, Sendable {
  /// How many missed moments get a row of their own.
  package static let rows = 50

  /// To be written in this order, each with its state.
  package private(set) var occurrences: [Occurrence] = []
  /// The last moment that has a row then; nil where nothing was due.
  package private(set) var lastTarget: Instant?

  /// - Parameters:
  ///   - team: its working days.
  ///   - isRunning: whether a run of it is not over, or one waits.
  package init(
    of automation: Automation, _ clock: Automation.Clock, since record: AutomationRecord,
    team: Window, isRunning: Bool, now: Instant
  ) {
    let passed = clock.schedule.passed(
      after: record.lastTarget ?? record.since, through: now, limit: Self.rows, in: clock.zone,
      team: team)
    guard let newest = passed.targets.last else { return }
    lastTarget = newest
    for (number, target) in passed.targets.enumerated() {
      var made = Occurrence(of: automation.name, .tick, at: target)
      let cause =
        target == newest
        ? Self.cause(target, automation, clock, record, team, isRunning, now)
        : Self.missed(target, clock, record, team)
      if let cause {
        made.state = .skipped
        made.skipped = cause
        if number == 0, passed.earlier > 0 {
          made.why = "\(cause.words), as \(grouped(passed.earlier)) before it"
        }
      }
      occurrences.append(made)
    }
  }

  /// Why the newest moment does not run; nil where it does.
  private static func cause(
    _ target: Instant, _ automation: Automation, _ clock: Automation.Clock,
    _ record: AutomationRecord, _ team: Window, _ isRunning: Bool, _ now: Instant
  ) -> Occurrence.SkipCause? {
    if record.pause != nil { return .paused }
    if clock.isClosed(target, team) { return .closed }
    let limit = clock.catchesUp ? clock.within.milliseconds : 0
    if now.milliseconds - target.milliseconds > max(limit, Automation.punctuality) { return .down }
    return isRunning && automation.overlap == .skip ? .overlap : nil
  }

  private static func missed(
    _ target: Instant, _ clock: Automation.Clock, _ record: AutomationRecord, _ team: Window
  ) -> Occurrence.SkipCause {
    if let pause = record.pause, pause.at <= target { return .paused }
    return clock.isClosed(target, team) ? .closed : .down
  }
}
