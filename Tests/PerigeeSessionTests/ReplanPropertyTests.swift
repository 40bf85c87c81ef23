import PerigeeCore
import PerigeeSession
import TestSupport
import Testing

/// Properties of every replan after random changes of settings; a failure names its seed.
@Suite("What is planned moves into the settings of now")
struct ReplanPropertyTests {
  private static let seeds = 0..<40
  private static let now = "2026-11-25T09:00:00+01:00"

  private func world(_ seed: Int) throws -> ChangingSettings {
    let world = try ChangingSettings(seed: seed)
    try world.engage(world.order("one", part: 0), now: "2026-11-23T07:20:00+01:00")
    world.changeSettings()
    let second = ["2026-11-23T07:30:00+01:00", "2026-11-24T12:00:00+01:00"]
    try world.engage(world.order("two", part: 1), now: second[seed % 2])
    world.changeSettings()
    return world
  }

  private func sendings(_ session: Session) throws -> [Enrollment.ID: [Sending]] {
    let open = try session.store.read { reader in
      try ["one", "two"].flatMap { name in try reader.openEnrollments(.sequence(name)) }
    }
    return Dictionary(uniqueKeysWithValues: open.map { ($0.id, $0.sendings) })
  }

  @Test(
    "Afterwards everything fits, nothing is lost or earlier, and the past stays what it was",
    arguments: seeds)
  func replan(seed: Int) throws {
    let world = try world(seed)
    let session = try world.session(now: Self.now)
    let before = try sendings(session)
    let foretold = try session.foretellReplan()
    #expect(try sendings(session) == before, "seed \(seed): a preview moves nothing")
    let done = try session.replan(agreed: foretold)
    #expect(done == foretold, "seed \(seed)")
    let kinds = try session.warnings().map(\.kind)
    #expect(!kinds.contains(.beyondQuota) && !kinds.contains(.outsideWindow), "seed \(seed)")
    let after = try sendings(session)
    #expect(after.mapValues { $0.map(\.step) } == before.mapValues { $0.map(\.step) })
    let moved = Set(done.rearrangement.changes.map { "\($0.enrollment.number) \($0.step)" })
    for (id, sendings) in after {
      for (old, new) in zip(before[id] ?? [], sendings) {
        #expect(moved.contains("\(id.number) \(new.step)") == (old.at != new.at), "seed \(seed)")
        if let at = new.at, let was = old.at { #expect(at >= was, "seed \(seed)") }
      }
    }
    #expect(try session.foretellReplan().isEmpty, "seed \(seed): twice is once")
    for committed in world.committed {
      for row in 0..<committed.plan.count {
        let checker = ExplanationChecker(world: world, committed: committed, row: row)
        let faults = try checker.faults(session.explain(committed.plan.contact(row)))
        #expect(faults.isEmpty, "seed \(seed): \(faults)")
      }
    }
  }

  @Test(
    "With --earlier nobody loses, nothing goes before it is wanted, and everything fits",
    arguments: seeds)
  func earlier(seed: Int) throws {
    let world = try world(seed)
    let session = try world.session(now: Self.now)
    let done = try session.replan(earlier: true)
    for change in done.rearrangement.changes where change.cause == .earlier {
      if let from = change.from, let to = change.to {
        #expect(to <= from && to >= session.now, "seed \(seed): \(change)")
      }
    }
    let kinds = try session.warnings().map(\.kind)
    #expect(!kinds.contains(.beyondQuota) && !kinds.contains(.outsideWindow), "seed \(seed)")
  }

  @Test("A whole pause and a resumption keep the settings of now, and everybody", arguments: seeds)
  func resume(seed: Int) throws {
    let world = try world(seed)
    let session = try world.session(now: Self.now)
    let before = try sendings(session)
    let emails = try (0..<60).map { try EmailAddress("c\($0)@x.example") }
    let everybody = SelectedContacts(.emails(emails))
    _ = try session.carryOut(EnrollmentOrder(.pause, .contacts(everybody)))
    #expect(try session.store.read { try $0.load(from: session.now) }.isEmpty)
    let done = try session.resume(ResumeOrder(everybody))
    #expect(done.enrollments.count == before.count && done.left.isEmpty, "seed \(seed)")
    let after = try sendings(session)
    #expect(after.keys.sorted() == before.keys.sorted())
    #expect(try session.warnings().isEmpty, "seed \(seed)")
    // First emails have moments, and what is behind the task has none.
    #expect(
      after.values.allSatisfy { $0[0].at != nil && $0[1].at != nil && $0[2].at == nil },
      "seed \(seed)")
  }
}
