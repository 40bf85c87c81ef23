import PerigeeCore
import PerigeeSession
import TestSupport
import Testing

@Suite("What incoming mail does")
struct InboxEffectsTests {
  @Test("A reply stops what was to follow, once, and the log says by which mail")
  func reply() throws {
    let world = try InboxWorld()
    let mail = try world.mail(.reply, about: 1)
    let incoming = try #require(try world.take(mail))
    #expect(incoming.match == .thread && incoming.step == 1)
    let enrollment = try world.enrollment(1)
    #expect(enrollment.state == .replied)
    #expect(enrollment.sendings.map(\.state) == [.sent, .cancelled, .cancelled])
    #expect(try world.status(1) == .replied)
    let history = try world.store.read { try $0.history(of: enrollment.id) }
    #expect(history.last?.reason == "mail 1 from c1@x.example about step 1")
    // The same mail in another folder, or numbered anew.
    #expect(try world.take(mail) == nil)
    #expect(try world.store.read { try $0.history(of: enrollment.id) } == history)
    let log = try world.store.read { try $0.log(limit: 1) }[0]
    #expect(log.action == .incoming && log.subject == "c1@x.example")
    #expect(
      log.detail.hasPrefix("mail 1 is a reply: intro: active → replied, 2 sendings cancelled"))
  }

  @Test("What changes nothing changes nothing, and is kept", arguments: Verdict.allCases)
  func nothing(verdict: Verdict) throws {
    guard verdict.strength == 0 else { return }
    let world = try InboxWorld()
    let before = try world.store.read { try $0.version }
    let incoming = try #require(try world.take(try world.mail(verdict, about: 1)))
    #expect(incoming.effects.isEmpty)
    #expect(try world.state(1) == .active)
    #expect(try world.store.read { try $0.version } == before)
    #expect(try world.session.incoming().map(\.id) == [incoming.id])
  }

  @Test("A reply of somebody else in the thread counts, our own mail does not")
  func writers() throws {
    let world = try InboxWorld()
    try world.take(try world.mail(.reply, about: 1, from: "boss@other.example"))
    #expect(try world.state(1) == .replied)
    let own = try #require(
      try world.take(try world.mail(.reply, about: 2, from: "Anna@acme.example")))
    #expect(own.verdict == .own && own.reading.verdict == .reply)
    #expect(try world.state(2) == .active)
    // Without a thread, the address says who it is.
    try world.take(try world.mail(.reply, about: 3, thread: false))
    #expect(try world.state(3) == .replied)
    let nobody = try #require(
      try world.take(try world.mail(.reply, about: 4, from: "who@y.example", thread: false)))
    #expect(nobody.contact == nil)
    #expect(try world.session.incoming(unmatched: true).map(\.id) == [nobody.id])
    #expect(try world.state(4) == .active)
  }

  @Test("A late answer is an answer, and one to an earlier sequence stops the newer one")
  func late() throws {
    let world = try InboxWorld()
    try world.store.write { writer in
      for event in [EnrollmentEvent.completion, .silence] {
        _ = try writer.apply(
          event, to: .init(.contacts([world.contact(1), world.contact(2)])), reason: nil,
          by: world.session.user.email, at: world.now)
      }
    }
    #expect(try world.state(1) == .unresponsive)
    try world.take(try world.mail(.reply, about: 1))
    #expect(try world.state(1) == .replied)
    #expect(try world.status(1) == .replied)
    try world.engageAuthorized("again", world.contact(2))
    #expect(try world.state(2) == .added)
    try world.take(try world.mail(.reply, about: 2))
    let both = try world.store.read { try $0.enrollments(of: world.contact(2)) }
    #expect(both.map(\.state) == [.replied, .replied])
    // What a person stopped stays as it is, and the contact has answered.
    _ = try world.session.carryOut(
      EnrollmentOrder(.stop, .contacts(SelectedContacts(.emails([world.contact(3)])))))
    try world.take(try world.mail(.reply, about: 3))
    #expect(try world.state(3) == .ended)
    #expect(try world.status(3) == .replied)
  }

  @Test("An unsubscription puts both addresses on the blacklist by the contact's own wish")
  func unsubscribe() throws {
    let world = try InboxWorld()
    let mail = try world.mail(.unsubscribe, about: 1, from: "c2@x.example")
    try world.take(mail)
    #expect(try world.state(1) == .unsubscribed)
    #expect(try world.state(2) == .unsubscribed)
    #expect(try world.state(3) == .active)
    let entries = try world.session.blacklist()
    #expect(entries.map(\.subject.text) == ["c1@x.example", "c2@x.example"])
    #expect(entries.allSatisfy { $0.reason == .unsubscribed })
    try world.take(try world.mail(.complaint, about: 3, from: "abuse@x.example"))
    #expect(try world.state(3) == .unsubscribed)
    #expect(try world.session.blacklist().map(\.subject.text).last == "c3@x.example")
  }

  @Test("A hard bounce of the contact's address marks it; a forged one changes nothing")
  func hardBounce() throws {
    let world = try InboxWorld()
    let daemon = "mailer-daemon@x.example"
    try world.take(
      try world.mail(
        .bounce, about: 1, from: daemon, recipients: world.failed("C1@x.example", .hard)))
    #expect(try world.state(1) == .bounced)
    #expect(try world.stored(1)?.bounced == true)
    let forged = try #require(
      try world.take(
        try world.mail(
          .bounce, about: 2, from: "c2@x.example", thread: false,
          recipients: world.failed("c2@x.example", .hard))))
    #expect(forged.contact == nil && forged.effects.isEmpty)
    #expect(try world.stored(2)?.bounced == false)
    #expect(try world.state(2) == .active)
    // Of others in the same report nothing is said, and another address is not the contact's.
    let others: [[VerdictRecipient]] = [
      [
        VerdictRecipient(address: "c3@x.example", action: .delayed, hardness: .unknown),
        VerdictRecipient(address: "zed@x.example", action: .failed, hardness: .hard),
      ],
      world.failed("forwarded@y.example", .hard), [],
    ]
    for recipients in others {
      try world.take(try world.mail(.bounce, about: 3, from: daemon, recipients: recipients))
    }
    #expect(try world.stored(3)?.bounced == false)
    #expect(try world.state(3) == .active)
    #expect(try world.store.read { try $0.softBounces(of: world.contact(3)) }.count == 2)
  }

  @Test("Soft bounces are hard after three over 72 hours, and not before")
  func softBounces() throws {
    let world = try InboxWorld()
    let bounce = { (number: Int) in
      try world.mail(
        .bounce, about: number, from: "mailer-daemon@x.example",
        recipients: world.failed("c\(number)@x.example", .soft))
    }
    for _ in 0..<4 { try world.take(try bounce(1)) }
    #expect(try world.state(1) == .active)
    try world.take(try bounce(2))
    for hours in [Int64(40), 31] {
      world.move(by: hours * Milliseconds.hour)
      try world.take(try bounce(2))
      #expect(try world.state(2) == .active)
    }
    // The clock is set back, and forward.
    world.move(by: -20 * Milliseconds.hour)
    try world.take(try bounce(2))
    #expect(try world.state(2) == .active)
    world.move(by: 21 * Milliseconds.hour)
    try world.take(try bounce(2))
    #expect(try world.state(2) == .bounced)
    #expect(try world.stored(2)?.bounced == true)
  }

  @Test("An automatic reply pauses until the working day after the return, else a week")
  func absence() throws {
    let world = try InboxWorld()
    let ends = [
      // Back on a Friday: Monday. Bo's and Anna's days are Monday to Friday.
      ("2026-11-27", "2026-11-30T00:00:00+01:00"), ("2026-12-02", "2026-12-03T00:00:00+01:00"),
      // Nothing said, and a text that nobody took down.
      (nil, "2026-11-30T12:00:00+01:00"), ("2026-07-01", "2026-11-30T12:00:00+01:00"),
      // "Never beyond 100" days.
      ("2027-11-01", "2027-03-03T12:00:00+01:00"),
    ]
    for (place, (back, end)) in ends.enumerated() {
      try world.take(try world.mail(.autoReply, about: place + 1, back: back))
      let enrollment = try world.enrollment(place + 1)
      #expect(enrollment.state == .paused)
      #expect(enrollment.sendings.map(\.at).dropFirst() == [nil, nil])
      let found = try world.store.read { try $0.pauseEnds(of: [enrollment.id]) }
      #expect(found.map(\.until) == [try Instant(rfc3339: end)], "\(back ?? "-")")
    }
    #expect(try world.session.blacklist().isEmpty)
    #expect(try world.stored(1)?.status == .contacted)
  }

  @Test("A pause ends by itself, from the next coming slot; a later mail makes it longer")
  func resumption() throws {
    let world = try InboxWorld()
    try world.take(try world.mail(.autoReply, about: 1, back: "2026-11-27"))
    try world.take(try world.mail(.autoReply, about: 2, back: "2026-11-27"))
    try world.take(try world.mail(.autoReply, about: 2, back: "2026-12-02"))
    try world.take(try world.mail(.autoReply, about: 2))
    try world.move(to: "2026-11-29T23:59:00+01:00")
    #expect(try world.session.endPauses() == 0)
    try world.move(to: "2026-11-30T00:00:00+01:00")
    #expect(try world.session.endPauses() == 1)
    let enrollment = try world.enrollment(1)
    #expect(enrollment.state == .active)
    let next = try #require(enrollment.sendings[1].at)
    #expect(next >= (try Instant(rfc3339: "2026-11-30T09:00:00+01:00")))
    #expect(next < (try Instant(rfc3339: "2026-11-30T18:00:00+01:00")))
    #expect(try world.state(2) == .paused)
    try world.move(to: "2026-12-03T00:00:00+01:00")
    #expect(try world.session.endPauses() == 1)
    #expect(try world.session.endPauses() == 0)
  }

  @Test("An automatic reply never overrules a person, and a person's reply ends the pause")
  func persons() throws {
    let world = try InboxWorld()
    let order = { (action: EnrollmentOrder.Action, number: Int) in
      EnrollmentOrder(action, .contacts(SelectedContacts(.emails([world.contact(number)]))))
    }
    // Paused by hand: it stays so, without an end.
    _ = try world.session.carryOut(order(.pause, 1))
    try world.take(try world.mail(.autoReply, about: 1))
    // Paused for a mail, then by hand.
    try world.take(try world.mail(.autoReply, about: 2))
    let lasting = try world.session.carryOut(order(.pause, 2))
    #expect(lasting.lasting == 1 && lasting.text.contains("until somebody resumes"))
    // Resumed by hand after the mail came.
    let late = try world.mail(.autoReply, about: 3)
    _ = try world.session.carryOut(order(.pause, 3))
    world.move(by: 60_000)
    _ = try world.session.resume(ResumeOrder(SelectedContacts(.emails([world.contact(3)]))))
    try world.take(late)
    #expect(try world.state(3) == .active)
    // Stopped by hand.
    _ = try world.session.carryOut(order(.stop, 4))
    try world.take(try world.mail(.autoReply, about: 4))
    #expect(try world.state(4) == .ended)
    // First a machine, then its person.
    try world.take(try world.mail(.autoReply, about: 5))
    try world.take(try world.mail(.reply, about: 5))
    #expect(try world.state(5) == .replied)
    try world.take(try world.mail(.autoReply, about: 5))
    #expect(try world.state(5) == .replied)
    world.move(by: 200 * Milliseconds.day)
    #expect(try world.session.endPauses() == 0)
    #expect(try world.state(1) == .paused && world.state(2) == .paused)
  }

  @Test("A mail that names an email of which nobody knew says that it arrived")
  func evidence() throws {
    let world = try InboxWorld()
    try world.send(at: "2026-11-26T15:00:00+01:00", as: .unknown("no answer"))
    #expect(try world.enrollment(1).sendings[1].state == .unknown)
    try world.take(try world.mail(.reply, about: 1, step: 2))
    #expect(try world.enrollment(1).sendings.map(\.state) == [.sent, .sent, .cancelled])
    try world.take(
      try world.mail(
        .bounce, about: 2, from: "mailer-daemon@x.example",
        recipients: world.failed("c2@x.example", .hard), step: 2))
    #expect(try world.enrollment(2).sendings.map(\.state) == [.sent, .sent, .cancelled])
    #expect(try world.state(2) == .bounced)
    // A reply to another email says nothing about it.
    try world.take(try world.mail(.reply, about: 3))
    #expect(try world.enrollment(3).sendings[1].state == .unknown)
    let answers = try world.store.read {
      try $0.deliveries(of: try world.enrollment(1).id).compactMap(\.answer)
    }
    #expect(answers == ["250 ok", "mail 1 names it"])
  }

  @Test("A mail taken for something else: what it did is undone, and what that means is done")
  func reclassify() throws {
    let world = try InboxWorld()
    let planned = try world.enrollment(1).sendings[1].at
    let reply = try #require(try world.take(try world.mail(.reply, about: 1)))
    // It was a machine's, as somebody finds out later.
    world.move(by: Milliseconds.hour)
    let auto = try world.session.reclassify(.init(reply.id, .autoReply))
    #expect(auto.verdict == .autoReply && auto.reading.verdict == .reply)
    #expect(try world.state(1) == .paused)
    #expect(try world.status(1) == .contacted)
    #expect(try world.store.read { try $0.pauseEnds(of: [try world.enrollment(1).id]) }.count == 1)
    // It was nothing at all.
    _ = try world.session.reclassify(.init(reply.id, .other))
    #expect(try world.state(1) == .active)
    let moved = try #require(try world.enrollment(1).sendings[1].at)
    #expect(moved >= (try #require(planned)))
    // It was a wish.
    _ = try world.session.reclassify(.init(reply.id, .unsubscribe))
    #expect(try world.state(1) == .unsubscribed)
    #expect(throws: SessionError.self) {
      try world.session.reclassify(.init(reply.id, .reply))
    }
    _ = try world.session.reclassify(.init(reply.id, .reply, isConfirmed: true))
    #expect(try world.state(1) == .replied)
    #expect(try world.session.blacklist().isEmpty)
    let log = try world.store.read { try $0.log(limit: 1) }[0]
    #expect(log.action == .reclassify)
    #expect(log.detail.hasPrefix("mail 1 is a reply, was an unsubscription"))
    #expect(throws: UnknownName.self) {
      try world.session.reclassify(.init(Incoming.ID(99), .reply))
    }
  }

  @Test("Somebody says whom a mail is about; what others did since is not undone")
  func reclassifyMore() throws {
    let world = try InboxWorld()
    let mail = try #require(
      try world.take(try world.mail(.reply, about: 1, from: "who@y.example", thread: false)))
    _ = try world.session.reclassify(.init(mail.id, .reply, contact: "c2@x.example"))
    #expect(try world.state(2) == .replied)
    #expect(try world.session.incoming(unmatched: true).isEmpty)
    let bounce = try #require(
      try world.take(
        try world.mail(
          .bounce, about: 3, from: "mailer-daemon@x.example",
          recipients: world.failed("c3@x.example", .hard))))
    try world.engageAuthorized("again", world.contact(2))
    let left = try world.session.reclassify(.init(mail.id, .other))
    #expect(left.outcome.contains("an enrollment stays ended"))
    _ = try world.session.reclassify(.init(bounce.id, .delayed))
    #expect(try world.stored(3)?.bounced == false)
    #expect(try world.state(3) == .active)
  }
}

extension InboxWorld {
  /// Engages somebody who has been in a sequence before.
  func engageAuthorized(_ sequence: String, _ contact: EmailAddress) throws {
    var order = PlanOrder(
      sequence: sequence, contacts: SelectedContacts(.emails([contact])), senders: .owners)
    order.authorize = true
    _ = try session.engage(try session.plan(order))
  }
}
