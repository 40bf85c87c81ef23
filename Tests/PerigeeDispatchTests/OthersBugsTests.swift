import PerigeeCore
import PerigeeDispatch
import PerigeeMail
import StoreFixtures
import Testing

/// Bugs that made other programs lose emails or send them twice, by their numbers there.
@Suite("Bugs of listmonk and Mautic")
struct OthersBugsTests {
  private static let hourly = Quota(perHour: 1, perDay: 100)

  /// A dispatcher that is killed with emails in hand, of which the first `begun` have their markers.
  private func crash(_ world: DispatchWorld, holder: Int64, begun: Int = 0) throws -> Int {
    let desk = world.desk()
    try desk.open(as: DispatchWorld.holder(holder), at: world.now) { _ in true }
    let claims = try desk.claim(world.sender, limit: 8)
    _ = try desk.write(claims.prefix(begun).map(\.ticket))
    return claims.count
  }

  @Test(
    "listmonk 3022: what was fetched and not sent when it was killed is not lost",
    arguments: StoreKind.allCases)
  func listmonk3022(kind: StoreKind) throws {
    try DispatchWorld.with(kind, contacts: 5) { world in
      world.now = world.now + 5 * Milliseconds.minute
      for holder in 1...3 as ClosedRange<Int64> {
        #expect(try crash(world, holder: holder) == 5)
        #expect(try world.enrollments().map(\.state) == Array(repeating: .added, count: 5))
      }
      try world.dispatch()
      #expect(world.transport.sent.count == 5)
      #expect(Set(world.transport.sent.map(\.id)).count == 5)
    }
  }

  @Test(
    "listmonk 2278: nothing is finished while an email of it is in hand, or nobody knows of it",
    arguments: StoreKind.allCases)
  func listmonk2278(kind: StoreKind) throws {
    try DispatchWorld.with(kind, contacts: 1) { world in
      try world.dispatch()
      // The last email of all.
      world.now = world.now + 3 * Milliseconds.day
      #expect(try crash(world, holder: 1) == 1)
      #expect(try world.enrollments().map(\.state) == [.active])
      #expect(try crash(world, holder: 2, begun: 1) == 1)
      #expect(try world.enrollments().map(\.state) == [.active])
      let next = world.desk()
      try next.open(as: DispatchWorld.holder(3), at: world.now) { _ in true }
      try next.close()
      #expect(try world.enrollments().map(\.state) == [.active])
      #expect(try world.states(step: 2) == [.unknown])
      #expect(try world.status().unknown.count == 1)
    }
  }

  @Test(
    "listmonk 2622 and 2816: one an hour is one an hour, however often it is started anew",
    arguments: StoreKind.allCases)
  func listmonk2622(kind: StoreKind) throws {
    try DispatchWorld.with(kind, contacts: 6, quota: Self.hourly) { world in
      world.now = world.now + 10 * Milliseconds.minute
      for _ in 0..<3 {
        // A dispatcher of its own each time, with several connections.
        try world.dispatch(sessions: 4)
        try world.dispatch(sessions: 4)
        world.now = world.now + Milliseconds.hour - 1
        try world.dispatch(sessions: 4)
        world.now = world.now + 1
      }
      #expect(world.transport.sent.count == 3)
      #expect(world.excess(Self.hourly).isEmpty)
    }
  }

  @Test(
    "listmonk 2622: an email of which nobody knows keeps its place in the window",
    arguments: StoreKind.allCases)
  func unknownHoldsPlace(kind: StoreKind) throws {
    try DispatchWorld.with(kind, contacts: 3, quota: Self.hourly) { world in
      world.now = world.now + 5 * Milliseconds.minute
      #expect(try crash(world, holder: 1, begun: 1) == 1)
      try world.dispatch(sessions: 4)
      #expect(world.transport.sent.isEmpty)
    }
  }

  @Test(
    "listmonk 1801: after days without a dispatcher nothing late is fired at once",
    arguments: StoreKind.allCases)
  func listmonk1801(kind: StoreKind) throws {
    try DispatchWorld.with(kind, contacts: 30, quota: Quota(perHour: 10, perDay: 20)) { world in
      world.now = world.now + 4 * Milliseconds.day
      try world.dispatch(sessions: 4)
      #expect(world.transport.sent.isEmpty)
      // Follow-ups come first in a day's quota, so that the last first email may take a fourth day.
      for _ in 0..<(24 * 16) {
        world.now = world.now + 15 * Milliseconds.minute
        try world.dispatch(sessions: 4)
      }
      #expect(world.transport.sent.count { $0.step == 1 } == 30)
      #expect(world.excess(Quota(perHour: 10, perDay: 20)).isEmpty)
    }
  }

  @Test(
    "Mautic 2215 and 3669: two overlapping runs send nothing twice",
    arguments: StoreKind.allCases)
  func mautic2215(kind: StoreKind) throws {
    try DispatchWorld.with(kind, contacts: 4) { world in
      world.now = world.now + 5 * Milliseconds.minute
      let first = world.desk()
      try first.open(as: DispatchWorld.holder(1), at: world.now) { _ in false }
      let claims = try first.claim(world.sender, limit: 8)
      #expect(claims.count == 4)
      // While the first one lives, the second does not begin.
      #expect(throws: DispatchError.self) {
        try world.desk().open(as: DispatchWorld.holder(2), at: world.now) { _ in false }
      }
      // Where the first is taken for dead, it is the one that sends nothing.
      try world.dispatch()
      #expect(try first.write(claims.map(\.ticket)) == [false, false, false, false])
      #expect(throws: DispatchError.leaseLost) { try first.claim(world.sender, limit: 8) }
      #expect(world.transport.sent.count == 4)
      #expect(Set(world.transport.sent.map(\.id)).count == 4)
    }
  }

  @Test(
    "Mautic 7226: an email that is refused for good makes no other go twice, or later",
    arguments: StoreKind.allCases)
  func mautic7226(kind: StoreKind) throws {
    try DispatchWorld.with(kind, contacts: 5) { world in
      world.now = world.now + 5 * Milliseconds.minute
      let no = SMTPReply(code: 554, text: "5.6.0 not that")
      world.transport.answer = { $0 == 2 ? .failed(no, bounced: false) : nil }
      for _ in 0..<5 { try world.dispatch() }
      #expect(world.transport.tried == 5)
      #expect(world.transport.sent.count == 4)
      #expect(Set(world.transport.sent.map(\.id)).count == 4)
      #expect(try world.states(step: 1).count { $0 == .failed } == 1)
      #expect(try world.enrollments().count { $0.state == .error } == 1)
    }
  }
}
