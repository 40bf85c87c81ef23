import PerigeeCore
import StoreFixtures
import Testing

@Suite("Automations and proposals, in every store")
struct AutomationConformanceTests {
  private func record(_ name: String, _ kind: AutomationEvent.Kind?) -> AutomationRecord {
    AutomationRecord(name: name, trigger: "on", kind: kind, since: now)
  }

  private func run(of occurrence: Occurrence) throws -> AutomationRun {
    AutomationRun(
      of: occurrence, now: now, script: try #require(Digest(String(repeating: "a", count: 64))),
      seed: 7, zoneData: "2025b", holder: .init(host: "h", process: 1, start: "s"))
  }

  @Test("An event is kept in the transaction that it tells of", arguments: StoreKind.allCases)
  func events(kind: StoreKind) throws {
    try kind.run { store in
      try StoreFixtures.fill(store, count: 3)
      try store.engage(try store.plan())
      let contact = StoreFixtures.email(0)
      // Nobody waits for it.
      _ = try store.write { (writer) throws in
        try writer.apply(
          .bounce, to: .init(.contacts([StoreFixtures.email(1)])), reason: nil, by: anna, at: now)
      }
      try store.write { try $0.save(record("a", .reply)) }
      let version = try store.version()
      struct Undone: Error {}
      #expect(throws: Undone.self) {
        try store.write { (writer) throws in
          try writer.apply(
            .reply, to: .init(.contacts([contact])), reason: nil, by: anna, at: now)
          throw Undone()
        }
      }
      #expect(try store.read { try $0.newestAutomationEvent() } == 0)
      try store.write { (writer) throws in
        writer.act(as: .init(automation: "b", depth: 2))
        try writer.apply(
          .reply, to: .init(.contacts([contact])), reason: "by phone", by: anna, at: now)
      }
      let found = try store.read { try $0.automationEvents(.reply, after: 0, limit: 9) }
      #expect(found.count == 1)
      let event = try #require(found.first)
      #expect(event.id == 1 && event.contact == contact && event.sequence == "intro")
      #expect(event.origin == .init(automation: "b", depth: 2) && event.detail == "by phone")
      #expect(try store.read { try $0.automationEvents(.reply, after: 1, limit: 9) }.isEmpty)
      #expect(try store.read { try $0.automationEvents([1, 5]) } == [event])
      #expect(try store.version() == version + 1)
    }
  }

  @Test("A halt tells, and what was told long ago is forgotten", arguments: StoreKind.allCases)
  func halts(kind: StoreKind) throws {
    try kind.run { store in
      try store.write { (writer) throws in
        try writer.save(record("a", .senderHalted))
        try writer.setHalt(.init(at: now, why: "refused"), of: anna)
        try writer.setHalt(nil, of: anna)
      }
      let found = try store.read { try $0.automationEvents(.senderHalted, after: 0, limit: 9) }
      #expect(found.map(\.sender) == [anna] && found.map(\.detail) == ["refused"])
      try store.write { try $0.forgetAutomations(before: now, keeping: 10) }
      #expect(try store.read { try $0.automationEvents([1]) }.count == 1)
      try store.write { try $0.forgetAutomations(before: now + 1, keeping: 10) }
      #expect(try store.read { try $0.automationEvents([1]) }.isEmpty)
      // Numbers are never given twice.
      try store.write { try $0.setHalt(.init(at: now, why: "again"), of: anna) }
      #expect(try store.read { try $0.newestAutomationEvent() } == 2)
    }
  }

  @Test("A moment has one row, and its runs come back as they were", arguments: StoreKind.allCases)
  func occurrences(kind: StoreKind) throws {
    try kind.run { store in
      let version = try store.version()
      var tick = Occurrence(of: "a", .tick, at: now)
      try store.write { (writer) throws in
        tick.id = try #require(try writer.add(tick))
        #expect(try writer.add(tick) == nil)
        #expect(try writer.add(Occurrence(of: "b", .tick, at: now)) != nil)
        #expect(try writer.add(Occurrence(of: "a", .events([4, 5]), at: now)) != nil)
        #expect(try writer.add(Occurrence(of: "a", .events([4]), at: now)) == nil)
      }
      #expect(try store.version() == version)
      var run = try run(of: tick)
      try store.write { (writer) throws in
        tick.state = .running
        try writer.settle(tick)
        run.id = try writer.add(run)
      }
      run.effects = 2
      run.error = "no"
      run.state = .failed
      run.digests = [run.script]
      try store.write { try $0.settle(run) }
      try store.read { (reader) throws in
        #expect(try reader.occurrence(tick.id) == tick)
        #expect(try reader.run(run.id) == run)
        #expect(try reader.runs(of: "a", in: .failed, since: now, limit: 9) == [run])
        #expect(try reader.runs(of: nil, in: .running, since: nil, limit: 9).isEmpty)
        #expect(try reader.runs(of: nil, in: nil, since: now + 1, limit: 9).isEmpty)
        #expect(try reader.occurrences(of: "a", in: .running, limit: 9) == [tick])
        #expect(
          try reader.occurrences(of: nil, in: .waiting, limit: 9).map(\.automation) == ["a", "b"])
        #expect(try reader.occurrences(of: nil, in: nil, limit: 2).count == 2)
      }
    }
  }

  @Test("Of many rows the newest are kept, and whatever waits", arguments: StoreKind.allCases)
  func forgetting(kind: StoreKind) throws {
    try kind.run { store in
      try store.write { (writer) throws in
        for place in 0..<20 {
          var made = Occurrence(of: "a", .tick, at: now + Int64(place), state: .done)
          if place == 0 { made.state = .waiting }
          made.id = try #require(try writer.add(made))
          _ = try writer.add(try run(of: made))
        }
        try writer.forgetAutomations(before: now, keeping: 5)
        let left = try writer.occurrences(of: "a", in: nil, limit: 99)
        #expect(left.map { $0.at.milliseconds - now.milliseconds } == [19, 18, 17, 16, 15, 0])
        #expect(try writer.runs(of: "a", in: nil, since: nil, limit: 99).count == 6)
      }
    }
  }

  @Test("Grants and proposals are kept, and bookkeeping to plans", arguments: StoreKind.allCases)
  func proposals(kind: StoreKind) throws {
    try kind.run { store in
      let version = try store.version()
      let grant = AutomationGrant(automation: "a", engage: 20, perDay: 4, by: anna, at: now)
      var proposal = PlanProposal(
        at: now, by: Automation.actor("a"), run: .init(3), why: "Monday", sequence: "intro",
        contacts: 2, emails: 6, digest: try #require(Digest(String(repeating: "b", count: 64))),
        first: nil, onlySender: anna)
      try store.write { (writer) throws in
        try writer.setGrant(grant, of: "a")
        try writer.noteEngagement(byAutomation: "a", at: now)
        proposal.id = try writer.add(proposal, planFile: Array("{\"é\"}".utf8))
      }
      proposal.state = .declined
      try store.write { try $0.settle(proposal) }
      try store.read { (reader) throws in
        #expect(try reader.grant(of: "a") == grant)
        #expect(try reader.grant(of: "b") == nil)
        #expect(try reader.engagements(byAutomation: "a", since: now) == 1)
        #expect(try reader.engagements(byAutomation: "a", since: now + 1) == 0)
        #expect(try reader.proposal(proposal.id) == proposal)
        #expect(try reader.proposal(.init(9)) == nil)
        #expect(try reader.proposals(limit: 9) == [proposal])
        #expect(try reader.planFile(of: proposal.id) == Array("{\"é\"}".utf8))
      }
      try store.write { try $0.setGrant(nil, of: "a") }
      #expect(try store.read { try $0.grant(of: "a") } == nil)
      #expect(try store.version() == version)
    }
  }
}
