package import PerigeeCore
package import PerigeeSession

/// What came of a simulation.
package struct SimulationResult {
  package var start: Instant
  package var tally: SimulationTally
  /// When the last contact gets its first email: what is planned beyond the end counts, and what nobody can
  /// send does not. Nil where nobody gets one.
  package var lastFirstEmail: Instant?
  /// Contacts who are engaged and got nothing by the end.
  package var waiting: Int
  /// Those of them whose sender is disabled, gone or has a quota of 0, so that they never get any.
  package var stranded: Int
  /// Those who wait and would have answered, had there been room for their first emails by the end.
  package var heldUpReplies: Int
  /// The copy of the workspace at the end, to be asked for reports and calendars.
  package var after: Session

  package var end: Instant { after.now }

  /// All days of it, in the team's zone; the last ones where they are more than a calendar shows. Of the first
  /// day counts what it had from the start on.
  package var days: CalendarOrder {
    let zone = after.team.zone
    let last = zone.localDay(of: end - 1)
    let first = zone.localDay(of: start)
    return CalendarOrder(
      from: max(first, last.adding(days: 1 - CalendarOrder.mostDays)), to: last, now: start)
  }

  /// Those of which anybody is engaged, by name.
  package func sequences() throws -> [String] {
    Set(try after.engagements(limit: 1_000).filter { $0.rolledBackAt == nil }.map(\.sequence.name))
      .sorted()
  }
}
