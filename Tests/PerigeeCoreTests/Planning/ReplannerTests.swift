import PerigeeCore
import TestSupport
import Testing

@Suite("Moments for steps that are committed")
struct ReplannerTests {
  private let zone: Zone
  private let email: Step

  init() throws {
    zone = try SystemZones.zone("Europe/Paris")
    email = try Make.steps()[0]
  }

  private func instant(_ text: String) throws -> Instant { try Make.instant(text, zone) }

  private func mailbox(
    perHour: Int? = nil, perDay: Int? = nil, window: Window = .default, load: [Instant] = []
  ) throws -> Replanner.Mailbox {
    Replanner.Mailbox(
      sender: try Make.sender(
        "anna", zone: zone, window: window, quota: Quota(perHour: perHour, perDay: perDay)),
      load: load)
  }

  private func words(_ placements: [[Replanner.Placement]]) -> [[String]] {
    placements.map { steps in
      steps.map { placement in
        switch placement {
        case .at(let moment): moment.words(in: zone)
        case .behindTask: "behind a task"
        case .beyondHorizon: "beyond"
        }
      }
    }
  }

  private func task(after: Int = 0) throws -> Step {
    Step(content: .task(try Template("Call")), after: after)
  }

  @Test("At 10:40 the next coming slot is the 11:00 slot, at 10:00 the 10:00 slot")
  func nextSlot() throws {
    for (now, first) in [("2026-11-24 10:40", "11:00"), ("2026-11-24 10:00", "10:00")] {
      let placements = Replanner(zone: zone, now: try instant(now)).place(
        [.init(mailbox: 0, steps: [.init(email, at: nil, moves: true)], previous: nil)],
        mailboxes: [try mailbox()])
      #expect(words(placements) == [["Tue 24 Nov 2026 \(first)"]])
    }
  }

  @Test("A later step counts from the day its previous one really went")
  func afterTheActualDay() throws {
    let steps = try Make.steps([(after: 3, hour: 14), (after: 2, hour: nil)])
    // It went on a Saturday evening, when nobody works.
    let item = Replanner.Item(
      mailbox: 0, steps: steps.dropFirst().map { .init($0, at: nil, moves: true) },
      previous: try instant("2026-11-21 20:10"))
    let placements = Replanner(zone: zone, now: try instant("2026-11-22 10:00")).place(
      [item], mailboxes: [try mailbox()])
    #expect(words(placements) == [["Wed 25 Nov 2026 14:00", "Fri 27 Nov 2026 14:00"]])
  }

  @Test("In a slot follow-ups go before first emails, each in the order in which they stood")
  func order() throws {
    let now = try instant("2026-11-24 09:00")
    let at = [3, 1, 2].map { now + Int64($0) * Milliseconds.minute }
    let items =
      at.map {
        Replanner.Item(
          mailbox: 0, steps: [.init(email, at: nil, moves: true, stood: $0)], previous: nil)
      }
      + at.map {
        Replanner.Item(
          mailbox: 0, steps: [.init(email, at: nil, moves: true, stood: $0)],
          previous: now - 5 * Milliseconds.day)
      }
    let placements = Replanner(zone: zone, now: now).place(
      items, mailboxes: [try mailbox(perHour: 1)])
    let hours = words(placements).map { String($0[0].suffix(5)) }
    #expect(hours == ["14:00", "12:00", "13:00", "11:00", "09:00", "10:00"])
  }

  @Test("Who starts in a spread counts beside those who have started")
  func spread() throws {
    let now = try instant("2026-11-24 09:00")
    let items = (0..<4).map { _ in
      Replanner.Item(
        mailbox: 0, steps: [.init(email, at: nil, moves: true)], previous: nil, spread: 0)
    }
    let started = try ["2026-11-24 08:00", "2026-11-24 09:10"].map(instant)
    let placements = Replanner(zone: zone, now: now).place(
      items, mailboxes: [try mailbox(perHour: 60)],
      spreads: [.init(Spread(perDay: 4, perHour: 2), started: started)])
    #expect(
      words(placements).map { $0[0] } == [
        "Tue 24 Nov 2026 09:00", "Tue 24 Nov 2026 10:00", "Wed 25 Nov 2026 09:00",
        "Wed 25 Nov 2026 09:01",
      ])
  }

  @Test("A task has its slot and takes no place; what is behind it has no moment")
  func tasks() throws {
    let now = try instant("2026-11-24 09:00")
    let first = Replanner.Item(
      mailbox: 0,
      steps: [
        .init(try task(), at: nil, moves: true), .init(email, at: nil, moves: true),
        .init(try task(after: 1), at: nil, moves: true),
      ], previous: nil)
    let second = Replanner.Item(
      mailbox: 0, steps: [.init(email, at: nil, moves: true)], previous: nil)
    let placements = Replanner(zone: zone, now: now).place(
      [first, second], mailboxes: [try mailbox(perHour: 1)])
    #expect(
      words(placements) == [
        ["Tue 24 Nov 2026 09:00", "behind a task", "behind a task"], ["Tue 24 Nov 2026 09:00"],
      ])
    // One that stays and is not done holds back just the same.
    var waiting = first
    waiting.steps[0] = .init(try task(), at: now, moves: false)
    #expect(
      words(Replanner(zone: zone, now: now).place([waiting], mailboxes: [try mailbox()])) == [
        ["Tue 24 Nov 2026 09:00", "behind a task", "behind a task"]
      ])
  }

  @Test("A step that stays moves where the one before it has come too close")
  func pushed() throws {
    let steps = try Make.steps([(after: 1, hour: nil), (after: 1, hour: nil)])
    let at = try ["2026-11-24 09:00", "2026-11-25 09:00", "2026-11-30 09:00"].map(instant)
    let item = Replanner.Item(
      mailbox: 0,
      steps: zip(steps, at).enumerated().map { .init($1.0, at: $1.1, moves: $0 == 0) },
      previous: nil)
    let placements = Replanner(zone: zone, now: try instant("2026-11-25 10:00")).place(
      [item], mailboxes: [try mailbox(load: Array(at.dropFirst()))])
    #expect(
      words(placements) == [
        ["Wed 25 Nov 2026 10:00", "Thu 26 Nov 2026 10:00", "Mon 30 Nov 2026 09:00"]
      ])
  }

  @Test("What finds no slot before the horizon is told, and so is what is behind it")
  func horizon() throws {
    let steps = try Make.steps([(after: 1, hour: nil)])
    let item = Replanner.Item(
      mailbox: 0, steps: steps.map { .init($0, at: nil, moves: true) }, previous: nil)
    let now = try instant("2026-11-24 09:00")
    for mailbox in [
      try mailbox(perDay: 0), try mailbox(window: Window(days: [], hours: 9..<18)),
    ] {
      let placements = Replanner(zone: zone, now: now).place([item], mailboxes: [mailbox])
      #expect(words(placements) == [["beyond", "beyond"]])
    }
    // One that wants a day behind it waits for nobody.
    let late = Replanner.Item(
      mailbox: 0,
      steps: [.init(email, at: nil, moves: true, earliest: now.adding(months: 7, in: zone))],
      previous: nil)
    let placements = Replanner(zone: zone, now: now).place([late], mailboxes: [try mailbox()])
    #expect(words(placements) == [["beyond"]])
  }

  @Test("Nothing wants a skipped hour; the first moment behind it will do")
  func skippedHour() throws {
    var sender = try mailbox().sender
    sender.window = Window(days: Set(Weekday.allCases), hours: 0..<24)
    let step = Step(content: email.content, after: 1, hour: 2)
    let wanted = sender.wanted(
      step, after: try instant("2026-03-28 23:00"), horizon: try instant("2026-05-01 00:00"))
    #expect(wanted == (try instant("2026-03-29 03:00")))
  }
}
