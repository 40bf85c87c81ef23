import PerigeeCore
import StoreFixtures
import Testing

@Suite("Events for the web hook, in every store")
struct NotificationConformanceTests {
  @Test("They are kept in the transaction that they tell of", arguments: StoreKind.allCases)
  func told(kind: StoreKind) throws {
    try kind.run { store in
      try StoreFixtures.fill(store, count: 3)
      try store.engage(try store.plan())
      let version = try store.version()
      try store.write { try $0.notify(of: [.reply, .senderHalted]) }
      #expect(try store.read { try $0.notifiedKinds() } == [.reply, .senderHalted])
      #expect(try store.version() == version)
      struct Undone: Error {}
      #expect(throws: Undone.self) {
        try store.write { (writer) throws in
          try writer.setHalt(.init(at: now, why: "refused"), of: anna)
          throw Undone()
        }
      }
      try store.write { (writer) throws in
        writer.act(as: .init(automation: "b", depth: 2))
        for index in 0..<2 {
          try writer.apply(
            index == 0 ? .reply : .bounce, to: .init(.contacts([StoreFixtures.email(index)])),
            reason: "so", by: anna, at: now)
        }
      }
      let found = try store.read { try $0.notifications(in: .waiting, by: now, limit: 9) }
      #expect(found.count == 1)
      #expect(found.first?.event.kind == .reply && found.first?.event.detail == "so")
      #expect(found.first?.event.origin == .init(automation: "b", depth: 2))
      #expect(found.first?.id == 1 && found.first?.next == now)
    }
  }

  @Test(
    "What became of one is kept, and forgotten when its time is over", arguments: StoreKind.allCases
  )
  func settled(kind: StoreKind) throws {
    try kind.run { store in
      try store.write { (writer) throws in
        try writer.notify(of: [.senderHalted])
        for minute in 0..<4 {
          let at = now + Int64(minute) * Milliseconds.minute
          try writer.tell(AutomationEvent(.senderHalted, at: at, sender: anna))
        }
      }
      try store.write { (writer) throws in
        var all = try writer.notifications(in: nil, by: nil, limit: 9)
        #expect(all.map(\.id) == [1, 2, 3, 4])
        all[0].state = .sent
        (all[1].state, all[1].answer) = (.failed, "answered 500")
        (all[2].attempts, all[2].next) = (1, now + Milliseconds.hour)
        for notification in all { try writer.settle(notification) }
      }
      try store.read { reader in
        #expect(
          try reader.notificationCounts() == [.sent: 1, .failed: 1, .waiting: 2])
        let due = try reader.notifications(
          in: .waiting, by: now + 59 * Milliseconds.minute, limit: 9)
        #expect(due.map(\.id) == [4])
        #expect(
          try reader.notifications(in: .failed, by: nil, limit: 9).first?.answer == "answered 500")
      }
      try store.write { try $0.forgetNotifications(before: now + Milliseconds.hour) }
      #expect(
        try store.read { try $0.notifications(in: nil, by: nil, limit: 9) }.map(\.id) == [3, 4])
      try store.write { try $0.notify(of: []) }
      try store.write { try $0.tell(AutomationEvent(.senderHalted, at: now, sender: anna)) }
      #expect(try store.read { try $0.notifications(in: nil, by: nil, limit: 9) }.count == 2)
    }
  }
}
