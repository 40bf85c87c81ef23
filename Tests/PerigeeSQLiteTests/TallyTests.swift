import PerigeeCore
import PerigeeSQL
import PerigeeSQLite
import StoreFixtures
import Testing

@Suite("What is counted as it changes")
struct TallyTests {
  @Test("Moments come back from their packing, at any distances")
  func packing() throws {
    var draw = SplitMix64(seed: 7)
    for _ in 0..<200 {
      let count = Int(draw.next() % 60)
      var moment = Int64(bitPattern: draw.next()) >> 20
      var moments: [Int64] = []
      for _ in 0..<count {
        moments.append(moment)
        moment += draw.next() % 3 == 0 ? Int64(draw.next() % 100_000) : 72_000
      }
      var found: [Int64] = []
      let isWhole = MomentRuns.packed(moments).withUnsafeBufferPointer {
        MomentRuns.unpack($0, into: &found)
      }
      #expect(isWhole && found == moments)
    }
  }

  @Test("Ten thousand emails at equal distances are a few bytes; what is no packing is told")
  func size() {
    let run = (0..<10_000).map { 1_764_000_000_000 + Int64($0) * 72_000 }
    #expect(MomentRuns.packed(run).count < 16)
    var moments: [Int64] = []
    for bytes: [UInt8] in [[0x80], [2], [2, 0], [2, 2], Array(repeating: 0xff, count: 12)] {
      #expect(bytes.withUnsafeBufferPointer { !MomentRuns.unpack($0, into: &moments) })
    }
  }

  @Test("No event leaves a figure that is not what the rows say")
  func events() throws {
    try withFolder { folder in
      let store = try SQLiteStore(path: "\(folder)/perigee.db")
      func check(_ event: String) throws {
        let stale = try store.staleTallies()
        #expect(stale.isEmpty, "after \(event): \(stale)")
      }
      try StoreFixtures.fill(store, count: 40)
      try store.engage(try store.plan())
      try check("an engagement")
      let all = (0..<40).map(StoreFixtures.email)
      for (number, event) in [
        EnrollmentEvent.reply, .pause, .bounce, .stop, .blacklisting, .unsubscription,
      ].enumerated() {
        _ = try store.write {
          try $0.apply(
            event, to: .init(.contacts([all[number]])), reason: nil, by: bo, at: now + 9)
        }
        try check("\(event)")
      }
      // What a transaction has changed, it sees itself.
      try store.write { writer in
        let before = try writer.load(from: now).values.map(\.count).reduce(0, +)
        _ = try writer.apply(
          .stop, to: .init(.contacts([all[9]])), reason: nil, by: bo, at: now + 9)
        #expect(try writer.load(from: now).values.map(\.count).reduce(0, +) == before - 3)
        let report = try writer.report(sequence: "intro", now: now, next: 3)
        #expect(report.states[.ended] == 2)
      }
      try check("a read inside of a write")
      let moved = try #require(try store.read { try $0.enrollments(of: all[20]) }.last)
      try store.write { writer in
        _ = try writer.move(
          moved.sendings.map { sending in
            SendingMove(
              enrollment: moved.id, step: sending.step, from: sending.at,
              to: sending.at.map { $0 + Milliseconds.day }, cause: .quota, at: now + 9,
              user: bo)
          })
      }
      try check("a move")
      #expect(throws: CancellationError.self) {
        try store.write { writer in
          _ = try writer.apply(
            .stop, to: .init(.contacts([all[30]])), reason: nil, by: bo, at: now + 9)
          throw CancellationError()
        }
      }
      try check("what was undone")
      try StoreFixtures.fill(store, count: 60)
      try store.write { try $0.rollBack(.init(1), at: now + 10) }
      try check("a rollback")
      #expect(try store.read { try $0.load(from: now) }.isEmpty)
      try store.engage(
        try store.plan(sequence: "tasks", digest: 2, isEmail: [true, false, true, false, true]))
      try check("an engagement with tasks")
    }
  }
}
