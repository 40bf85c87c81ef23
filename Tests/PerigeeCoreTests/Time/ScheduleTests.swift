import PerigeeCore
import TestSupport
import Testing

@Suite("Schedules as phrases, and their moments")
struct ScheduleTests {
  private static let team = Window.default

  private func moments(
    _ phrase: String, after text: String, _ zone: String, count: Int, team: Window = team
  ) throws -> [String] {
    let schedule = try Schedule(phrase)
    let zone = try SystemZones.zone(zone)
    var moment = try Instant(rfc3339: text)
    return (0..<count).compactMap { _ in
      guard let next = schedule.next(after: moment, in: zone, team: team) else { return nil }
      moment = next
      return next.rfc3339(in: zone)
    }
  }

  @Test(
    "A phrase is read, and says itself again",
    arguments: [
      ("15 minutes", "15 minutes"), ("1 hour", "1 hour"), ("2 days", "2 days"),
      ("day at 09:00", "day at 09:00"), ("mon-fri at 09:00", "mon-fri at 09:00"),
      ("mon,tue,wed,thu,fri at 09:00", "mon-fri at 09:00"),
      ("sat-sun at 00:00", "sat,sun at 00:00"),
      ("sun-mon at 23:59", "mon,sun at 23:59"), ("mon at 08:30", "mon at 08:30"),
      ("working day at 09:00", "working day at 09:00"),
      ("month day 1 at 08:00", "month day 1 at 08:00"),
      ("month day 31 at 08:00", "month day 31 at 08:00"),
      ("first working day at 08:00", "first working day at 08:00"),
      ("last working day at 16:00", "last working day at 16:00"),
    ])
  func phrases(phrase: String, words: String) throws {
    #expect(try Schedule(phrase).description == words)
    #expect(try Schedule(words) == Schedule(phrase))
  }

  @Test(
    "Any other phrase is an error that says what is understood",
    arguments: [
      ("", "is \"\", which is no schedule."), ("noon", "Understood are phrases such as"),
      ("every 15 minutes", "Did you mean 15 minutes?"), ("15 min", "Did you mean 15 minutes?"),
      ("hour", "Did you mean 1 hour?"), ("monday at 9:00", "\"9:00\" is no time"),
      ("monday at 09:00", "Did you mean mon at 09:00?"),
      ("Mon at 09:00", "Did you mean mon at 09:00?"),
      ("daily at 09:00", "Did you mean day at 09:00?"), ("day at 24:00", "\"24:00\" is no time"),
      ("day  at 09:00", "Did you mean day at 09:00?"), ("day at 09:00 ", "is no schedule"),
      ("0 minutes", "is no schedule"), ("-5 minutes", "is no schedule"), ("1.5 hours", "is no"),
      ("30 seconds", "an interval lasts from 1 minute to 31 days"),
      ("32 days", "an interval lasts from 1 minute to 31 days"),
      ("99999999999999999999 hours", "is no schedule"), ("1 minutes", ""),
      ("month day 0 at 08:00", "\"0\" is no day of a month"),
      ("month day 32 at 08:00", "\"32\" is no day of a month"),
      ("month day 01 at 08:00", "\"01\" is no day of a month"),
      ("last day at 08:00", "which is no schedule"), ("mon-foo at 08:00", "which is no schedule"),
      ("* * * * *", "which is no schedule"), ("mon at 08:30:00", "is no time"),
    ])
  func mistakes(phrase: String, part: String) {
    do {
      let schedule = try Schedule(phrase)
      // One that is read all the same: both numbers of the noun are.
      #expect(part.isEmpty && schedule.description == "1 minute")
    } catch {
      #expect("\(error)".contains(part) && !part.isEmpty, "\(error)")
    }
  }

  @Test("A skipped hour fires at the first moment after, and a repeated one once")
  func daylight() throws {
    #expect(
      try moments("day at 02:30", after: "2026-03-28T00:00:00Z", "Europe/Paris", count: 3) == [
        "2026-03-28T02:30:00.000+01:00", "2026-03-29T03:00:00.000+02:00",
        "2026-03-30T02:30:00.000+02:00",
      ])
    #expect(
      try moments("day at 02:30", after: "2026-10-24T12:00:00Z", "Europe/Paris", count: 2) == [
        "2026-10-25T02:30:00.000+02:00", "2026-10-26T02:30:00.000+01:00",
      ])
    // The second time that clocks show it is no moment.
    #expect(
      try moments("day at 02:30", after: "2026-10-25T00:30:00Z", "Europe/Paris", count: 1) == [
        "2026-10-26T02:30:00.000+01:00"
      ])
    // Lord Howe goes by half an hour, Samoa left out a day.
    #expect(
      try moments("day at 02:10", after: "2026-10-02T20:00:00Z", "Australia/Lord_Howe", count: 2)
        == ["2026-10-04T02:30:00.000+11:00", "2026-10-05T02:10:00.000+11:00"])
    #expect(
      try moments("day at 09:00", after: "2011-12-29T12:00:00Z", "Pacific/Apia", count: 3) == [
        "2011-12-29T09:00:00.000-10:00", "2011-12-31T00:00:00.000+14:00",
        "2011-12-31T09:00:00.000+14:00",
      ])
  }

  @Test("An interval counts from the last target, whatever clocks do")
  func intervals() throws {
    #expect(
      try moments("90 minutes", after: "2026-03-28T23:17:00Z", "Europe/Paris", count: 3) == [
        "2026-03-29T01:47:00.000+01:00", "2026-03-29T04:17:00.000+02:00",
        "2026-03-29T05:47:00.000+02:00",
      ])
  }

  @Test("Months end where they end, and working days are the team's")
  func months() throws {
    #expect(
      try moments("month day 31 at 08:00", after: "2026-01-31T12:00:00Z", "UTC", count: 3) == [
        "2026-02-28T08:00:00.000+00:00", "2026-03-31T08:00:00.000+00:00",
        "2026-04-30T08:00:00.000+00:00",
      ])
    var team = Window.default
    team.closed = [Day(year: 2026, month: 12, day: 31)!, Day(year: 2027, month: 1, day: 1)!]
    #expect(
      try moments(
        "last working day at 16:00", after: "2026-11-01T00:00:00Z", "UTC", count: 2, team: team)
        == ["2026-11-30T16:00:00.000+00:00", "2026-12-30T16:00:00.000+00:00"])
    #expect(
      try moments(
        "first working day at 08:00", after: "2026-12-02T00:00:00Z", "UTC", count: 1, team: team)
        == ["2027-01-04T08:00:00.000+00:00"])
    team.days = []
    #expect(
      try moments(
        "last working day at 16:00", after: "2026-11-01T00:00:00Z", "UTC", count: 1, team: team)
        == [])
  }

  @Test("Of a long stretch only the newest are kept, and the others counted")
  func passed() throws {
    let start = try Instant(rfc3339: "2026-01-01T00:00:00Z")
    let now = start + 10 * Milliseconds.day
    let quarters = try Schedule("15 minutes")
      .passed(after: start, through: now, limit: 3, in: .utc, team: Self.team)
    #expect(quarters.targets == [30, 15, 0].map { now - $0 * Milliseconds.minute })
    #expect(quarters.earlier == 960 - 3)
    let days = try Schedule("day at 09:00")
      .passed(after: start, through: now, limit: 3, in: .utc, team: Self.team)
    #expect(days.targets.count == 3 && days.earlier == 7)
    for phrase in ["15 minutes", "day at 09:00"] {
      let back = try Schedule(phrase)
        .passed(after: now, through: start, limit: 3, in: .utc, team: Self.team)
      #expect(back.targets.isEmpty && back.earlier == 0)
    }
  }

  // MARK: Against a slow checker

  /// Looks at every minute of the zone's clock.
  private struct SlowClock {
    let zone: Zone

    /// The first minute at which the clock shows `time` on `day`, or anything after it.
    func first(_ day: Day, _ time: ClockTime) -> Instant {
      var moment = Instant(milliseconds: (Int64(day.number) * 24 - 27) * Milliseconds.hour)
      while true {
        let shown = zone.local(moment)
        if (shown.day, shown.hour, shown.minute) >= (day, time.hour, time.minute) { return moment }
        moment = moment + Milliseconds.minute
      }
    }
  }

  private static func isDay(_ day: Day, _ phrase: String, _ team: Window) -> Bool {
    let (year, month, number) = day.components
    let month31 = (1...31).compactMap { Day(year: year, month: month, day: $0) }
    let working = month31.filter(team.isWorking)
    let words = phrase.split(separator: " ").map(String.init)
    switch (words[0], words[1]) {
    case ("day", _): return true
    case ("working", _): return team.isWorking(day)
    case ("first", _): return working.first == day
    case ("last", _): return working.last == day
    case ("month", _): return number == min(Int(words[2])!, month31.count)
    default: return words[0].split(separator: ",").contains { $0 == day.weekday.abbreviation }
    }
  }

  @Test("The next moment is the slow checker's, in any zone", arguments: 0..<60)
  func property(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let zones = [
      "Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu",
      "America/St_Johns", "Africa/Casablanca", "Pacific/Apia", "Europe/Dublin", "America/Havana",
      "Asia/Gaza",
    ]
    let name = zones[Int(random.next() % UInt64(zones.count))]
    let zone = try SystemZones.zone(name)
    let time = ClockTime(hour: Int(random.next() % 4), minute: Int(random.next() % 12) * 5)
    let days = [
      "day", "mon", "sat,sun", "tue,thu", "working day", "first working day", "last working day",
      "month day 1", "month day 29", "month day 31",
    ]
    let phrase = "\(days[Int(random.next() % UInt64(days.count))]) at \(time)"
    var team = Window.default
    let start = Day(year: 2026, month: 1, day: 1)!
    for _ in 0..<20 { team.closed.insert(start.adding(days: Int(random.next() % 365))) }
    // Around the nights on which most clocks are changed, every second time.
    let changes = [(3, 8), (3, 29), (4, 5), (10, 4), (10, 25), (11, 1)]
    let (month, day) = changes[Int(random.next() % 6)]
    let near = Day(year: 2026, month: month, day: day)!
    let begin = seed % 2 == 0 ? near : start.adding(days: Int(random.next() % 365))
    let offset = Int64(random.next() % 172_800) - 86_400
    let moment = Instant(
      milliseconds: (Int64(begin.number) * 86_400 + offset) * Milliseconds.second)

    let slow = SlowClock(zone: zone)
    let today = zone.localDay(of: moment)
    let expected = (-2...70).lazy.map { today.adding(days: $0) }
      .filter { Self.isDay($0, phrase, team) }.map { slow.first($0, time) }
      .first { $0 > moment }
    let found = try Schedule(phrase).next(after: moment, in: zone, team: team)
    #expect(found == expected, "\(phrase) in \(name) after \(moment.rfc3339(in: zone))")
  }
}
