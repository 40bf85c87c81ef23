import PerigeeCore
import PerigeeDispatch
import PerigeeMail
import PerigeeSQLite
import StoreFixtures
import TestSupport
import Testing

@Suite("What becomes of due emails, in every store")
struct DispatcherTests {
  private let anna = StoreFixtures.anna
  private static let friday = StoreFixtures.now

  @Test(
    "What is due goes once, in order, and its enrollment moves on",
    arguments: StoreKind.allCases)
  func sent(kind: StoreKind) throws {
    try DispatchWorld.with(kind, contacts: 3) { world in
      try world.dispatch()
      #expect(world.transport.sent.map(\.step) == [1])
      world.now = world.now + 2 * Milliseconds.minute
      try world.dispatch()
      try world.dispatch()
      #expect(world.transport.sent.map(\.step) == [1, 1, 1])
      #expect(Set(world.transport.sent.map(\.id)).count == 3)
      #expect(try world.enrollments().map(\.state) == [.active, .active, .active])
      #expect(try world.states(step: 1) == [.sent, .sent, .sent])
      #expect(try world.status().sentToday == 3)
    }
  }

  @Test(
    "The last email ends the enrollment",
    arguments: StoreKind.allCases)
  func completion(kind: StoreKind) throws {
    try DispatchWorld.with(kind, contacts: 1) { world in
      try world.dispatch()
      world.now = world.now + 3 * Milliseconds.day
      try world.dispatch()
      #expect(world.transport.sent.map(\.step) == [1, 2])
      #expect(try world.enrollments().map(\.state) == [.stopped])
    }
  }

  @Test(
    "Each answer has its outcome, and no contact suffers for a mailbox",
    arguments: StoreKind.allCases)
  func outcomes(kind: StoreKind) throws {
    let no = SMTPReply(code: 550, text: "5.1.1 nobody")
    let cases: [(SendOutcome, Sending.State, EnrollmentState)] = [
      (.sent(SMTPReply(code: 250, text: "ok")), .sent, .active),
      (.failed(no, bounced: true), .failed, .bounced),
      (.failed(no, bounced: false), .failed, .error),
      (.later(.reply(SMTPReply(code: 450, text: "busy"))), .planned, .added),
      (.later(.lost("gone")), .planned, .added),
      (.later(.unreachable("nobody there")), .planned, .added),
      (.later(.encryption("no TLS")), .planned, .added),
      (.senderRefused(.noLogin), .planned, .added),
      (.senderRefused(.policy(no)), .planned, .added),
      (.unknown("no answer"), .unknown, .added),
    ]
    for (outcome, sending, enrollment) in cases {
      try DispatchWorld.with(kind, contacts: 1) { world in
        world.transport.answer = { _ in outcome }
        try world.dispatch()
        let found = try #require(try world.enrollments().first)
        #expect(found.sendings[0].state == sending, "\(outcome)")
        #expect(found.state == enrollment, "\(outcome)")
        let isHalted = try world.status().mailboxes[anna]?.halt != nil
        let halts = [SendOutcome.senderRefused(.noLogin), .senderRefused(.policy(no))]
        #expect(isHalted == halts.contains(outcome), "\(outcome)")
        let contact = try #require(
          try world.store.read { try $0.contacts(withEmails: [found.contact]) }.first)
        #expect(contact.bounced == (outcome == .failed(no, bounced: true)))
        let rest = found.sendings.dropFirst().map(\.state)
        #expect(rest == [enrollment.isLive ? .planned : .cancelled], "\(outcome)")
      }
    }
  }

  @Test(
    "A no that may be the recipient's is that email's; of three recipients in a row it halts the sender",
    arguments: StoreKind.allCases, [false, true])
  func doubtful(kind: StoreKind, isOnceEach: Bool) throws {
    let no = SendOutcome.doubtful(SMTPReply(code: 550, text: "5.7.1 Recipient address rejected"))
    try DispatchWorld.with(kind, contacts: 7) { world in
      // One is taken between the second and the next three.
      world.transport.answer = { $0 == 3 ? nil : no }
      let minutes = isOnceEach ? [0, 2, 4, 6, 8, 10, 12] : [12]
      let start = world.now
      for minute in minutes {
        world.now = start + Int64(minute) * Milliseconds.minute
        try world.dispatch()
      }
      #expect(
        try world.states(step: 1) == [
          .failed, .failed, .sent, .failed, .failed, .failed, .planned,
        ])
      #expect(try world.enrollments().map(\.state).count { $0 == .error } == 5)
      let halt = try #require(try world.status().mailboxes[anna]?.halt)
      #expect(
        halt.why.contains("Recipient address rejected")
          && halt.why.contains("(an email to "), "\(halt)")
      let bounced = try world.enrollments().flatMap { enrollment in
        try world.store.read { try $0.contacts(withEmails: [enrollment.contact]) }
      }.filter(\.bounced)
      #expect(bounced.isEmpty)
    }
  }

  @Test(
    "An email refused for now goes later, with growing pauses, and fails after three days",
    arguments: StoreKind.allCases)
  func putOff(kind: StoreKind) throws {
    try DispatchWorld.with(kind, contacts: 1) { world in
      world.transport.answer = { _ in .later(.reply(SMTPReply(code: 450, text: "busy"))) }
      var tries: [Instant] = []
      for _ in 0..<500 {
        let before = world.transport.tried
        try world.dispatch()
        if world.transport.tried > before { tries.append(world.now) }
        world.now = world.now + 30 * Milliseconds.minute
      }
      #expect(try world.states(step: 1) == [.failed])
      #expect(try world.enrollments().map(\.state) == [.error])
      let pauses = zip(tries, tries.dropFirst()).map { $1.milliseconds - $0.milliseconds }
      #expect((4...12).contains(tries.count), "\(tries.count)")
      #expect(pauses.first ?? 0 >= 15 * Milliseconds.minute)
      #expect((pauses.max() ?? 0) > (pauses.first ?? 0))
      let moves = try world.store.read { try $0.moves(of: Enrollment.ID(1)) }
      #expect(moves.contains { $0.cause == .putOff })
    }
  }

  @Test(
    "A missed email moves, and nothing fires at once after a long rest",
    arguments: StoreKind.allCases)
  func missed(kind: StoreKind) throws {
    try DispatchWorld.with(kind, contacts: 20, quota: Quota(perHour: 4, perDay: 10)) { world in
      world.now = world.now + 2 * Milliseconds.day
      try world.dispatch()
      #expect(world.transport.sent.isEmpty)
      let enrollments = try world.enrollments()
      let moments = enrollments.compactMap { $0.sendings[0].at }
      #expect(moments.count == 20 && moments.min() ?? world.now >= world.now)
      let moves = try world.store.read { try $0.moves(of: enrollments[0].id) }
      #expect(moves.first?.cause == .missed)
      for _ in 0..<(24 * 14) {
        world.now = world.now + 15 * Milliseconds.minute
        try world.dispatch()
      }
      #expect(world.transport.sent.count { $0.step == 1 } == 20)
      #expect(world.excess(Quota(perHour: 4, perDay: 10)).isEmpty)
    }
  }

  @Test(
    "A claim that was taken back is not sent",
    arguments: StoreKind.allCases)
  func takenBack(kind: StoreKind) throws {
    try DispatchWorld.with(kind, contacts: 1) { world in
      let contact = try #require(try world.enrollments().first?.contact)
      // Somebody stops the contact while its email is on the way to the server.
      world.transport.beforeMarker = {
        try world.store.write {
          _ = try $0.apply(
            .stop, to: EnrollmentScope(.contacts([contact])), reason: nil, by: StoreFixtures.anna,
            at: world.now)
        }
      }
      try world.dispatch(sessions: 1)
      #expect(world.transport.sent.isEmpty && world.transport.tried == 1)
      #expect(try world.states(step: 1) == [.cancelled])
    }
  }

  @Test(
    "Whom nobody may write to is stopped in the claim",
    arguments: StoreKind.allCases)
  func forbidden(kind: StoreKind) throws {
    try DispatchWorld.with(kind, contacts: 2) { world in
      let contact = try #require(try world.enrollments().first?.contact)
      try world.store.write { writer in
        _ = try writer.addToBlacklist([
          BlacklistEntry(
            subject: .address(contact), reason: .customer, addedBy: anna, addedAt: world.now)
        ])
      }
      world.now = world.now + Milliseconds.minute
      try world.dispatch()
      #expect(try world.enrollments().map(\.state) == [.blacklisted, .active])
      #expect(world.transport.sent.count == 1)
    }
  }

  @Test(
    "After a crash what was claimed goes, and what was begun is unknown",
    arguments: StoreKind.allCases)
  func crash(kind: StoreKind) throws {
    try DispatchWorld.with(kind, contacts: 2) { world in
      world.now = world.now + Milliseconds.minute
      let desk = world.desk()
      try desk.open(as: DispatchWorld.holder(1), at: world.now) { _ in false }
      let claims = try desk.claim(world.sender, limit: 8)
      #expect(claims.count == 2)
      #expect(try desk.write([claims[0].ticket]) == [true])
      #expect(throws: DispatchError.self) {
        try world.desk().open(as: DispatchWorld.holder(2), at: world.now) { _ in false }
      }
      let next = world.desk()
      try next.open(as: DispatchWorld.holder(2), at: world.now) { _ in true }
      #expect(try world.states(step: 1) == [.unknown, .planned])
      // What the late worker writes changes nothing.
      #expect(try desk.write([claims[1].ticket]) == [false])
      let late = SendingDesk.Result(
        claim: claims[0], outcome: .success(.sent(SMTPReply(code: 250, text: "ok"))))
      _ = try desk.write([], [late])
      #expect(try world.states(step: 1) == [.unknown, .planned])
      #expect(throws: DispatchError.leaseLost) { try desk.renew(at: world.now) }
      #expect(throws: DispatchError.leaseLost) { try desk.claim(world.sender, limit: 8) }
      #expect(try world.status().unknown.map(\.step) == [1])
      // It is listed with when it went, and its quota is free from the last moment on at which it may have.
      #expect(try world.status().unknown.map(\.at) == [world.now])
      let kept = try world.store.read { try $0.deliveries(of: claims[0].ticket.enrollment) }
      #expect(kept.map(\.at) == [world.now + Delivery.patience])
      #expect(kept.map(\.wentAt) == [world.now])
      try next.close()
      try world.dispatch()
      #expect(try world.states(step: 1) == [.unknown, .sent])
      #expect(world.transport.sent.count == 1)
    }
  }

  @Test(
    "The quota counts what really went and what is unknown",
    arguments: StoreKind.allCases)
  func quota(kind: StoreKind) throws {
    try DispatchWorld.with(kind, contacts: 6, quota: Quota(perHour: 3, perDay: 100)) { world in
      world.transport.answer = { $0 == 1 ? .unknown("no answer") : nil }
      world.now = world.now + 10 * Milliseconds.minute
      try world.dispatch()
      #expect(world.transport.tried == 3)
      let wait = try world.status().mailboxes[anna]?.wait
      #expect(wait?.until == world.now + Milliseconds.hour)
      #expect(wait?.why == "rolling hour 3 of 3")
      // It never changes a state.
      let states = try world.enrollments().map(\.state)
      #expect(states.count(where: \.isLive) == 6)
      world.now = world.now + Milliseconds.hour
      try world.dispatch()
      #expect(world.excess(Quota(perHour: 3, perDay: 100)).isEmpty)
    }
  }

  @Test(
    "A released database sends nothing that another copy may have sent",
    arguments: StoreKind.allCases)
  func hold(kind: StoreKind) throws {
    try DispatchWorld.with(kind, contacts: 3) { world in
      try world.store.write { try $0.holdDispatch(since: world.now) }
      #expect(throws: DispatchError.held(since: world.now)) { try world.dispatch() }
      world.now = world.now + Milliseconds.minute
      let unknown = try world.store.write { try $0.releaseDispatch([], at: world.now) }
      #expect(unknown == 2)
      try world.dispatch()
      #expect(try world.states(step: 1) == [.unknown, .unknown, .planned])
      world.now = world.now + Milliseconds.minute
      try world.dispatch()
      #expect(try world.states(step: 1) == [.unknown, .unknown, .sent])
      // A person knows what became of them.
      let by = StoreFixtures.anna
      let words: [SendingResolution] = [.findSent, .resend, .resend]
      let resolved = try world.store.write { writer in
        try words.enumerated().map { index, said in
          try writer.resolve(
            Enrollment.ID(Int64(index + 1)), step: 1, as: said, because: "said so",
            by: by, at: world.now)
        }
      }
      #expect(resolved == [true, true, false])
      try world.dispatch()
      #expect(try world.states(step: 1) == [.sent, .sent, .sent])
      #expect(world.transport.sent.count == 2)
    }
  }

  @Test("A team that changes while it runs counts at once, with connections of its own")
  func newTeam() throws {
    try DispatchWorld.with(.memory, contacts: 3) { world in
      world.now = world.now + 10 * Milliseconds.minute
      var changed = world.sender
      changed.quota = Quota(perHour: 2, perDay: 100)
      var changes: [Sender] = [changed]
      let newTeam = { () -> Dispatcher.NewTeam? in
        changes.popLast().map { sender in
          Dispatcher.NewTeam(
            team: Team(zone: .utc, senders: [sender], defaultUser: sender.email),
            senders: [sender], key: nil)
        }
      }
      try world.dispatch(newTeam: newTeam)
      #expect(world.transport.sent.count == 2)
      #expect(try world.status().mailboxes[anna]?.wait?.why == "rolling hour 2 of 2")
      // Nobody is in the team any more.
      let nobody = Dispatcher.NewTeam(
        team: Team(zone: .utc, senders: [changed], defaultUser: anna), senders: [], key: nil)
      try world.dispatch(newTeam: { nobody })
      #expect(world.transport.sent.count == 2)
      #expect(try world.status().inFlight == 0)
    }
  }
}
