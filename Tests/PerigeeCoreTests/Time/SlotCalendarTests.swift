import TestSupport
import Testing

@testable import PerigeeCore

@Suite("Slots of a sender")
struct SlotCalendarTests {
  static func calendar(
    _ name: String, _ from: String, _ through: String, window: Window = .default
  ) throws -> SlotCalendar {
    try SlotCalendar(
      zone: SystemZones.zone(name), window: window, from: at(from), through: at(through))
  }

  static let allHours = Window(days: Set(Weekday.allCases), hours: 0..<24)

  /// The slots' local texts with their offsets.
  static func texts(_ calendar: SlotCalendar, in name: String) throws -> [String] {
    let zone = try SystemZones.zone(name)
    return calendar.starts.map { $0.rfc3339(in: zone) }
  }

  @Test(
    "At 10:40 the first slot is 11:00, at exactly 10:00:00.000 it is 10:00",
    arguments: [
      ("2026-11-24T10:40:00+01:00", "2026-11-24T11:00:00+01:00"),
      ("2026-11-24T10:00:00.000+01:00", "2026-11-24T10:00:00+01:00"),
      ("2026-11-24T10:00:00.001+01:00", "2026-11-24T11:00:00+01:00"),
      ("2026-11-24T17:00:00+01:00", "2026-11-24T17:00:00+01:00"),
      ("2026-11-24T17:30:00+01:00", "2026-11-25T09:00:00+01:00"),
      ("2026-11-27T18:00:00+01:00", "2026-11-30T09:00:00+01:00"),
    ])
  func firstSlot(now: String, first: String) throws {
    let calendar = try Self.calendar("Europe/Paris", now, "2026-12-24T00:00:00Z")
    #expect(calendar.starts.first == (try at(first)))
  }

  @Test("Slots end with the one that starts at the last moment")
  func through() throws {
    let calendar = try Self.calendar(
      "Europe/Paris", "2026-11-24T15:00:00+01:00", "2026-11-24T17:00:00+01:00")
    #expect(calendar.hours == [15, 16, 17])
    let before = try Self.calendar(
      "Europe/Paris", "2026-11-24T15:00:00+01:00", "2026-11-24T16:59:59.999+01:00")
    #expect(before.hours == [15, 16])
    let none = try Self.calendar(
      "Europe/Paris", "2026-11-24T15:00:00+01:00", "2026-11-24T14:00:00+01:00")
    #expect(none.starts.isEmpty)
    #expect(none.index(ofFirstSlotAtOrAfter: try at("2026-11-24T15:00:00+01:00")) == 0)
  }

  @Test("Half-hour zones align slots to their local hours")
  func halfHours() throws {
    let kolkata = try Self.calendar(
      "Asia/Kolkata", "2026-11-24T09:00:00+05:30", "2026-11-24T11:00:00+05:30")
    #expect(
      try Self.texts(kolkata, in: "Asia/Kolkata") == [
        "2026-11-24T09:00:00.000+05:30", "2026-11-24T10:00:00.000+05:30",
        "2026-11-24T11:00:00.000+05:30",
      ])
    let kathmandu = try Self.calendar(
      "Asia/Kathmandu", "2026-11-24T16:20:00+05:45", "2026-11-25T09:00:00+05:45")
    #expect(
      try Self.texts(kathmandu, in: "Asia/Kathmandu") == [
        "2026-11-24T17:00:00.000+05:45", "2026-11-25T09:00:00.000+05:45",
      ])
  }

  @Test("A skipped hour is no slot, a repeated hour is two")
  func daylightSaving() throws {
    let spring = try Self.calendar(
      "Europe/Paris", "2026-03-29T00:00:00+01:00", "2026-03-29T04:00:00+02:00",
      window: Self.allHours)
    #expect(spring.hours == [0, 1, 3, 4])
    let autumn = try Self.calendar(
      "America/New_York", "2026-11-01T00:00:00-04:00", "2026-11-01T03:00:00-05:00",
      window: Self.allHours)
    #expect(autumn.hours == [0, 1, 1, 2, 3])
    #expect(
      try Self.texts(autumn, in: "America/New_York")[1...2] == [
        "2026-11-01T01:00:00.000-04:00", "2026-11-01T01:00:00.000-05:00",
      ])
  }

  @Test("Hours that do not last 60 minutes are no slots in Lord Howe and Chatham")
  func oddHours() throws {
    let autumn = try Self.calendar(
      "Australia/Lord_Howe", "2026-04-05T00:00:00+11:00", "2026-04-05T03:00:00+10:30",
      window: Self.allHours)
    #expect(autumn.hours == [0, 2, 3])
    let spring = try Self.calendar(
      "Australia/Lord_Howe", "2026-10-04T00:00:00+10:30", "2026-10-04T04:00:00+11:00",
      window: Self.allHours)
    #expect(spring.hours == [0, 1, 3, 4])
    // Chatham goes from 03:45 back to 02:45, and from 02:45 to 03:45.
    let chathamAutumn = try Self.calendar(
      "Pacific/Chatham", "2026-04-05T00:00:00+13:45", "2026-04-05T05:00:00+12:45",
      window: Self.allHours)
    #expect(chathamAutumn.hours == [0, 1, 2, 3, 4, 5])
    let chathamSpring = try Self.calendar(
      "Pacific/Chatham", "2026-09-27T00:00:00+12:45", "2026-09-27T05:00:00+13:45",
      window: Self.allHours)
    #expect(chathamSpring.hours == [0, 1, 4, 5])
  }

  @Test("Monday and 3 working days, 14:00, is Thursday, 14:00")
  func mondayAndThree() throws {
    let calendar = try Self.calendar(
      "Europe/Paris", "2018-10-22T10:00:00+02:00", "2019-04-22T00:00:00Z")
    let wanted = calendar.wanted(workingDaysAfter: 3, slot: 0, hour: 14)
    #expect(calendar.starts[wanted] == (try at("2018-10-25T14:00:00+02:00")))
  }

  @Test("Friday and 2 working days is Tuesday, at the same hour, also over a change of time")
  func fridayAndTwo() throws {
    let calendar = try Self.calendar(
      "Europe/Paris", "2018-10-26T10:00:00+02:00", "2019-04-22T00:00:00Z")
    let wanted = calendar.wanted(workingDaysAfter: 2, slot: 0, hour: nil)
    #expect(calendar.starts[wanted] == (try at("2018-10-30T10:00:00+01:00")))
  }

  @Test("Closed dates do not count, and a closed hour moves on to the next open slot")
  func closedDates() throws {
    var window = Window.default
    window.closed = [try day("2026-12-25"), try day("2026-12-28")]
    let calendar = try Self.calendar(
      "Europe/Paris", "2026-12-24T10:00:00+01:00", "2027-01-31T00:00:00Z", window: window)
    let next = calendar.wanted(workingDaysAfter: 1, slot: 0, hour: nil)
    #expect(calendar.starts[next] == (try at("2026-12-29T10:00:00+01:00")))
    let early = calendar.wanted(workingDaysAfter: 1, slot: 0, hour: 6)
    #expect(calendar.starts[early] == (try at("2026-12-29T09:00:00+01:00")))
    let late = calendar.wanted(workingDaysAfter: 1, slot: 0, hour: 20)
    #expect(calendar.starts[late] == (try at("2026-12-30T09:00:00+01:00")))
  }

  @Test("With 0 working days the slot is strictly later")
  func sameDay() throws {
    let calendar = try Self.calendar(
      "Europe/Paris", "2026-11-24T10:00:00+01:00", "2026-12-24T00:00:00Z")
    for (hour, expected) in [(nil, 11), (9, 11), (10, 11), (14, 14), (17, 17)] as [(Int?, UInt8)] {
      let wanted = calendar.wanted(workingDaysAfter: 0, slot: 0, hour: hour)
      #expect(calendar.hours[wanted] == expected)
    }
    let last = calendar.index(ofFirstSlotAtOrAfter: try at("2026-11-24T17:00:00+01:00"))
    #expect(calendar.wanted(workingDaysAfter: 0, slot: last, hour: nil) == last + 1)
  }

  @Test("A working day counts though daylight saving takes its only hour")
  func dayWithoutSlots() throws {
    let window = Window(days: [.saturday, .sunday, .monday], hours: 2..<3)
    let calendar = try Self.calendar(
      "Europe/Paris", "2026-03-28T00:00:00+01:00", "2026-04-28T00:00:00Z", window: window)
    #expect(calendar.starts.first == (try at("2026-03-28T02:00:00+01:00")))
    let one = calendar.wanted(workingDaysAfter: 1, slot: 0, hour: nil)
    let two = calendar.wanted(workingDaysAfter: 2, slot: 0, hour: nil)
    #expect(calendar.starts[one] == (try at("2026-03-30T02:00:00+02:00")))
    #expect(two == one)
  }

  @Test("Beyond the last slot the answer is the number of slots")
  func beyond() throws {
    let calendar = try Self.calendar(
      "Europe/Paris", "2026-11-24T10:00:00+01:00", "2026-11-26T12:00:00+01:00")
    let count = calendar.starts.count
    #expect(calendar.wanted(workingDaysAfter: 2, slot: 0, hour: 12) == count - 1)
    #expect(calendar.wanted(workingDaysAfter: 2, slot: 0, hour: 13) == count)
    #expect(calendar.wanted(workingDaysAfter: 3, slot: 0, hour: 9) == count)
    #expect(calendar.wanted(workingDaysAfter: .max, slot: 5, hour: nil) == count)
    #expect(calendar.index(ofFirstSlotAtOrAfter: try at("2026-11-26T12:00:00.001+01:00")) == count)
  }
}
