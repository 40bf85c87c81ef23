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
    quota: Quota = .default, steps: [Step]? = nil, load: [Instant] = []
  ) throws -> [Instant] {
    let start = try Make.instant(start, paris)
    let planner = Planner(
      steps: try steps ?? Make.steps(), mode: mode, zone: paris,
      horizon: start.adding(months: 6, in: paris))
    let queue = Planner.Queue(
      sender: try Make.sender("anna", zone: paris, quota: quota), count: count,
      ranks: (0..<count).map(UInt32.init), load: MomentRuns(load))
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

  @Test("(t − 24 h, t]: a full slot a day later takes no room from an earlier one")
  func fullSlotADayLater() throws {
    let committed = try plan(400, from: "2026-11-24 09:00")
    let times = try plan(400, from: "2026-11-23 09:00", load: committed)
    let expected = Dictionary(uniqueKeysWithValues: (9...16).map { ("Mon " + padded($0, 2), 50) })
    #expect(Make.hours(times, paris) == expected)
  }

  @Test("a raised quota of an hour leaves a slot its room, where its emails lie on the new grid")
  func raisedQuotaOnTheGrid() throws {
    let committed = try plan(
      2, from: "2026-11-24 10:00", quota: Quota(perHour: 2, perDay: 20))
    let times = try plan(
      20, from: "2026-11-24 10:00", quota: Quota(perHour: 50, perDay: 20), load: committed)
    #expect(Make.hours(times, paris) == ["Tue 10": 18, "Wed 10": 2])
  }

  @Test("a raised quota of an hour leaves every slot its room, where its emails lie off the grid")
  func raisedQuotaOffTheGrid() throws {
    let committed = try plan(
      36, from: "2026-11-24 09:00", quota: Quota(perHour: 4, perDay: 400))
    let times = try plan(
      5, from: "2026-11-24 09:00", quota: Quota(perHour: 7, perDay: 400), load: committed)
    #expect(Make.hours(times, paris) == ["Tue 09": 3, "Tue 10": 2])
  }

  @Test("a changed zone leaves a slot its room: what was committed stands in the middle of it")
  func changedZone() throws {
    let committed = try plan(
      6, from: "2026-11-24 10:00", quota: Quota(perHour: 50, perDay: 8))
    let kolkata = try SystemZones.zone("Asia/Kolkata")
    let start = try Make.instant("2026-11-24 09:00", kolkata)
    let planner = Planner(
      steps: try Make.steps(), mode: .asSoonAsPossible, zone: paris,
      horizon: start.adding(months: 6, in: paris))
    let anna = try Make.sender("anna", zone: kolkata, quota: Quota(perHour: 50, perDay: 8))
    let queue = Planner.Queue(sender: anna, count: 4, load: MomentRuns(committed))
    let hours = Make.hours(planner.place([queue], start: start), kolkata)
    #expect(hours == ["Tue 09": 2, "Wed 09": 2])
  }

  @Test("no new email joins a window that is over the quota of today")
  func loweredQuota() throws {
    let committed = try plan(400, from: "2026-11-23 09:00")
    let times = try plan(
      30, from: "2026-11-24 09:00", quota: Quota(perHour: 50, perDay: 60), load: committed)
    #expect(try times.first == Make.instant("2026-11-24 16:00", paris))
    #expect(Make.hours(times, paris) == ["Tue 16": 30])
  }

  @Test(
    "the smallest limit wins in every zone: 300 at 300 a day and 50 an hour go in one day",
    arguments: [
      "Europe/Paris", "America/New_York", "Asia/Kolkata", "Asia/Kathmandu", "America/St_Johns",
      "Australia/Eucla",
    ])
  func spreadOverHalfHours(name: String) throws {
    let zone = try SystemZones.zone(name)
    let start = try Make.instant("2026-11-23 09:00", zone)
    let planner = Planner(
      steps: try Make.steps(), mode: .spread(Spread(perDay: 300, perHour: 50)), zone: paris,
      horizon: start.adding(months: 6, in: paris))
    let queue = Planner.Queue(
      sender: try Make.sender("anna", zone: zone), count: 300, ranks: (0..<300).map(UInt32.init))
    let hours = Make.hours(planner.place([queue], start: start), zone)
    #expect(
      hours == Dictionary(uniqueKeysWithValues: (9...14).map { ("Mon " + padded($0, 2), 50) }))
  }

  @Test("under a spread, places of a full team hour are skipped and follow-ups use them")
  func skippedPlaces() throws {
    let kolkata = try SystemZones.zone("Asia/Kolkata")
    let start = try Make.instant("2026-11-23 09:00", kolkata)
    let planner = Planner(
      steps: try Make.steps(), mode: .spread(Spread(perDay: nil, perHour: 5)), zone: paris,
      horizon: start.adding(months: 6, in: paris))
    let anna = try Make.sender("anna", zone: kolkata, quota: Quota(perHour: 20, perDay: nil))
    let first = planner.place(
      [Planner.Queue(sender: anna, count: 10, ranks: (0..<10).map(UInt32.init))], start: start)
    let minute = Int64(60_000)
    // 03:30 to 04:30 in Paris: five in each half, the second five from place 10 on.
    let offsets = (0..<5).map { Int64($0) * 3 } + (10..<15).map { Int64($0) * 3 }
    #expect(first == offsets.map { start + $0 * minute })
    let second = Planner(
      steps: try Make.steps(), mode: .asSoonAsPossible, zone: paris,
      horizon: start.adding(months: 6, in: paris)
    ).place([Planner.Queue(sender: anna, count: 11, load: MomentRuns(first))], start: start)
    let gaps = (5..<10).map { Int64($0) * 3 } + (15..<20).map { Int64($0) * 3 } + [60]
    #expect(second == gaps.map { start + $0 * minute })
  }
}
