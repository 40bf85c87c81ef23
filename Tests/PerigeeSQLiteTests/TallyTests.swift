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
      var found: [MomentRuns.Run] = []
      let isWhole = MomentRuns(milliseconds: moments).packed.withUnsafeBufferPointer {
        MomentRuns.unpack($0, into: &found)
      }
      #expect(isWhole && MomentRuns(merging: found).map(\.milliseconds) == moments)
    }
  }

  @Test("Ten thousand emails at equal distances are a few bytes; what is no packing is told")
  func size() {
    let run = (0..<10_000).map { 1_764_000_000_000 + Int64($0) * 72_000 }
    #expect(MomentRuns(milliseconds: run).packed.count < 16)
    var moments: [MomentRuns.Run] = []
    for bytes: [UInt8] in [[0x80], [2], [2, 0], [2, 2], Array(repeating: 0xff, count: 12)] {
      #expect(bytes.withUnsafeBufferPointer { !MomentRuns.unpack($0, into: &moments) })
    }
  }

  @Test("Stored texts are read as they were written, whatever is in them")
  func texts() throws {
    var draw = SplitMix64(seed: 5)
    let pieces = ["", "a", "\"", "\\", "],[", "é", "\u{1F600}", "\n", "\u{202E}", "x y", ",", "]"]
    for _ in 0..<500 {
      let texts = (0..<draw.next() % 5).map { _ in
        (0..<draw.next() % 3).map { _ in pieces[Int(draw.next() % 12)] }.joined()
      }
      let stored = try StoredJSON.encode(texts)
      #expect(try StoredJSON.texts(from: stored, location: "") == texts)
    }
    for wrong in ["", "[", "[\"a\"", "[\"a\",", "[\"a\"]]", "[\"a", "{\"a\":1}", "[1]"] {
      #expect(throws: StoreError.self) { try StoredJSON.texts(from: wrong, location: "") }
    }
    #expect(try StoredJSON.texts(from: "[ \"a\" , \"b\" ]", location: "") == ["a", "b"])
  }

  @Test("No event leaves a figure that is not what the rows say", arguments: [false, true])
  func events(onScratch: Bool) throws {
    try withFolder { folder in
      let disk = try SQLiteStore(path: "\(folder)/perigee.db")
      let store: any Store = onScratch ? try disk.scratch() : disk
      var checks = 0
      func check(_ event: String) throws {
        var counted = disk
        // A scratch settles when it is read, or as here copied: not after each event, then.
        checks += 1
        if onScratch {
          guard checks.isMultiple(of: 3) else { return }
          let copy = "\(folder)/\(event).db"
          try store.backUp(to: copy)
          counted = try SQLiteStore(path: copy)
        }
        let stale = try counted.staleTallies()
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
      // What was settled in it, of itself and of what came before, is undone as well.
      _ = try store.write {
        try $0.apply(.pause, to: .init(.contacts([all[31]])), reason: nil, by: bo, at: now + 9)
      }
      #expect(throws: CancellationError.self) {
        try store.write { writer in
          _ = try writer.apply(
            .stop, to: .init(.contacts([all[32]])), reason: nil, by: bo, at: now + 9)
          _ = try writer.report(sequence: "intro", now: now, next: 3)
          throw CancellationError()
        }
      }
      try check("what was settled and undone")
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
