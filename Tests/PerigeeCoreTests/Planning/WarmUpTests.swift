import PerigeeCore
import TestSupport
import Testing

@Suite("A new mailbox is warmed up")
struct WarmUpTests {
  private let zone: Zone
  private let warmUp = WarmUp(
    since: Day(year: 2026, month: 12, day: 1)!, from: 10, to: 50, days: 20)

  init() throws { zone = try SystemZones.zone("Europe/Paris") }

  private func sender(perDay: Int? = 400) throws -> Sender {
    try Make.sender(
      "anna", zone: zone, quota: Quota(perHour: 50, perDay: perDay, warmUp: warmUp))
  }

  @Test("The quota rises by working days, linearly and rounded down, and stays")
  func quota() throws {
    let sender = try sender()
    for (day, quota) in [
      ("2026-11-20", 10), ("2026-12-01", 10), ("2026-12-02", 12), ("2026-12-04", 16),
      ("2026-12-05", 18), ("2026-12-06", 18), ("2026-12-07", 18), ("2026-12-28", 48),
      ("2026-12-29", 50), ("2027-06-01", 50),
    ] {
      #expect(sender.quota(at: try Make.instant("\(day) 09:30", zone)).perDay == quota, "\(day)")
    }
    let odd = WarmUp(since: warmUp.since, from: 1, to: 3, days: 3)
    let daily = DailyQuota(Quota(perHour: nil, perDay: nil, warmUp: odd), window: .default)
    #expect((0..<5).map { daily.on(warmUp.since.adding(days: $0)) } == [1, 1, 2, 3, 3])
  }

  @Test("It is never more than the quota of a day")
  func bound() throws {
    #expect(try sender(perDay: 15).quota(at: Make.instant("2026-12-04 09:00", zone)).perDay == 15)
    #expect(try sender(perDay: nil).quota(at: Make.instant("2026-12-04 09:00", zone)).perDay == 16)
  }

  @Test("A plan starts so many contacts a day")
  func plan() throws {
    let start = try Make.instant("2026-12-01 09:00", zone)
    let times = Planner(
      steps: try Make.steps(), mode: .asSoonAsPossible, zone: zone,
      horizon: start.adding(months: 6, in: zone)
    ).place([Planner.Queue(sender: try sender(), count: 90)], start: start)
    #expect(
      Make.hours(times, zone) == [
        "Tue 09": 30, "Wed 09": 12, "Thu 09": 14, "Fri 09": 16, "Mon 09": 18,
      ])
  }

  @Test("An engagement's settings keep it, and its digest has it")
  func settings() throws {
    let sender = try sender()
    let quiet = Quota(perHour: 50, perDay: 400)
    #expect(
      sender.quota.words.contains(
        "warming up from 10 to 50 a day, 20 working days from 2026-12-01 on"))
    var other = sender
    other.quota = quiet
    let changes = SenderSettings(other).changes(to: SenderSettings(sender))
    #expect(changes.map(\.setting) == [.quota])
  }
}
