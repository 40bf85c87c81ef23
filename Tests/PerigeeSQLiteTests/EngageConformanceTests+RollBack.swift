import PerigeeCore
import StoreFixtures
import Testing

extension EngageConformanceTests {
  @Test(
    "Rolling back undoes owners, statuses, reservations and states",
    arguments: StoreKind.allCases)
  func rollBack(kind: StoreKind) throws {
    try kind.run { store in
      _ = try store.upsert(
        batch(
          ["first_name", "company"], ("a@x.org", bo.text, nil, ["A", ""]),
          ("b@x.org", "", .qualified, ["B", ""]), ("c@x.org", anna.text, nil, ["C", ""])))
      let before = try store.read {
        try $0.contacts(withEmails: ["a@x.org", "b@x.org", "c@x.org"].map(address))
      }
      let plan = try store.plan()
      try store.engage(plan)
      let version = try store.version()
      try store.write { try $0.rollBack(.init(1), at: now + 5) }
      #expect(try store.version() == version + 1)
      let after = try store.read {
        try $0.contacts(withEmails: ["a@x.org", "b@x.org", "c@x.org"].map(address))
      }
      #expect(after == before)
      #expect(try store.read { try $0.load(from: now) }.isEmpty)
      let enrollment = try #require(
        try store.read { try $0.enrollments(of: address("a@x.org")) }.first)
      #expect(enrollment.state == .rolledBack)
      #expect(enrollment.sendings.map(\.state) == [.cancelled, .cancelled, .cancelled])
      #expect(
        try store.read { try $0.engagement(.digest(plan.digest)) }?.rolledBackAt == now + 5)

      // The same plan can be engaged once more, as another engagement.
      #expect(try store.engage(plan).engagement == .init(2))
      #expect(try store.read { try $0.engagement(.digest(plan.digest)) }?.id == .init(2))
      #expect(try store.read { try $0.engagements(limit: 9) }.map(\.id.number) == [2, 1])
      #expect(
        try store.read { try $0.enrollments(of: address("a@x.org")) }.map(\.state)
          == [.rolledBack, .added])
    }
  }

  @Test("Rolling back leaves what somebody changed since then", arguments: StoreKind.allCases)
  func rollBackAfterChanges(kind: StoreKind) throws {
    try kind.run { store in
      try StoreFixtures.fill(store, count: 3)
      try store.engage(try store.plan())
      try store.write { writer in
        try writer.setOwner(cy, of: [StoreFixtures.email(0)])
        try writer.setStatus(.disqualified, of: [StoreFixtures.email(1)])
      }
      try store.write { try $0.rollBack(.init(1), at: now) }
      let table = try store.table(ContactQuery())
      #expect((0..<3).map(table.owner) == [cy, nil, nil])
      #expect(table.statuses == [.new, .disqualified, .new])
    }
  }

  @Test(
    "An engagement that is not there, or not any more, cannot be rolled back",
    arguments: StoreKind.allCases)
  func rollBackTwice(kind: StoreKind) throws {
    try kind.run { store in
      try StoreFixtures.fill(store, count: 1)
      try store.engage(try store.plan())
      try store.write { try $0.rollBack(.init(1), at: now) }
      for number: Int64 in [1, 7] {
        #expect(throws: UnknownName(kind: .engagement, name: "\(number)")) {
          try store.write { try $0.rollBack(.init(number), at: now) }
        }
      }
    }
  }
}
