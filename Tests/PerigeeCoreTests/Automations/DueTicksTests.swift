import PerigeeCore
import Testing

@Suite("Which moments are rows: schedules")
struct DueTicksTests {
  /// A Monday, 09:00 UTC.
  private static let monday = Instant(milliseconds: 1_767_603_600_000)
  private static let hour = Milliseconds.hour

  private func automation(
    _ phrase: String, overlap: Automation.Overlap = .skip, closed: Bool = false,
    catchesUp: Bool = true, within: TimeSpan = TimeSpan(6, .hour)
  ) throws -> (Automation, Automation.Clock) {
    let clock = Automation.Clock(
      try Schedule(phrase), zone: .utc, leavesOutClosedDays: closed, catchesUp: catchesUp,
      within: within)
    return (
      Automation(
        name: "a", trigger: .every(clock), overlap: overlap,
        source: SourceLocation(path: "automations/a.lua", line: 1),
        script: Digest(String(repeating: "0", count: 64))!),
      clock
    )
  }

  private func due(
    _ made: (Automation, Automation.Clock), since: Instant, now: Instant, running: Bool = false,
    paused: Instant? = nil
  ) -> DueTicks {
    var record = AutomationRecord(name: "a", trigger: "", kind: nil, since: since)
    record.pause = paused.map {
      .init(at: $0, why: "", by: EmailAddress(normalised: "a@x.example"))
    }
    return DueTicks(
      of: made.0, made.1, since: record, team: .default, isRunning: running, now: now)
  }

  private func outcomes(_ due: DueTicks) -> [String] {
    due.occurrences.map { $0.skipped?.rawValue ?? $0.state.rawValue }
  }

  @Test("Nothing is due before the first moment, and the moment itself is")
  func first() throws {
    let made = try automation("mon at 09:00")
    #expect(due(made, since: Self.monday - 1, now: Self.monday - 1).lastTarget == nil)
    let found = due(made, since: Self.monday - 1, now: Self.monday)
    #expect(outcomes(found) == ["waiting"] && found.lastTarget == Self.monday)
    // What was seen first at the moment itself begins with the next one.
    #expect(due(made, since: Self.monday, now: Self.monday).occurrences.isEmpty)
  }

  @Test("After a downtime one late run, and a row for each moment that has none")
  func downtime() throws {
    let made = try automation("1 hour")
    let found = due(made, since: Self.monday, now: Self.monday + 10 * Self.hour + 1)
    #expect(outcomes(found) == Array(repeating: "down", count: 9) + ["waiting"])
    let late = due(
      try automation("day at 09:00"), since: Self.monday, now: Self.monday + 31 * Self.hour)
    #expect(outcomes(late) == ["down"])
    let inTime = due(
      try automation("day at 09:00"), since: Self.monday, now: Self.monday + 30 * Self.hour)
    #expect(outcomes(inTime) == ["waiting"])
    let strict = due(
      try automation("day at 09:00", catchesUp: false), since: Self.monday,
      now: Self.monday + 25 * Self.hour)
    #expect(outcomes(strict) == ["down"])
    let many = due(made, since: Self.monday, now: Self.monday + 1_000 * Self.hour)
    #expect(many.occurrences.count == DueTicks.rows)
    #expect(many.occurrences.first?.why == "nobody looked in time, as 950 before it")
    #expect(outcomes(many).last == "waiting")
  }

  @Test("Closed days, pauses and overlaps each have their row")
  func causes() throws {
    let saturday = Self.monday + 5 * Milliseconds.day
    #expect(
      try outcomes(
        due(automation("day at 09:00", closed: true), since: saturday - 1, now: saturday))
        == ["closed"])
    let daily = try automation("day at 09:00")
    #expect(
      outcomes(due(daily, since: saturday - 1, now: saturday, paused: saturday - 5)) == ["paused"])
    #expect(outcomes(due(daily, since: saturday - 1, now: saturday, running: true)) == ["overlap"])
    #expect(
      try outcomes(
        due(
          automation("day at 09:00", overlap: .queue), since: saturday - 1, now: saturday,
          running: true)) == ["waiting"])
  }

  @Test("A clock that was set back makes nothing due twice")
  func setBack() throws {
    let made = try automation("1 hour")
    var record = AutomationRecord(name: "a", trigger: "", kind: nil, since: Self.monday)
    record.lastTarget = Self.monday + 5 * Self.hour
    for hours in Int64(-48)..<6 {
      let found = DueTicks(
        of: made.0, made.1, since: record, team: .default, isRunning: false,
        now: Self.monday + hours * Self.hour)
      #expect(found.occurrences.isEmpty && found.lastTarget == nil)
    }
  }
}
