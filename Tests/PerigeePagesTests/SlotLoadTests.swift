import PerigeeCore
import TestSupport
import Testing

@testable import PerigeePages

@Suite("The load of a mailbox by day and slot")
struct SlotLoadTests {
  private static let address = EmailAddress(normalised: "night@acme.example")

  private func load(
    _ days: ClosedRange<Day>, hours: Range<Int>, at times: [String], zone name: String,
    closed: Set<Day> = []
  ) throws -> SlotLoad {
    let zone = try SystemZones.zone(name)
    let window = Window(days: Set(Weekday.allCases), hours: hours, closed: closed)
    let sender = Sender(
      email: Self.address, name: "Night", zone: zone, window: window,
      quota: Quota(perHour: 50, perDay: 400))
    return SlotLoad(
      SenderLoad(
        Self.address, as: sender, zone: zone, days: days,
        moments: [try times.map { try Instant(local: $0, in: zone) }, [], []]))
  }

  private func cells(_ load: SlotLoad, _ day: Day) -> [SlotLoad.Cell] {
    for case .day(let entry, let cells) in load.rows where entry.day == day { return cells }
    return []
  }

  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  @Test("An hour that clocks repeat is two slots, and one that they skip is none; both days say so")
  func clocks() throws {
    let back = try day("2026-10-25")
    let autumn = try load(
      back...back, hours: 1..<4, at: ["2026-10-25 01:30"], zone: "Europe/Paris")
    #expect(autumn.hours == [1, 2, 3])
    #expect(cells(autumn, back).map(\.capacity) == [50, 100, 50])
    #expect(autumn.clockChange(on: back) == "clocks go back 1 hour")
    let forward = try day("2027-03-28")
    let spring = try load(
      forward...forward, hours: 1..<4, at: ["2027-03-28 03:30"], zone: "Europe/Paris")
    #expect(cells(spring, forward).map(\.slots) == [1, 0, 1])
    #expect(spring.clockChange(on: forward) == "clocks go forward 1 hour")
    let half = try load(
      try day("2026-10-04")...day("2026-10-04"), hours: 9..<10, at: ["2026-10-04 09:30"],
      zone: "Australia/Lord_Howe")
    #expect(half.clockChange(on: try day("2026-10-04")) == "clocks go forward 30 minutes")
  }

  @Test("Days on which nothing may go are one row, but for those on which something lies")
  func closed() throws {
    let days = try day("2026-11-23")...day("2026-11-28")
    let closed = try Set(["2026-11-24", "2026-11-25", "2026-11-26"].map(day))
    let load = try load(
      days, hours: 9..<11,
      at: ["2026-11-23 09:10", "2026-11-26 12:10", "2026-11-27 09:00", "2026-11-27 09:01"],
      zone: "Europe/Paris", closed: closed)
    #expect(load.hours == [9, 10, 12])
    var kinds: [String] = []
    for row in load.rows {
      switch row {
      case .day(let entry, let cells): kinds.append("\(entry.words) \(cells.map(\.used))")
      case .shut(let days, let closing): kinds.append("\(closing) \(days.upperBound)")
      case .week: kinds.append("week")
      }
    }
    #expect(
      kinds == [
        "1/100 [1, 0, 0]", "closedDate 2026-11-25", "1/closed [0, 0, 1]", "2/100 [2, 0, 0]",
      ])
  }

  @Test("Of the present day past hours have what they had, and the day what may still go too")
  func presentDay() throws {
    let zone = try SystemZones.zone("Europe/Paris")
    let days = try day("2026-11-24")...day("2026-11-25")
    let times = try ["2026-11-24 09:10", "2026-11-24 11:00", "2026-11-25 09:00"].map {
      try Instant(local: $0, in: zone)
    }
    let sender = Sender(
      email: Self.address, name: "Night", zone: zone,
      window: Window(days: Set(Weekday.allCases), hours: 9..<13),
      quota: Quota(perHour: 50, perDay: 400))
    let mailbox = SenderLoad(
      Self.address, as: sender, zone: zone, days: days, moments: [times, [], []],
      from: try Instant(local: "2026-11-24 11:30", in: zone), beside: times)
    let load = SlotLoad(mailbox)
    let today = cells(load, days.lowerBound)
    #expect(today.map(\.isPast) == [true, true, false, false])
    #expect(today.map(\.capacity) == [1, 0, 50, 50])
    #expect(cells(load, days.upperBound).map(\.capacity) == [50, 50, 50, 50])
    // 12:00 to 13:00 is all that is left, besides the two.
    let byTime = LoadByTime([mailbox], names: ["a", "b", "c"])
    #expect(byTime.times.map(\.capacity) == [52, 200])
    #expect([mailbox].presentDay != nil && !today[0].isFull)
  }

  @Test("Of very many days the later ones are weeks, and nothing is lost")
  func weeks() throws {
    let days = try day("2026-11-23")...day("2027-06-11")
    let times = (0..<200).map { number in
      "\(days.lowerBound.adding(days: number)) \(padded(9 + number % 3, 2)):00"
    }
    let load = try load(days, hours: 9..<12, at: times, zone: "Europe/Paris")
    var (shown, weeks) = (0, 0)
    for row in load.rows {
      switch row {
      case .day(_, let cells): shown += cells.reduce(0) { $0 + $1.used }
      case .week(_, let cells, let used, _):
        weeks += 1
        #expect(used == cells.reduce(0) { $0 + $1.used })
        shown += used
      case .shut: break
      }
    }
    #expect(shown == 200 && weeks > 20 && load.rows.count < 70)
  }

  @Test(
    "A thousand mailboxes over 200 days are a page of bounded size that says what it leaves out")
  func large() throws {
    let zone = try SystemZones.zone("Europe/Paris")
    let days = try day("2026-11-23")...day("2027-06-11")
    let morning = try Instant(local: "2026-11-23 09:00", in: zone)
    let loads = (0..<1_000).map { number in
      let address = EmailAddress(normalised: "s\(number)@acme.example")
      let times = (0..<20).map { morning + Int64($0 * 10) * Milliseconds.day + Int64(number) }
      return SenderLoad(
        address, as: Sender(email: address, name: "", zone: zone), zone: zone, days: days,
        moments: [times, [], []])
    }
    var html = HTMLWriter()
    LoadSection(loads: loads).write(to: &html)
    CapacitySection(loads, names: ["a", "b", "c"], what: "Emails").write(to: &html)
    let text = String(decoding: html.bytes, as: UTF8.self)
    #expect(html.bytes.count < 1_500_000)
    #expect(text.contains("… and 800 senders more, with 16,000 emails"))
    #expect(text.contains("976 senders with fewer emails have no table of slots here"))
    #expect(text.contains("20,000 emails from"))
  }
}
