import PerigeeCore
import PerigeeSession
import Testing

@Suite("A mail that is taken for something else, beside others")
struct ReclassifyTests {
  private func pair(
    _ world: InboxWorld, _ verdict: Verdict, recipients: [VerdictRecipient] = [],
    back: String? = nil
  ) throws -> [Incoming] {
    try (0..<2).map { _ in
      world.move(by: 60_000)
      let mail = try world.mail(verdict, about: 1, recipients: recipients, back: back)
      return try #require(try world.take(mail))
    }
  }

  /// In either order the first one takes nothing back, and the second one all of it.
  private func check(
    _ verdict: Verdict, _ state: EnrollmentState, recipients: [VerdictRecipient] = [],
    back: String? = nil, stands: (InboxWorld) throws -> Bool = { _ in true }
  ) throws {
    for order in [[0, 1], [1, 0]] {
      let world = try InboxWorld()
      let mails = try pair(world, verdict, recipients: recipients, back: back)
      #expect(try world.state(1) == state)
      let status = try world.status(1)
      _ = try world.session.reclassify(.init(mails[order[0]].id, .other, isConfirmed: true))
      #expect(try world.state(1) == state, "\(order)")
      #expect(try world.status(1) == status, "\(order)")
      #expect(try stands(world), "\(order)")
      try world.send(at: "2026-11-26T15:00:00+01:00")
      #expect(try world.enrollment(1).sendings[1].state != .sent, "\(order)")
      _ = try world.session.reclassify(.init(mails[order[1]].id, .other, isConfirmed: true))
      #expect(try world.state(1) == .active, "\(order)")
      #expect(try world.status(1) == .contacted, "\(order)")
      #expect(try world.session.blacklist().isEmpty, "\(order)")
      #expect(try world.stored(1)?.bounced == false, "\(order)")
    }
  }

  @Test("What another mail still founds stays: a wish, an answer, a bounce, an absence")
  func pairs() throws {
    try check(.unsubscribe, .unsubscribed) { try $0.session.blacklist().count == 1 }
    try check(.complaint, .unsubscribed) { try $0.session.blacklist().count == 1 }
    try check(.reply, .replied)
    let failed = [VerdictRecipient(address: "c1@x.example", action: .failed, hardness: .hard)]
    try check(.bounce, .bounced, recipients: failed) { try $0.stored(1)?.bounced == true }
    try check(.autoReply, .paused, back: "2026-12-02") { world in
      try world.store.read { try $0.pauseEnds(of: [try world.enrollment(1).id]) }.count == 1
    }
  }

  @Test("A reply keeps stopped what a wish had, and the wish what an absence had paused")
  func others() throws {
    let world = try InboxWorld()
    let away = try #require(try world.take(try world.mail(.autoReply, about: 1)))
    let reply = try #require(try world.take(try world.mail(.reply, about: 1)))
    let wish = try #require(try world.take(try world.mail(.unsubscribe, about: 1)))
    _ = try world.session.reclassify(.init(reply.id, .other))
    #expect(try world.state(1) == .unsubscribed)
    _ = try world.session.reclassify(.init(wish.id, .other, isConfirmed: true))
    // The pause that the first one made ends by itself as it would have.
    #expect(try world.state(1) == .paused)
    let ends = try world.store.read { try $0.pauseEnds(of: [try world.enrollment(1).id]) }
    #expect(ends.map(\.cause) == [away.id])
    world.move(by: 8 * Milliseconds.day)
    #expect(try world.session.endPauses() == 1)
    #expect(try world.state(1) == .active)
  }

  /// Reads mails of these kinds about the first contact, and takes one after the other for nothing.
  private func undoAll(
    _ verdicts: [Verdict], in order: [Int], before: (InboxWorld) throws -> Void = { _ in }
  ) throws -> InboxWorld {
    let world = try InboxWorld()
    try before(world)
    let mails = try verdicts.enumerated().map { place, verdict in
      world.move(by: 60_000)
      let mail = try world.mail(
        verdict, about: 1, recipients: world.failed("c1@x.example", .hard),
        back: place.isMultiple(of: 2) ? "2026-12-02" : "2026-12-09")
      return try #require(try world.take(mail))
    }
    for place in order {
      world.move(by: 60_000)
      let order = ReclassifyOrder(mails[place].id, .other, isConfirmed: true)
      _ = try world.session.reclassify(order)
    }
    return world
  }

  @Test("Mails that were all taken for what they were not leave no trace, in whichever order")
  func orders() throws {
    let kinds = [Verdict.autoReply, .reply, .unsubscribe, .bounce, .autoReply]
    var random = SplitMix64(seed: 7)
    for _ in 0..<80 {
      let verdicts = (0..<3).map { _ in kinds.randomElement(using: &random) ?? .reply }
      let order = [0, 1, 2].shuffled(using: &random)
      let world = try undoAll(verdicts, in: order)
      let told: Comment = "\(verdicts) \(order)"
      #expect(try world.state(1) == .active, told)
      #expect(try world.status(1) == .contacted, told)
      #expect(try world.session.blacklist().isEmpty, told)
      #expect(try world.stored(1)?.bounced == false, told)
      let ends = try world.store.read { try $0.pauseEnds(of: [try world.enrollment(1).id]) }
      #expect(ends.isEmpty, told)
    }
  }

  @Test("What a person has paused stays so, whatever mails have paused it before and since")
  func personsPause() throws {
    for verdicts in [[Verdict.reply], [.autoReply, .reply], [.reply, .autoReply, .bounce]] {
      for order in [Array(verdicts.indices), verdicts.indices.reversed()] {
        let world = try undoAll(verdicts, in: order) { world in
          let contact = SelectedContacts(.emails([world.contact(1)]))
          _ = try world.take(try world.mail(.autoReply, about: 1))
          _ = try world.session.resume(ResumeOrder(contact))
          world.move(by: 60_000)
          _ = try world.session.carryOut(EnrollmentOrder(.pause, .contacts(contact)))
        }
        #expect(try world.state(1) == .paused, "\(verdicts) \(order)")
      }
    }
  }

  @Test("Three soft bounces are hard together, and two of them are not")
  func softBounces() throws {
    let world = try InboxWorld()
    var mails: [Incoming] = []
    for _ in 0..<3 {
      let mail = try world.mail(
        .bounce, about: 1, from: "mailer-daemon@x.example",
        recipients: world.failed("c1@x.example", .soft))
      mails.append(try #require(try world.take(mail)))
      world.move(by: 36 * Milliseconds.hour)
    }
    #expect(try world.state(1) == .bounced)
    _ = try world.session.reclassify(.init(mails[0].id, .other))
    #expect(try world.state(1) == .active)
    #expect(try world.stored(1)?.bounced == false)
    #expect(try world.store.read { try $0.softBounces(of: world.contact(1)) }.count == 2)
    // Somebody says that it is one, for good; another one changes nothing in that.
    _ = try world.session.reclassify(.init(mails[0].id, .bounce))
    #expect(try world.state(1) == .bounced)
    _ = try world.session.reclassify(.init(mails[2].id, .other))
    #expect(try world.state(1) == .bounced)
    #expect(try world.stored(1)?.bounced == true)
  }

  @Test("What a person said stays, and an entry that had given way comes back as it was")
  func persons() throws {
    let world = try InboxWorld()
    _ = try world.session.addToBlacklist(["c1@x.example"], reason: .customer)
    let before = try world.session.blacklist()
    world.move(by: Milliseconds.hour)
    let wishes = try [1, 2, 3].map { number in
      try #require(try world.take(try world.mail(.unsubscribe, about: number)))
    }
    _ = try world.session.reclassify(.init(wishes[0].id, .other, isConfirmed: true))
    #expect(try world.session.blacklist().filter { $0.reason == .customer } == before)
    // Added by somebody too, and covered by a domain since.
    _ = try world.session.addToBlacklist(["c2@x.example"], reason: .unsubscribed)
    _ = try world.session.reclassify(.init(wishes[1].id, .other, isConfirmed: true))
    #expect(
      try world.session.blacklist().contains { $0.subject == .address(world.contact(2)) })
    #expect(try !world.state(2).isLive)
    _ = try world.session.addToBlacklist(["x.example"], reason: .other)
    _ = try world.session.reclassify(.init(wishes[2].id, .other, isConfirmed: true))
    #expect(try world.state(3) == .blacklisted)
  }

  @Test(
    "That somebody says that a contact answered stays, whatever the mail that said so is taken for",
    arguments: [Verdict.reply, .unsubscribe, .bounce], [true, false])
  func answered(verdict: Verdict, byCommand: Bool) throws {
    let world = try InboxWorld()
    let mail = try #require(
      try world.take(
        try world.mail(verdict, about: 1, recipients: world.failed("c1@x.example", .hard))))
    #expect(try !world.state(1).isLive)
    world.move(by: Milliseconds.hour)
    if byCommand {
      let order = EnrollmentOrder(.reply, .contacts(SelectedContacts(.emails([world.contact(1)]))))
      let outcome = try world.session.carryOut(order)
      #expect(outcome.noted == [world.contact(1)])
      let log = try world.session.log(limit: 1)
      #expect(log.map(\.action) == [.reply])
    } else {
      try world.set(.replied, of: 1)
    }
    _ = try world.session.reclassify(.init(mail.id, .other, isConfirmed: true))
    #expect(try !world.state(1).isLive)
    #expect(try world.status(1) == .replied)
    #expect(try world.session.blacklist().isEmpty)
    #expect(try world.stored(1)?.bounced == false)
    #expect(try world.enrollment(1).sendings.allSatisfy { $0.state.isOutcome })
  }

  @Test("An answer to an earlier sequence keeps nobody out of a later one")
  func earlier() throws {
    let world = try InboxWorld()
    try world.take(try world.mail(.reply, about: 1))
    world.move(by: Milliseconds.hour)
    try world.engageAuthorized("again", world.contact(1))
    let second = try #require(
      try world.take(try world.mail(.reply, about: 1, thread: false)))
    #expect(try world.state(1) == .replied)
    _ = try world.session.reclassify(.init(second.id, .other))
    #expect(try world.state(1) == .added)
  }

  @Test("One that is taken for that already stays as it is, and says so")
  func same() throws {
    let world = try InboxWorld()
    let mail = try #require(try world.take(try world.mail(.reply, about: 1)))
    let version = try world.store.read { try $0.version }
    let log = try world.store.read { try $0.log(limit: nil) }
    let again = try world.session.reclassify(.init(mail.id, .reply, contact: "c1@x.example"))
    #expect(again.outcome.hasPrefix("it is a reply already, so nothing is changed"))
    #expect(try world.store.read { try $0.version } == version)
    #expect(try world.store.read { try $0.log(limit: nil) } == log)
    #expect(try world.session.incoming(mail.id) == mail)
  }

  @Test("Its moves and its return tell the true cause")
  func causes() throws {
    let world = try InboxWorld()
    let mail = try #require(try world.take(try world.mail(.reply, about: 1)))
    _ = try world.session.reclassify(.init(mail.id, .other))
    let id = try world.enrollment(1).id
    let moves = try world.store.read { try $0.moves(of: id) }
    #expect(!moves.isEmpty && moves.allSatisfy { $0.cause == .reclassified })
    let reasons = try world.store.read { try $0.history(of: id) }.suffix(2).map(\.reason)
    #expect(reasons == Array(repeating: "mail 1, taken for a reply, is none", count: 2))
  }
}
