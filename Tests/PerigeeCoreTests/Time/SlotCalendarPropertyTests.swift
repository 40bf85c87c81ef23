import TestSupport
import Testing

@testable import PerigeeCore

@Suite("Slots of a sender, over many seeds")
struct SlotCalendarPropertyTests {
  /// A random zone, window and stretch of up to 40 days from 1975 to 2080.
  struct Case {
    var zone: Zone
    var window: Window
    var from: Instant
    var through: Instant

    init(seed: UInt64, names: [String]) throws {
      var generator = SplitMix64(seed: seed)
      // Half of the cases fall on the zones whose clocks are odd.
      let odd = [
        "Australia/Lord_Howe", "Pacific/Chatham", "Africa/Casablanca", "Europe/Dublin",
        "Pacific/Apia", "Antarctica/Troll", "America/St_Johns", "Asia/Pyongyang",
      ]
      let pool = Bool.random(using: &generator) ? odd : names
      zone = try SystemZones.zone(pool[Int.random(in: 0..<pool.count, using: &generator)])
      let first = Int.random(in: 0..<24, using: &generator)
      window = Window(
        days: Set(Weekday.allCases.filter { _ in Int.random(in: 0..<4, using: &generator) > 0 }),
        hours: first..<Int.random(in: first + 1...24, using: &generator))
      from = Instant(
        milliseconds: .random(in: 157_766_400_000...3_471_292_800_000, using: &generator))
      // Half of the cases begin within the five days before a change of the clock.
      let change = zone.table.span(at: from.seconds).end
      if Bool.random(using: &generator), change != .max {
        from = Instant(seconds: change - .random(in: 0...432_000, using: &generator))
      }
      if Bool.random(using: &generator) {
        from = Instant(milliseconds: from.milliseconds / 900_000 * 900_000)
      }
      through = from + Int64.random(in: 0...40 * Milliseconds.day, using: &generator)
      let closed = zone.localDay(of: from).adding(days: .random(in: 0..<40, using: &generator))
      window.closed = [closed]
    }

    func calendar() -> SlotCalendar {
      SlotCalendar(zone: zone, window: window, from: from, through: through)
    }
  }

  @Test("The slots are the clock hours of 60 minutes, read from the clock minute by minute")
  func againstTheClock() throws {
    let names = try SystemZones.names()
    for seed in 1...60 as ClosedRange<UInt64> {
      var example = try Case(seed: seed, names: names)
      example.through = min(example.through, example.from + 10 * Milliseconds.day)
      #expect(
        example.calendar().starts == Self.slotsByTheClock(example),
        "seed \(seed), \(example.zone.name)")
    }
  }

  /// Clock hours as anyone would watch them: one begins when the clock shows minute 0 or another
  /// hour than a minute before.
  private static func slotsByTheClock(_ example: Case) -> [Instant] {
    let minute = Milliseconds.minute
    let first = example.from.milliseconds / minute * minute - 2 * Milliseconds.hour
    var begins: [(start: Instant, shown: LocalTime)] = []
    var last: LocalTime?
    for time in stride(
      from: first, through: example.through.milliseconds + 3 * Milliseconds.hour, by: Int(minute))
    {
      let start = Instant(milliseconds: time)
      let shown = example.zone.local(start)
      if shown.minute == 0 || last.map({ ($0.day, $0.hour) != (shown.day, shown.hour) }) ?? false {
        begins.append((start, shown))
      }
      last = shown
    }
    return zip(begins, begins.dropFirst()).filter { begin, end in
      end.start.milliseconds - begin.start.milliseconds == Milliseconds.hour
        && begin.shown.minute == 0 && example.window.hours.contains(begin.shown.hour)
        && example.window.isWorking(begin.shown.day)
        && begin.start >= example.from && begin.start <= example.through
    }.map(\.0.start)
  }

  @Test("Every slot starts at local minute 0 inside the window, an hour or more after the last")
  func invariants() throws {
    let names = try SystemZones.names()
    for seed in 1_001...1_300 as ClosedRange<UInt64> {
      let example = try Case(seed: seed, names: names)
      let calendar = example.calendar()
      for (index, start) in calendar.starts.enumerated() {
        let shown = example.zone.local(start)
        #expect((shown.minute, shown.second, shown.millisecond) == (0, 0, 0), "seed \(seed)")
        #expect(example.window.hours.contains(shown.hour), "seed \(seed)")
        #expect(example.window.isWorking(shown.day), "seed \(seed)")
        #expect(Int(calendar.days[index]) == shown.day.number, "seed \(seed)")
        #expect(Int(calendar.hours[index]) == shown.hour, "seed \(seed)")
        #expect(example.zone.clockHourStart(containing: start) == start, "seed \(seed)")
        #expect(
          example.zone.clockHourStart(containing: start + (Milliseconds.hour - 1)) == start,
          "seed \(seed)")
        if index > 0 {
          #expect(start >= calendar.starts[index - 1] + Milliseconds.hour, "seed \(seed)")
        }
      }
    }
  }

  @Test("The wanted slot is the one that counting day by day finds")
  func wanted() throws {
    let names = try SystemZones.names()
    for seed in 2_001...2_150 as ClosedRange<UInt64> {
      let example = try Case(seed: seed, names: names)
      let calendar = example.calendar()
      var generator = SplitMix64(seed: seed)
      for _ in 0..<(calendar.starts.isEmpty ? 0 : 20) {
        let slot = Int.random(in: 0..<calendar.starts.count, using: &generator)
        let count = Int.random(in: 0...6, using: &generator)
        let hour = [nil, Int.random(in: 0..<24, using: &generator)][count % 2]
        #expect(
          calendar.wanted(workingDaysAfter: count, slot: slot, hour: hour)
            == Self.wantedByCounting(calendar, example.window, count, slot, hour),
          "seed \(seed), \(example.zone.name), slot \(slot), \(count) days, hour \(hour ?? -1)")
      }
    }
  }

  private static func wantedByCounting(
    _ calendar: SlotCalendar, _ window: Window, _ count: Int, _ slot: Int, _ hour: Int?
  ) -> Int {
    var day = Day(number: Int(calendar.days[slot]))
    var left = count
    while left > 0 {
      day = day.adding(days: 1)
      if window.isWorking(day) { left -= 1 }
    }
    let hour = hour ?? Int(calendar.hours[slot])
    return calendar.starts.indices.first { index in
      index > slot
        && (Int(calendar.days[index]), Int(calendar.hours[index])) >= (day.number, hour)
    } ?? calendar.starts.count
  }
}
