import PerigeeCore
import PerigeeSession
import PerigeeWorkspace
import TestSupport
import Testing

@Suite("A file that is changed between a moment and its run")
struct GiveBackTests {
  private static let holder = AutomationRun.Holder(host: "here", process: 1, start: "s")

  private static func file(_ words: String) -> String {
    """
    local perigee = require "perigee"
    return perigee.automation {
      name = "tick", every = "15 minutes", run = function() return "\(words)" end,
    }
    """
  }

  private static func session(
    _ folder: TemporaryWorkspace, _ store: MemoryStore, minute: Int64
  ) throws -> Session {
    let now = try Instant(rfc3339: "2026-11-23T09:00:00Z") + minute * Milliseconds.minute
    return try Session(
      workspace: Workspace.load(at: folder.path), user: nil, now: now, openStore: { store })
  }

  private static func take(_ session: Session) throws -> AutomationRun? {
    try session.takeRun(as: holder, isGone: { _ in false })
  }

  @Test("The moment waits, is run by the file as it is then, once, and counts as no failure")
  func givenBack() throws {
    let folder = try TemporaryWorkspace(["automations/tick.lua": Self.file("one")])
    let store = MemoryStore()
    try Self.session(folder, store, minute: 0).noteAutomations()
    let first = try #require(try Self.take(Self.session(folder, store, minute: 15)))
    // Whoever carries it out finds another file.
    try folder.folder.write(Self.file("two"), to: "automations/tick.lua")
    let other = try Self.session(folder, store, minute: 16)
    #expect(try other.workspace.automation("tick").automation.script != first.script)
    try other.giveBack(first.id, at: other.now)
    let second = try #require(try Self.take(other))
    #expect(second.id != first.id && second.occurrence == first.occurrence)
    #expect(try second.script == other.workspace.automation("tick").automation.script)
    #expect(try Self.take(other) == nil)
    try other.endRun(second.id, as: .done, error: nil, at: other.now)
    let record = try store.read { try $0.automations().first }
    #expect(record?.failures == 0 && record?.pause == nil)
    #expect(try other.run(first.id).run.state == .givenBack)
  }

  @Test("A run that has ended, or was given back before, is not given back again")
  func late() throws {
    let folder = try TemporaryWorkspace(["automations/tick.lua": Self.file("one")])
    let store = MemoryStore()
    try Self.session(folder, store, minute: 0).noteAutomations()
    let session = try Self.session(folder, store, minute: 15)
    let run = try #require(try Self.take(session))
    try session.endRun(run.id, as: .done, error: nil, at: session.now)
    try session.giveBack(run.id, at: session.now)
    #expect(try session.run(run.id).run.state == .done)
    #expect(try Self.take(session) == nil)

    let later = try Self.session(folder, store, minute: 30)
    let next = try #require(try Self.take(later))
    try later.giveBack(next.id, at: later.now)
    let again = try #require(try Self.take(later))
    // The first process says it once more, when the moment has a run already.
    try later.giveBack(next.id, at: later.now)
    #expect(try later.run(again.id).run.state == .running)
    #expect(try Self.take(later) == nil)
  }

  @Test("A run that never began counts for no limit, and says what became of its moment")
  func limit() throws {
    let text = Self.file("one").replacing("run =", with: "limits = { per_day = 1 }, run =")
    let folder = try TemporaryWorkspace(["automations/tick.lua": text])
    let store = MemoryStore()
    try Self.session(folder, store, minute: 0).noteAutomations()
    let session = try Self.session(folder, store, minute: 15)
    let first = try #require(try Self.take(session))
    try session.giveBack(first.id, at: session.now)
    #expect(
      try session.explainRun(first.id.number).text.contains("since:    the moment is waiting"))
    let second = try #require(try Self.take(session))
    try session.endRun(second.id, as: .done, error: nil, at: session.now)
    #expect(try session.explainRun(first.id.number).text.contains("since:    the moment is done"))
    var skipped: [Occurrence] = []
    let later = try Self.session(folder, store, minute: 30)
    let run = try later.takeRun(
      as: Self.holder, isGone: { _ in false }, skipped: { skipped.append($0) })
    #expect(run == nil && skipped.map(\.skipped) == [.limit])
    #expect(skipped.allSatisfy { $0.id.number > 0 })
  }
}
