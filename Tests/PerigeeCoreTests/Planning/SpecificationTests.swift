import PerigeeCore
import TestSupport
import Testing

/// The golden cases of the specification, quoted.
@Suite("Golden cases of the specification")
struct SpecificationTests {
  private let paris: Zone

  init() throws {
    paris = try SystemZones.zone("Europe/Paris")
  }

  private func plan(
    _ count: Int, from start: String, mode: PlanMode = .asSoonAsPossible,
    quota: Quota = .default, steps: [Step]? = nil
  ) throws -> [Instant] {
    let start = try Make.instant(start, paris)
    let planner = Planner(
      steps: try steps ?? Make.steps(), mode: mode, zone: paris,
      horizon: start.adding(months: 6, in: paris))
    let queue = Planner.Queue(
      sender: try Make.sender("anna", zone: paris, quota: quota), count: count,
      ranks: (0..<count).map(UInt32.init))
    return planner.place([queue], start: start)
  }

  @Test("start now at 10:40: first slot 11:00")
  func startNow() throws {
    #expect(try plan(1, from: "2026-11-24 10:40") == [Make.instant("2026-11-24 11:00", paris)])
  }

  @Test("at exactly 10:00:00.000 the 10:00 slot")
  func startOnTheHour() throws {
    #expect(try plan(1, from: "2026-11-24 10:00") == [Make.instant("2026-11-24 10:00", paris)])
    let late = try Make.instant("2026-11-24 10:00", paris) + 1
    let calendar = SlotCalendar(
      zone: paris, window: .default, from: late, through: late + 86_400_000)
    #expect(try calendar.starts.first == Make.instant("2026-11-24 11:00", paris))
  }

  @Test("150 contacts, spread 100 a day, 50 an hour: 50, 50; next day 50")
  func spread() throws {
    let times = try plan(
      150, from: "2026-11-23 09:00", mode: .spread(Spread(perDay: 100, perHour: 50)),
      quota: Quota(perHour: nil, perDay: nil))
    #expect(Make.hours(times, paris) == ["Mon 09": 50, "Mon 10": 50, "Tue 09": 50])
  }

  @Test("Monday 2018-10-22, 10:00 slot; then n=3, 14:00: Thursday 2018-10-25, 14:00 slot")
  func threeWorkingDays() throws {
    let times = try plan(
      1, from: "2018-10-22 10:00", steps: Make.steps([(after: 3, hour: 14)]))
    #expect(
      try times == [
        Make.instant("2018-10-22 10:00", paris), Make.instant("2018-10-25 14:00", paris),
      ])
  }

  @Test("Friday, n=2, no weekends: Tuesday")
  func overTheWeekend() throws {
    let times = try plan(
      1, from: "2026-11-27 11:00", steps: Make.steps([(after: 2, hour: nil)]))
    #expect(try times[1] == Make.instant("2026-12-01 11:00", paris))
  }

  @Test(
    "1,000 contacts, one sender, 50/400, 09–18, from Monday 09:00: Mon 09–16: 400, Tue 09–16: 400, Wed 09–12: 200"
  )
  func thousandFromMorning() throws {
    let hours = Make.hours(try plan(1_000, from: "2026-11-23 09:00"), paris)
    var expected: [String: Int] = [:]
    for hour in 9...16 {
      expected["Mon \(padded(hour, 2))"] = 50
      expected["Tue \(padded(hour, 2))"] = 50
    }
    for hour in 9...12 { expected["Wed \(padded(hour, 2))"] = 50 }
    #expect(hours == expected)
  }

  @Test(
    "the same from Monday 14:00: Mon 14–17: 200; Tue 09–12: 200, 13: none, 14–17: 200; Wed 09–12: 200, 13: none, 14–17: 200"
  )
  func thousandFromAfternoon() throws {
    let hours = Make.hours(try plan(1_000, from: "2026-11-23 14:00"), paris)
    var expected: [String: Int] = [:]
    for hour in 14...17 { expected["Mon \(hour)"] = 50 }
    for day in ["Tue", "Wed"] {
      for hour in [9, 10, 11, 12, 14, 15, 16, 17] { expected["\(day) \(padded(hour, 2))"] = 50 }
    }
    #expect(hours == expected)
  }

  @Test("spread 80 an hour, sender 50 an hour: 50 an hour")
  func smallestLimitWins() throws {
    let times = try plan(
      120, from: "2026-11-23 09:00", mode: .spread(Spread(perDay: nil, perHour: 80)))
    #expect(Make.hours(times, paris) == ["Mon 09": 50, "Mon 10": 50, "Mon 11": 20])
  }
}
