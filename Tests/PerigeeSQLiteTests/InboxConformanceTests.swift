import PerigeeCore
import StoreFixtures
import Testing

@Suite("Incoming mail, in every store")
struct InboxConformanceTests {
  private static let holder = DispatchLease.Holder(host: "here", process: 1, start: "x")

  /// Four contacts engaged in two emails, the first of each sent.
  private func engaged(_ store: any Store) throws -> [Enrollment] {
    try StoreFixtures.fill(store, count: 4)
    _ = try store.engage(try store.plan(isEmail: [true, true]))
    let later = now + Milliseconds.day
    try store.write { writer in
      let lease = try writer.takeLease(
        for: Self.holder, now: later, until: later + Milliseconds.day
      ) { _ in true }.lease
      for sender in [anna, bo] {
        let round = try writer.claim(
          ClaimOrder(
            lease: lease.fence, sender: sender, quota: .default, limit: 10, now: later, from: now,
            user: anna))
        let tickets = round.claims.map(\.ticket)
        _ = try writer.begin(tickets, at: later)
        for ticket in tickets {
          _ = try writer.settle(ticket, as: .sent("250 ok"), by: anna, at: later)
        }
      }
    }
    return try enrollments(store)
  }

  private func enrollments(_ store: any Store) throws -> [Enrollment] {
    try store.read { reader in
      try (0..<4).flatMap { try reader.enrollments(of: StoreFixtures.email($0)) }
        .sorted { $0.id < $1.id }
    }
  }

  private func reading(
    _ verdict: Verdict = .reply, from: String = "x@y.example", subject: String = "Re: Hi"
  ) -> MailReading {
    MailReading(
      verdict: verdict,
      recipients: [VerdictRecipient(address: "a@b.example", action: .failed, hardness: .soft)],
      returnDate: Day(iso: "2026-12-01"), evidence: ["In-Reply-To: <x@y>"], sender: from,
      subject: subject, date: now - 5, messageID: "<1@y.example>", references: ["<x@y>"],
      unsubscribeToken: "a.b.c", excerpt: "Yes, gern – 👍")
  }

  private func mail(_ reading: MailReading, place: Incoming.Place? = nil) -> Incoming {
    Incoming(place: place, reading: reading, verdict: reading.verdict, readAt: now)
  }

  @Test("What was sent is found by its name, and nothing else is", arguments: StoreKind.allCases)
  func names(kind: StoreKind) throws {
    try kind.run { store in
      let enrollments = try engaged(store)
      while try !store.write({ try $0.indexMessages(limit: 1) }) {}
      let digest = StoreFixtures.digest(1)
      let name = { (place: Int, step: Int) in
        MessageName(plan: digest, contact: enrollments[place].contact, step: step)
      }
      let found = try store.read {
        try $0.sendings(named: [name(2, 1), name(2, 2), name(0, 1), name(2, 1)])
      }
      #expect(found.map(\.enrollment) == [2, 0, 2].map { enrollments[$0].id })
      #expect(found.map(\.step) == [1, 1, 1])
      #expect(found[0].contact == enrollments[2].contact)
      #expect(try store.read { try $0.firstDelivery(of: anna) } == now + Milliseconds.day)
      #expect(try store.read { try $0.firstDelivery(of: cy) } == nil)
    }
  }

  @Test(
    "What strangers wrote is dropped, and what contacts wrote is not", arguments: StoreKind.allCases
  )
  func strangers(kind: StoreKind) throws {
    try kind.run { store in
      let contact = try engaged(store)[0].contact
      var (own, stranger) = (mail(reading()), mail(reading(from: "z@z.example")))
      own.contact = contact
      try store.write { (writer) throws in
        own.id = try #require(try writer.keep(own))
        stranger.id = try #require(try writer.keep(stranger))
        try writer.forgetTexts(readBefore: now)
      }
      #expect(try store.read { try $0.incoming(stranger.id) } == stranger)
      try store.write { try $0.forgetTexts(readBefore: now + 1) }
      #expect(try store.read { try $0.incoming(own.id) } == own)
      var found = try #require(try store.read { try $0.incoming(stranger.id) })
      #expect(found.reading.excerpt.isEmpty && found.reading.subject.isEmpty)
      #expect(
        found.reading.sender == "z@z.example" && found.reading.evidence == ["In-Reply-To: <x@y>"])
      // A copy is still known, and somebody may still say what it is.
      #expect(try store.write { try $0.keep(mail(reading(from: "z@z.example"))) } == nil)
      found.verdict = .other
      try store.write { try $0.change(found) }
      #expect(try store.read { try $0.incoming(stranger.id) } == found)
    }
  }

  @Test("A mail is kept whole, and a copy of it is not", arguments: StoreKind.allCases)
  func keeping(kind: StoreKind) throws {
    try kind.run { store in
      let contact = try engaged(store)[0]
      let version = try store.version()
      let place = Incoming.Place(account: anna, folder: "INBOX", uidValidity: 4_294_967_295, uid: 7)
      var incoming = mail(reading(), place: place)
      incoming.id = try #require(try store.write { try $0.keep(incoming) })
      #expect(incoming.id == Incoming.ID(1))
      #expect(try store.read { try $0.incoming(incoming.id) } == incoming)
      // The same mail in another folder, and after the server has numbered anew.
      #expect(try store.write { try $0.keep(mail(reading())) } == nil)
      incoming.contact = contact.contact
      incoming.enrollment = contact.id
      incoming.step = 1
      incoming.match = .thread
      incoming.verdict = .unsubscribe
      incoming.isSoftBounce = true
      incoming.outcome = "words"
      incoming.effects = [
        .ended(contact.id, before: .active, steps: [2]), .paused(contact.id, until: now),
        .prolonged(contact.id, before: now, until: now + 1),
        .status(contact.contact, before: .contacted, after: .replied),
        .blacklisted(.address(contact.contact), was: nil),
        .blacklisted(
          .domain("b.example"),
          was: BlacklistEntry(
            subject: .domain("b.example"), reason: .customer, addedBy: contact.contact,
            addedAt: Instant(milliseconds: 5))), .bounced(contact.contact),
        .foundSent(contact.id, step: 2),
      ]
      try store.write { try $0.change(incoming) }
      #expect(try store.read { try $0.incoming(incoming.id) } == incoming)
      #expect(try store.read { try $0.softBounces(of: contact.contact) } == [now - 5])
      #expect(try store.read { try $0.incoming(Incoming.ID(9)) } == nil)
      // No plan reads it.
      #expect(try store.version() == version)
    }
  }

  @Test(
    "Mails are listed newest last, by contact and by who matches nobody",
    arguments: StoreKind.allCases)
  func listing(kind: StoreKind) throws {
    try kind.run { store in
      let contact = try engaged(store)[1].contact
      try store.write { writer in
        for (number, verdict) in [Verdict.reply, .own, .other, .bounce].enumerated() {
          var incoming = mail(reading(verdict, subject: "\(number)"))
          if verdict == .reply { incoming.contact = contact }
          _ = try writer.keep(incoming)
        }
      }
      let found = { (query: IncomingQuery) in
        try store.read { try $0.incoming(query).map(\.reading.subject) }
      }
      #expect(try found(IncomingQuery()) == ["0", "1", "2", "3"])
      #expect(try found(IncomingQuery(limit: 2)) == ["2", "3"])
      #expect(try found(IncomingQuery(contact: contact)) == ["0"])
      #expect(try found(IncomingQuery(contact: address("no@body.example"))) == [])
      #expect(try found(IncomingQuery(isUnmatched: true)) == ["2", "3"])
    }
  }

  @Test("How far a mailbox was read is kept, with what halts it", arguments: StoreKind.allCases)
  func readings(kind: StoreKind) throws {
    try kind.run { store in
      #expect(try store.read { try $0.reading(of: anna, folder: "INBOX") } == nil)
      var reading = MailboxReading(
        account: anna, folder: "INBOX", uidValidity: 3, next: 12, readAt: now)
      try store.write { try $0.keep(reading) }
      #expect(try store.read { try $0.reading(of: anna, folder: "INBOX") } == reading)
      #expect(try store.read { try $0.dispatchStatus(now: now, today: now) }.troubledInboxes == [])
      _ = reading.miss(11, because: "no", at: now)
      reading.halt = .init(at: now, why: "the login is refused")
      reading.trouble = "no"
      try store.write { try $0.keep(reading) }
      #expect(try store.read { try $0.readings() } == [reading])
      #expect(
        try store.read { try $0.dispatchStatus(now: now, today: now) }.troubledInboxes == [reading])
    }
  }

  @Test("A pause has an end until anything else becomes of it", arguments: StoreKind.allCases)
  func pauseEnds(kind: StoreKind) throws {
    try kind.run { store in
      let enrollments = try engaged(store)
      let ids = enrollments.map(\.id)
      try store.write { writer in
        let cause = try #require(try writer.keep(mail(reading())))
        for id in ids[..<3] {
          _ = try writer.apply(
            .absence, to: EnrollmentScope(.enrollment(id)), reason: nil, by: anna, at: now)
        }
        for (place, id) in ids.enumerated() {
          try writer.keep(
            PauseEnd(enrollment: id, until: now + Int64(10 - place), cause: cause))
        }
      }
      let over = { (moment: Instant) in
        try store.read { try $0.pausesOver(at: moment, limit: 9).map(\.enrollment) }
      }
      // The fourth was not paused.
      #expect(try over(now + 10) == [ids[2], ids[1], ids[0]])
      #expect(try over(now + 8) == [ids[2]])
      #expect(try over(now + 7) == [])
      try store.write { writer in
        _ = try writer.apply(
          .resumption, to: EnrollmentScope(.enrollment(ids[2])), reason: nil, by: anna, at: now)
        _ = try writer.apply(
          .reply, to: EnrollmentScope(.enrollment(ids[1])), reason: nil, by: anna, at: now)
        try writer.removePauseEnd(of: ids[0])
      }
      #expect(try over(now + 99) == [])
      #expect(try enrollments[0].state != .paused && self.enrollments(store)[0].state == .paused)
    }
  }

  @Test(
    "An event reaches the enrollment that is meant, and not its contact's newer one",
    arguments: StoreKind.allCases)
  func older(kind: StoreKind) throws {
    try kind.run { store in
      let old = try engaged(store)
      try store.write { writer in
        _ = try writer.apply(
          .completion, to: EnrollmentScope(.contacts(old.map(\.contact))), reason: nil, by: anna,
          at: now)
      }
      _ = try store.engage(try store.plan(sequence: "again", digest: 2, isEmail: [true]))
      let scope = EnrollmentScope(.enrollment(old[0].id))
      let changes = try store.write {
        try $0.apply(.reply, to: scope, reason: nil, by: anna, at: now)
      }
      #expect(changes.map(\.enrollment) == [old[0].id])
      #expect(changes[0].before == .stopped && changes[0].after == .replied)
      let both = try store.read { try $0.enrollments(of: old[0].contact) }
      #expect(both.map(\.state) == [.replied, .added])
    }
  }

  @Test(
    "What was ended goes on without moments, once, and only where its contact is live nowhere else",
    arguments: StoreKind.allCases)
  func reopening(kind: StoreKind) throws {
    try kind.run { store in
      let before = try engaged(store)
      let (first, second) = (before[0], before[1])
      try store.write { writer in
        _ = try writer.apply(
          .reply, to: EnrollmentScope(.contacts([first.contact, second.contact])), reason: nil,
          by: anna, at: now)
      }
      let load = try store.read { try $0.load(from: now) }
      let reopen = { (enrollment: Enrollment) in
        try store.write {
          try $0.reopen(
            EnrollmentReopening(enrollment.id, before: .active, steps: [2]), reason: "no",
            by: anna, at: now)
        }
      }
      #expect(try reopen(first))
      #expect(try !reopen(first))
      let after = try #require(try store.read { try $0.enrollments(of: first.contact) }.last)
      #expect(after.state == .paused)
      #expect(after.sendings.map(\.state) == [.sent, .planned])
      #expect(after.sendings.map(\.at) == [first.sendings[0].at, nil])
      #expect(try store.read { try $0.load(from: now) } == load)
      let history = try store.read { try $0.history(of: first.id) }
      #expect(history.suffix(2).map(\.event) == [.reply, .reopening])
      // It held its moment when it was committed, and explain knows.
      let past = try store.read {
        try $0.load(
          of: first.sender, from: now, through: now + 9 * Milliseconds.day,
          upTo: first.engagement)
      }
      #expect(past.own.contains(try #require(first.sendings[1].at)))
      // A second end is by its own cause.
      try store.write {
        _ = try $0.apply(
          .stop, to: EnrollmentScope(.enrollment(first.id)), reason: nil, by: anna, at: now)
      }
      let report = try store.read { try $0.report(sequence: "intro", now: now, next: 0) }
      #expect(report.cancelled == [.ended(.stop): 1, .ended(.reply): 1])
      // Live elsewhere.
      try store.write {
        _ = try $0.apply(
          .stop, to: EnrollmentScope(.contacts(before.map(\.contact))), reason: nil, by: anna,
          at: now)
      }
      _ = try store.engage(try store.plan(sequence: "again", digest: 2, isEmail: [true]))
      #expect(try !reopen(second))
    }
  }
}
