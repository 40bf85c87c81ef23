import PerigeeCore
import StoreFixtures
import Testing

@Suite("Handing enrollments over, in every store")
struct HandoverConformanceTests {
  private func engaged(_ store: any Store) throws -> [OpenEnrollment] {
    try StoreFixtures.fill(store, count: 6)
    _ = try store.engage(try store.plan(isEmail: [true, true]))
    return try store.read { try $0.openEnrollments(.sequence("intro")) }
  }

  private func settings(_ email: EmailAddress) -> SenderSettings {
    SenderSettings(Sender(email: email, name: "Whoever", zone: .utc))
  }

  @Test("Live enrollments are read whole, by ID, sender or sequence", arguments: StoreKind.allCases)
  func reading(kind: StoreKind) throws {
    try kind.run { store in
      let all = try engaged(store)
      #expect(all.count == 6 && all.map(\.id) == all.map(\.id).sorted())
      for open in all {
        let enrollment = try #require(
          try store.read { try $0.enrollments(of: open.contact) }.last)
        #expect(enrollment.sendings == open.sendings && enrollment.sender == open.sender)
        #expect(open.previous == nil && open.planned.count == 2)
      }
      try store.read { (reader) throws in
        let senders = Set(all.map(\.sender))
        #expect(try reader.openEnrollments(.senders(Array(senders))) == all)
        for sender in senders {
          #expect(
            try reader.openEnrollments(.senders([sender])) == all.filter { $0.sender == sender })
        }
        #expect(
          try reader.openEnrollments(.enrollments([all[3].id, all[1].id])) == [all[1], all[3]])
        #expect(try reader.openEnrollments(.sequence("other")).isEmpty)
        #expect(
          try reader.currentStarts(of: .init(1))
            == Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0.sendings[0].at!) }))
      }
      try store.write {
        try $0.apply(
          .stop, to: .init(.contacts([all[0].contact])), reason: nil, by: anna, at: now)
        try $0.apply(
          .pause, to: .init(.contacts([all[1].contact])), reason: nil, by: anna, at: now)
      }
      try store.read { (reader) throws in
        let open = try reader.openEnrollments(.sequence("intro"))
        #expect(open.map(\.id) == all.dropFirst().map(\.id))
        #expect(open[0].state == .paused && open[0].sendings.allSatisfy { $0.at == nil })
        #expect(try reader.currentStarts(of: .init(1)).count == 4)
      }
    }
  }

  @Test(
    "What is still to go is the other's, with the contact; what held quota then is still told",
    arguments: StoreKind.allCases)
  func handover(kind: StoreKind) throws {
    try kind.run { store in
      let all = try engaged(store)
      let mine = all.filter { $0.sender == all[0].sender }
      let other = mine[0].sender == anna ? bo : anna
      let through = now + 400 * Milliseconds.day
      func load(_ sender: EmailAddress, _ number: Int64) throws -> MailboxLoad {
        try store.read {
          try $0.load(of: sender, from: now, through: through, upTo: .init(number))
        }
      }
      let before = try [mine[0].sender, other].map { try load($0, 1) }
      let version = try store.version()
      let moves = mine[0].sendings.map { sending in
        SendingMove(
          enrollment: mine[0].id, step: sending.step, from: sending.at,
          to: sending.at.map { $0 + 5 },
          cause: .reassigned, at: now, user: anna)
      }
      try store.write { writer in
        #expect(try writer.move(moves) == moves)
        try writer.handOver([Handover(enrollment: mine[0].id, settings: settings(other))])
      }
      #expect(try store.version() == version + 1)
      let after = try #require(
        try store.read { try $0.openEnrollments(.enrollments([mine[0].id])) }.first)
      #expect(after.sender == other)
      #expect(after.sendings.map(\.at) == moves.map(\.to))
      #expect(try store.contact(after.contact.text)?.owner == other)
      let then = try [mine[0].sender, other].map { try load($0, 1) }
      #expect(then == before)
      let held = try store.read { try $0.load(from: now) }
      #expect(held[mine[0].sender, default: []].count == before[0].own.count - 2)
      #expect(held[other, default: []].count == before[1].own.count + 2)
      #expect(try load(other, 2).earlier.count == before[1].own.count + 2)
      // One that has ended stays whose it was.
      try store.write { writer in
        try writer.apply(
          .stop, to: .init(.contacts([mine[0].contact])), reason: nil, by: anna, at: now)
        try writer.handOver([Handover(enrollment: mine[0].id, settings: settings(mine[0].sender))])
      }
      let ended = try store.read { try $0.enrollments(of: mine[0].contact) }.last
      #expect(ended?.sender == other)
    }
  }
}
