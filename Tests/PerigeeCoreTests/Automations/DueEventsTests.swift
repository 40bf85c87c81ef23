import PerigeeCore
import Testing

@Suite("Which moments are rows: events")
struct DueEventsTests {
  private static let start = Instant(milliseconds: 1_767_603_600_000)

  private func automation(_ listening: Automation.Listening) -> Automation {
    Automation(
      name: "a", trigger: .on(listening), overlap: .queue,
      source: SourceLocation(path: "automations/a.lua", line: 1),
      script: Digest(String(repeating: "0", count: 64))!)
  }

  private func event(
    _ id: Int64, _ kind: AutomationEvent.Kind = .reply, after seconds: Int64 = 0,
    sequence: String = "intro", origin: AutomationEvent.Origin? = nil
  ) -> AutomationEvent {
    var event = AutomationEvent(
      kind, at: Self.start + seconds * Milliseconds.second,
      contact: EmailAddress(normalised: "c\(id)@x.example"), sequence: sequence)
    (event.id, event.origin) = (id, origin)
    return event
  }

  private func due(
    _ listening: Automation.Listening, _ events: [AutomationEvent], room: Int = 100,
    after seconds: Int64 = 0, paused: Bool = false
  ) -> DueEvents {
    var record = AutomationRecord(
      name: "a", trigger: "", kind: listening.kind, since: Self.start)
    if paused { record.pause = .init(at: Self.start, why: "", by: EmailAddress(normalised: "b")) }
    return DueEvents(
      of: automation(listening), listening, events, since: record, room: room,
      now: Self.start + seconds * Milliseconds.second, isWanted: { $0.contact != nil })
  }

  private func outcomes(_ due: DueEvents) -> [String] {
    due.occurrences.map { $0.skipped?.rawValue ?? $0.state.rawValue }
  }

  @Test("One each without a debounce, and only those that are meant")
  func each() {
    let events = [event(1), event(2, sequence: "other"), event(3)]
    let found = due(.init(.reply, conditions: [.sequence: ["intro"]]), events)
    #expect(found.occurrences.map(\.cause) == [.events([1]), .events([3])])
    #expect(found.lastEvent == 3)
    #expect(due(.init(.reply), []).lastEvent == nil)
  }

  @Test("A debounce gathers until it is quiet, or until patience ends")
  func debounce() {
    let listening = Automation.Listening(.reply, debounce: TimeSpan(10, .minute))
    let events = [event(1), event(2, after: 300), event(3, after: 500)]
    #expect(due(listening, events, after: 1_099).occurrences.isEmpty)
    #expect(due(listening, events, after: 1_099).lastEvent == nil)
    let found = due(listening, events, after: 1_100)
    #expect(found.occurrences.map(\.cause) == [.events([1, 2, 3])] && found.lastEvent == 3)
    let stream = (0..<12).map { event($0 + 1, after: $0 * 540) }
    #expect(due(listening, stream, after: 6_000).occurrences.count == 1)
  }

  @Test("What automations caused too often leaves out none that came beside it")
  func deepBesideOthers() {
    let listening = Automation.Listening(.reply, debounce: TimeSpan(10, .minute))
    let deep = AutomationEvent.Origin(automation: "b", depth: AutomationEvent.deepest)
    let events = [
      event(1), event(2, after: 60, origin: deep), event(3, after: 120),
      event(4, after: 700, origin: deep),
    ]
    #expect(due(listening, events, after: 719).occurrences.isEmpty)
    let found = due(listening, events, after: 720)
    #expect(found.occurrences.map(\.cause) == [.events([2, 4]), .events([1, 3])])
    #expect(outcomes(found) == ["depth", "waiting"] && found.lastEvent == 4)
    let alone = due(listening, [event(1, origin: deep)], after: 600)
    #expect(outcomes(alone) == ["depth"])
  }

  @Test("Own effects wake nothing, and chains end at depth 3")
  func chains() {
    let own = event(1, origin: .init(automation: "a", depth: 1))
    #expect(due(.init(.reply), [own]).occurrences.isEmpty)
    #expect(due(.init(.reply), [own]).lastEvent == 1)
    for (depth, outcome) in [(1, "waiting"), (2, "waiting"), (3, "depth"), (4, "depth")] {
      let other = event(1, origin: .init(automation: "b", depth: depth))
      let found = due(.init(.reply), [other])
      #expect(outcomes(found) == [outcome] && found.occurrences.first?.depth == depth)
    }
  }

  @Test("A queue is bounded, and what finds no room has a row")
  func room() {
    let events = (1...5).map { event($0) }
    #expect(
      outcomes(due(.init(.reply), events, room: 3)) == [
        "waiting", "waiting", "waiting", "full", "full",
      ])
    #expect(outcomes(due(.init(.reply), events, paused: true)).allSatisfy { $0 == "paused" })
  }
}
