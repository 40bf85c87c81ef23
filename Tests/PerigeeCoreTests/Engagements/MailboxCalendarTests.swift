import PerigeeCore
import TestSupport
import Testing

@Suite("What a mailbox has on a day, beside what it may send")
struct MailboxCalendarTests {
  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  private func calendar(
    _ sender: Sender?, from: String, to: String, use: MailboxUse = MailboxUse()
  ) throws -> MailboxCalendar {
    MailboxCalendar(
      try EmailAddress("anna@acme.example"), as: sender,
      zone: try SystemZones.zone("Europe/Paris"), days: try day(from)...day(to), use: use)
  }

  private func sender(_ window: Window = .default, _ quota: Quota = .default) throws -> Sender {
    try Make.sender(
      "anna", zone: try SystemZones.zone("Europe/Paris"), window: window, quota: quota)
  }

  @Test("Capacity is the least that quota and hours allow; a day without hours has none")
  func capacity() throws {
    var window = Window.default
    window.closed = [try day("2026-11-25")]
    for (quota, expected) in [
      (Quota(perHour: 50, perDay: 400), 400), (Quota(perHour: 5, perDay: 400), 45),
      (Quota(perHour: nil, perDay: 7), 7), (Quota(perHour: 5, perDay: nil), 45),
      (Quota(perHour: 0, perDay: nil), 0), (Quota(perHour: nil, perDay: nil), nil),
    ] {
      let days = try calendar(sender(window, quota), from: "2026-11-24", to: "2026-11-28").days
      #expect(days.map(\.capacity) == [expected, 0, expected, expected, 0], "\(quota)")
      #expect(days.map(\.closing) == [nil, .closedDate, nil, nil, .dayOff])
    }
    let gone = try calendar(nil, from: "2026-11-24", to: "2026-11-24").days
    #expect(gone.map(\.closing) == [.disabled] && gone.map(\.capacity) == [0])
  }

  private func presentDay(
    _ sender: Sender, at now: String, having times: [String]
  ) throws -> [MailboxCalendar.Entry] {
    let zone = try SystemZones.zone("Europe/Paris")
    let load = try times.map { try Make.instant($0, zone) }
    var use = MailboxUse()
    for time in load where zone.localDay(of: time) >= (try day("2026-11-24")) {
      use.add(time, .sent)
    }
    return MailboxCalendar(
      sender.email, as: sender, zone: zone, days: try day("2026-11-24")...day("2026-11-25"),
      use: use, at: try Make.instant(now, zone), beside: load
    ).days
  }

  @Test("Of the present day counts what it has and what may still go")
  func presentDay() throws {
    let late = try presentDay(
      sender(), at: "2026-11-24 16:30", having: ["2026-11-24 10:00", "2026-11-24 10:01"])
    #expect(late.map(\.capacity) == [52, 400] && late.map(\.wholeDay) == [400, 400])
    let over = try presentDay(sender(), at: "2026-11-24 17:30", having: ["2026-11-24 10:00"])
    #expect(over.map(\.capacity) == [1, 400])
    // Its hours are past, and its quota is not used up.
    #expect(!over[0].isFull)
    let early = try presentDay(sender(), at: "2026-11-24 08:30", having: [])
    #expect(early.map(\.capacity) == [400, 400])
  }

  @Test("What yesterday takes of a rolling day does not count as room of the present one")
  func rollingDay() throws {
    let sender = try sender(
      Window(days: Set(Weekday.allCases), hours: 9..<10), Quota(perHour: 50, perDay: 2))
    let days = try presentDay(
      sender, at: "2026-11-24 08:00", having: ["2026-11-23 09:59", "2026-11-23 09:59"])
    #expect(days.map(\.capacity) == [0, 2] && days.map(\.wholeDay) == [2, 2])
  }

  @Test("A skipped hour is no slot and a repeated one is two")
  func clockChanges() throws {
    let window = Window(days: Set(Weekday.allCases), hours: 0..<24)
    let sender = try sender(window, Quota(perHour: 10, perDay: nil))
    for (first, slots) in [("2026-03-28", [24, 23, 24]), ("2026-10-24", [24, 25, 24])] {
      let last = try day(first).adding(days: 2)
      let days = try calendar(sender, from: first, to: last.description).days
      #expect(days.map(\.capacity) == slots.map { $0 * 10 })
    }
  }

  @Test("An email counts on its day in the sender's zone; the table says what is closed")
  func counts() throws {
    let zone = try SystemZones.zone("Europe/Paris")
    var use = MailboxUse()
    use.add(try Make.instant("2026-11-23 23:59", zone), .sent)
    use.add(try Make.instant("2026-11-24 00:00", zone), .sent)
    use.add(try Make.instant("2026-11-24 09:00", zone), .unknown)
    for state in [Sending.State.planned, .claimed, .committing] {
      use.add(try Make.instant("2026-11-24 10:00", zone), state)
    }
    for state in [Sending.State.failed, .cancelled] {
      use.add(try Make.instant("2026-11-24 10:00", zone), state)
    }
    use.add(try Make.instant("2026-11-28 10:00", zone), .planned)
    var window = Window.default
    window.closed = [try day("2026-11-25")]
    let mailbox = try calendar(
      sender(window, Quota(perHour: 50, perDay: 1_000)), from: "2026-11-23", to: "2026-11-29",
      use: use)
    #expect(mailbox.days.map(\.sent) == [1, 1, 0, 0, 0, 0, 0])
    #expect(mailbox.days.map(\.committed) == [0, 3, 0, 0, 0, 1, 0])
    #expect(mailbox.days.map(\.unknown) == [0, 1, 0, 0, 0, 0, 0])
    let all = MailboxCalendars(
      days: try day("2026-11-23")...day("2026-11-29"), mailboxes: [mailbox])
    let lines = all.text().split(separator: "\n").map {
      $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }
    #expect(
      lines.prefix(8) == [
        "day anna@acme.example", "Europe/Paris", "Mon 23 Nov 2026 1/450, sent",
        "Tue 24 Nov 2026 5/450, 1 sent, 1 unknown", "Wed 25 Nov 2026 closed",
        "Thu 26 Nov 2026 0/450", "Fri 27 Nov 2026 0/450", "Sat 28 Nov 2026 1/off",
      ])
    // Nobody works on Sunday and nothing lies there.
    #expect(!all.text().contains("Sun 29"))
  }

  @Test("Senders that do not fit the terminal come below")
  func width() throws {
    let mailbox = try calendar(sender(), from: "2026-11-23", to: "2026-11-24")
    let all = MailboxCalendars(
      days: try day("2026-11-23")...day("2026-11-24"),
      mailboxes: Array(repeating: mailbox, count: 5))
    for (width, tables) in [(20, 5), (60, 3), (80, 2), (200, 1)] {
      let text = all.text(width: width)
      let lines = text.split(separator: "\n")
      #expect(lines.count { $0.hasPrefix("day") } == tables, "\(width)\n\(text)")
      if width >= 60 { #expect(lines.dropLast().allSatisfy { $0.count <= width }) }
    }
  }
}
