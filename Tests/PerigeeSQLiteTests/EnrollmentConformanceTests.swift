import PerigeeCore
import StoreFixtures
import Testing

@Suite("Enrollments after their commit, in every store")
struct EnrollmentConformanceTests {
  /// Twelve contacts a@x.org … engaged in one plan of two emails three days apart.
  private func engaged(_ store: any Store, count: Int = 4) throws {
    try StoreFixtures.fill(store, count: count)
    _ = try store.engage(try store.plan(isEmail: [true, true]))
  }

  private func state(_ store: any Store, _ contact: EmailAddress) throws -> Enrollment {
    try #require(try store.read { try $0.enrollments(of: contact) }.last)
  }

  private func firstContact(_ store: any Store) throws -> EmailAddress {
    var first: EmailAddress?
    try store.read { reader in
      try reader.contacts(ContactQuery(.all, variables: [])) { first = first ?? $0.email(0) }
    }
    return try #require(first)
  }

  @Test(
    "A stop ends the enrollment, cancels what was to go and frees its quota",
    arguments: StoreKind.allCases)
  func stop(kind: StoreKind) throws {
    try kind.run { store in
      try engaged(store)
      let contact = try firstContact(store)
      let before = try state(store, contact)
      let load = try store.read { try $0.load(from: now) }
      let version = try store.version()
      let scope = EnrollmentScope(.contacts([contact, address("nobody@x.org")]))
      let foretold = try store.read { try $0.effects(of: .stop, on: scope) }
      let changes = try store.write {
        try $0.apply(.stop, to: scope, reason: "asked by phone", by: bo, at: now + 7)
      }
      #expect(changes == foretold)
      #expect(changes.map(\.contact) == [contact])
      #expect(changes[0].before == .added && changes[0].after == .ended)
      #expect(changes[0].sendings == 2 && changes[0].next == before.sendings[0].at)
      let after = try state(store, contact)
      #expect(after.state == .ended)
      #expect(after.sendings.map(\.state) == [.cancelled, .cancelled])
      #expect(after.sendings.map(\.at) == before.sendings.map(\.at))
      let freed = try store.read { try $0.load(from: now) }
      #expect(freed[before.sender]?.count == (load[before.sender]?.count ?? 0) - 2)
      #expect(try store.version() == version + 1)
      #expect(
        try store.read { try $0.history(of: after.id) } == [
          EnrollmentRecord(
            event: .stop, state: .ended, at: now + 7, user: bo, reason: "asked by phone")
        ])
      // It cannot happen twice, and a second engagement is possible.
      #expect(
        try store.write { try $0.apply(.stop, to: scope, reason: nil, by: bo, at: now) }.isEmpty)
      #expect(try store.version() == version + 1)
    }
  }

  @Test(
    "A pause takes the moments and keeps the steps; each lost moment is a move",
    arguments: StoreKind.allCases)
  func pause(kind: StoreKind) throws {
    try kind.run { store in
      try engaged(store)
      let contact = try firstContact(store)
      let before = try state(store, contact)
      let scope = EnrollmentScope(.contacts([contact]))
      _ = try store.write {
        try $0.apply(.pause, to: scope, reason: nil, by: anna, at: now + 1)
      }
      let paused = try state(store, contact)
      #expect(paused.state == .paused)
      #expect(
        paused.sendings == before.sendings.map { Sending(step: $0.step, at: nil, state: .planned) })
      let moves = try store.read { try $0.moves(of: paused.id) }
      #expect(moves.map(\.from) == before.sendings.map(\.at))
      #expect(moves.allSatisfy { $0.to == nil && $0.cause == .paused && $0.user == anna })
      #expect(
        try store.read { try $0.report(sequence: "intro", now: now, next: 99) }
          .next.allSatisfy { $0.contact != contact })

      // Going on: the state comes back, and the moments with the moves that say so.
      try store.write { writer in
        try writer.apply(.resumption, to: scope, reason: nil, by: anna, at: now + 2)
        let new = before.sendings.map { sending in
          SendingMove(
            enrollment: before.id, step: sending.step, from: nil, to: sending.at.map { $0 + 5 },
            cause: .resumed, at: now + 2, user: anna)
        }
        #expect(try writer.move(new) == new)
        #expect(try writer.move(new).isEmpty, "somebody was faster")
      }
      let resumed = try state(store, contact)
      #expect(resumed.state == .added)
      #expect(resumed.sendings.map(\.at) == before.sendings.map { $0.at.map { $0 + 5 } })
      #expect(resumed.sendings.allSatisfy { $0.state == .planned })

      // A paused one that ends keeps no moment.
      try store.write { writer in
        try writer.apply(.pause, to: scope, reason: nil, by: anna, at: now + 3)
        try writer.apply(.reply, to: scope, reason: nil, by: anna, at: now + 4)
      }
      let replied = try state(store, contact)
      #expect(replied.state == .replied)
      #expect(replied.sendings.allSatisfy { $0.state == .cancelled && $0.at == nil })
      #expect(try store.contact(contact.text)?.status == .replied)
    }
  }

  @Test(
    "A domain is the domain and its subdomains, never a mere suffix", arguments: StoreKind.allCases)
  func domain(kind: StoreKind) throws {
    try kind.run { store in
      _ = try store.upsert(
        batch(
          ["first_name", "company"], ("a@blocked.example", "", nil, ["A", "B"]),
          ("b@sub.blocked.example", "", nil, ["A", "B"]),
          ("c@notblocked.example", "", nil, ["A", "B"]),
          ("blocked.example@d.example", "", nil, ["A", "B"])))
      _ = try store.engage(try store.plan())
      let scope = EnrollmentScope(.domain("blocked.example"))
      let changes = try store.write {
        try $0.apply(.blacklisting, to: scope, reason: nil, by: anna, at: now)
      }
      #expect(changes.map(\.contact.text) == ["a@blocked.example", "b@sub.blocked.example"])
    }
  }

  @Test(
    "What held quota at a commit is told whatever has happened since", arguments: StoreKind.allCases
  )
  func past(kind: StoreKind) throws {
    try kind.run { store in
      try engaged(store, count: 6)
      let contacts = try store.read { reader in
        var all: [EmailAddress] = []
        try reader.contacts(ContactQuery(.all, variables: [])) { table in
          all += (0..<table.count).map(table.email)
        }
        return all
      }
      let sender = try state(store, contacts[0]).sender
      let through = now + 400 * Milliseconds.day
      func load(_ number: Int64) throws -> MailboxLoad {
        try store.read {
          try $0.load(of: sender, from: now, through: through, upTo: .init(number))
        }
      }
      let atCommit = try load(1)
      try #require(atCommit.own.count >= 4)
      let mine = try contacts.filter { try state(store, $0).sender == sender }
      try store.write { writer in
        try writer.apply(
          .stop, to: .init(.contacts([mine[0]])), reason: nil, by: anna, at: now + 1)
        try writer.apply(
          .pause, to: .init(.contacts([mine[1]])), reason: nil, by: anna, at: now + 2)
      }
      #expect(try load(1) == atCommit)
      #expect(try store.read { try $0.load(from: now) }[sender]?.count == atCommit.own.count - 4)
      // For an engagement that comes later, what was freed is free.
      #expect(try load(2).earlier.count == atCommit.own.count - 4)
      try store.write { try $0.rollBack(.init(1), at: now + 3) }
      #expect(try load(1) == atCommit)
    }
  }

  @Test("An engagement's enrollments, and nobody else's", arguments: StoreKind.allCases)
  func engagement(kind: StoreKind) throws {
    try kind.run { store in
      try engaged(store)
      let changes = try store.write {
        try $0.apply(
          .stop, to: .init(.engagement(.init(1)), sequence: "intro"), reason: nil, by: anna,
          at: now)
      }
      #expect(changes.count == 4)
      #expect(throws: UnknownName.self) {
        try store.write {
          try $0.apply(.stop, to: .init(.engagement(.init(9))), reason: nil, by: anna, at: now)
        }
      }
      let none = try store.read {
        try $0.effects(of: .reply, on: .init(.engagement(.init(1)), sequence: "other"))
      }
      #expect(none.isEmpty)
    }
  }
}
