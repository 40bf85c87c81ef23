import Testing

@testable import PerigeeCore

@Suite("Windows")
struct WindowTests {
  @Test(
    "Days are names, ranges and lists",
    arguments: [
      ("mon-fri", [.monday, .tuesday, .wednesday, .thursday, .friday]),
      ("mon-sun", Set(Weekday.allCases)),
      ("sat-mon", [.saturday, .sunday, .monday]),
      ("sun-sat", Set(Weekday.allCases)),
      ("tue,thu", [.tuesday, .thursday]),
      ("mon-wed,fri", [.monday, .tuesday, .wednesday, .friday]),
      ("Tue , thu", [.tuesday, .thursday]),
      ("wed", [.wednesday]),
      ("wed-wed", [.wednesday]),
    ] as [(String, Set<Weekday>)])
  func days(text: String, days: Set<Weekday>) throws {
    #expect(try Window.days(from: text) == days)
  }

  @Test(
    "Other days are refused with the name that is unknown",
    arguments: [
      ("", WindowError.empty),
      ("  ", .empty),
      ("mon-fry", .unknownDay(text: "mon-fry", name: "fry")),
      ("monday", .unknownDay(text: "monday", name: "monday")),
      ("mon,,tue", .unknownDay(text: "mon,,tue", name: "")),
      ("mon-", .unknownDay(text: "mon-", name: "")),
      ("mon-wed-fri", .notDays(text: "mon-wed-fri", item: "mon-wed-fri")),
    ])
  func notDays(text: String, error: WindowError) {
    #expect(throws: error) { try Window.days(from: text) }
  }

  @Test(
    "Hours are a range of whole clock hours",
    arguments: [("09:00-18:00", 9..<18), ("00:00-24:00", 0..<24), ("23:00-24:00", 23..<24)])
  func hours(text: String, hours: Range<Int>) throws {
    #expect(try Window.hours(from: text) == hours)
  }

  @Test(
    "Other hours are refused with their reason",
    arguments: [
      ("", WindowError.empty),
      ("9-18", .notHours(text: "9-18")),
      ("09:00", .notHours(text: "09:00")),
      ("09:00-18:00 ", .notHours(text: "09:00-18:00 ")),
      ("09:30-18:00", .notWholeHours(text: "09:30-18:00", time: "09:30")),
      ("09:00-24:30", .notWholeHours(text: "09:00-24:30", time: "24:30")),
      ("09:00-25:00", .noSuchTime(text: "09:00-25:00", time: "25:00")),
      ("09:75-18:00", .noSuchTime(text: "09:75-18:00", time: "09:75")),
      ("18:00-09:00", .endNotAfterStart(text: "18:00-09:00")),
      ("09:00-09:00", .endNotAfterStart(text: "09:00-09:00")),
    ])
  func notHours(text: String, error: WindowError) {
    #expect(throws: error) { try Window.hours(from: text) }
  }
}
