import PerigeeCore
import StoreFixtures
import Testing

@Suite("Versions of enrollments, in every store")
struct UpgradeConformanceTests {
  @Test(
    "A version is kept with its values; steps go, come and come back; the past is still told",
    arguments: StoreKind.allCases)
  func upgrade(kind: StoreKind) throws {
    try kind.run { store in
      try StoreFixtures.fill(store, count: 4)
      _ = try store.engage(try store.plan(isEmail: [true, true]))
      let open = try #require(
        try store.read { try $0.openEnrollments(.sequence("intro")) }.first)
      let engagement = try #require(try store.read { try $0.engagement(.id(.init(1))) })
      func load() throws -> MailboxLoad {
        try store.read {
          try $0.load(
            of: open.sender, from: now, through: now + 400 * Milliseconds.day, upTo: .init(1))
        }
      }
      let before = try load()
      var sequence = engagement.sequence
      sequence.steps = [sequence.steps[0]]
      let version = EnrollmentVersion(
        sequence: sequence, variables: ["city", "first_name"],
        sender: SenderSettings(Sender(email: open.sender, name: "Anna", zone: .utc)),
        unsubscribe: nil)
      func upgraded(
        removed: [Int] = [], added: [EnrollmentUpgrade.Added] = []
      ) -> EnrollmentUpgrade {
        EnrollmentUpgrade(
          enrollment: open.id, version: version, values: ["city": "Paris"], removed: removed,
          added: added)
      }
      try store.write { writer in
        try writer.move([
          SendingMove(
            enrollment: open.id, step: 2, from: open.sendings[1].at, to: nil, cause: .upgraded,
            at: now, user: anna)
        ])
        try writer.upgrade([upgraded(removed: [2], added: [.init(step: 3, isEmail: false)])])
      }
      let after = try #require(try store.read { try $0.enrollments(of: open.contact) }.last)
      #expect(after.version == version && after.values == ["city": "Paris"])
      #expect(after.sendings.map(\.state) == [.planned, .cancelled, .planned])
      #expect(after.sendings.map(\.at) == [open.sendings[0].at, nil, nil])
      #expect(after.sendings.map(\.isEmail) == [true, true, false])
      #expect(try load() == before)
      let read = try #require(
        try store.read { try $0.openEnrollments(.enrollments([open.id])) }.first)
      #expect(read.version == version && read.sendings == after.sendings)

      try store.write { try $0.upgrade([upgraded(added: [.init(step: 2, isEmail: true)])]) }
      let back = try #require(try store.read { try $0.enrollments(of: open.contact) }.last)
      #expect(back.sendings.first { $0.step == 2 }?.state == .planned)
      #expect(try load() == before)
    }
  }
}
