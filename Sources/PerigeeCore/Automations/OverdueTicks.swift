/// Moments of a schedule that have passed and have no row: nobody has looked since.
package struct OverdueTicks: Hashable, Sendable {
  /// At least one; moments on days that are left out do not count.
  package let count: Int
  /// The first of them.
  package let since: Instant

  /// - Parameter team: its working days.
  /// - Returns: nil where there is none, and where moments are skipped because of a pause.
  package init?(
    of clock: Automation.Clock, since record: AutomationRecord, team: Window, now: Instant
  ) {
    guard record.pause == nil else { return nil }
    let passed = clock.schedule.passed(
      after: record.lastTarget ?? record.since, through: now, limit: .max, in: clock.zone,
      team: team
    ).targets.filter { !clock.isClosed($0, team) }
    guard let first = passed.first else { return nil }
    (count, since) = (passed.count, first)
  }
}
