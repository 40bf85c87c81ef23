import PerigeeCore
import PerigeeSession
import TestSupport
import Testing

@Suite("A database that is held")
struct HeldDatabaseTests {
  /// The world after a backup was put in its place, held since Monday 12:30.
  private func world() throws -> InboxWorld {
    let world = try InboxWorld()
    try world.move(to: "2026-11-23T12:30:00+01:00")
    try world.session.holdDispatch()
    try world.move(to: "2026-11-26T16:00:00+01:00")
    return world
  }

  private func who(_ world: InboxWorld, _ number: Int) -> SelectedContacts {
    SelectedContacts(.emails([world.contact(number)]))
  }

  @Test("Nothing moves behind its release, and what stops works")
  func refused() throws {
    let world = try world()
    let session = world.session
    _ = try session.carryOut(EnrollmentOrder(.pause, .contacts(who(world, 1))))
    _ = try session.carryOut(EnrollmentOrder(.stop, .contacts(who(world, 2))))
    _ = try session.addToBlacklist(["c3@x.example"], reason: .other)
    let anna = EmailAddress(normalised: "anna@acme.example")
    let bo = EmailAddress(normalised: "bo@acme.example")
    let moves: [(String, () throws -> Void)] = [
      ("resume", { _ = try session.resume(ResumeOrder(who(world, 1))) }),
      ("replan", { _ = try session.replan() }),
      ("replan --preview", { _ = try session.foretellReplan() }),
      ("reassign", { _ = try session.reassign(ReassignOrder(from: anna, to: .sender(bo))) }),
      ("rollback", { _ = try session.rollBack(Engagement.ID(1)) }),
      (
        "tasks done",
        { _ = try session.settleTask(of: world.contact(4), step: 2, isDone: true) }
      ),
    ]
    for (name, move) in moves {
      do {
        try move()
        Issue.record("\(name) moved something")
      } catch SessionError.dispatchHeld {
        // As it should.
      }
    }
    // An automatic pause that is over stays until then, and so does what a mail had ended.
    let reply = try #require(try world.take(try world.mail(.reply, about: 5)))
    let left = try session.reclassify(.init(reply.id, .other))
    #expect(left.outcome.contains("the database is held"))
    #expect(try world.state(5) == .paused)
    #expect(try session.endPauses() == 0)
    _ = try session.releaseDispatch()
    // Whoever was due in between may have got the second email from the other copy.
    for number in 1...6 {
      #expect(try world.enrollment(number).sendings[1].state == .unknown, "\(number)")
    }
    _ = try session.resume(ResumeOrder(who(world, 1)))
  }

  @Test("What follows an email that may have gone without a moment counts from the release")
  func followers() throws {
    let world = try InboxWorld()
    try world.move(to: "2026-11-23T12:30:00+01:00")
    try world.session.holdDispatch()
    _ = try world.session.carryOut(EnrollmentOrder(.pause, .contacts(who(world, 1))))
    try world.move(to: "2026-11-24T13:10:00+01:00")
    _ = try world.session.releaseDispatch()
    #expect(try world.enrollment(1).sendings.map(\.state) == [.sent, .unknown, .planned])
    _ = try world.session.resume(ResumeOrder(who(world, 1)))
    let next = try #require(try world.enrollment(1).sendings[2].at)
    #expect(next >= (try Instant(rfc3339: "2026-11-27T09:00:00+01:00")))
  }

  @Test("A release before its hold is a wrong clock, and refused")
  func clock() throws {
    let world = try world()
    try world.move(to: "2026-11-23T12:29:00+01:00")
    #expect(throws: SessionError.self) { try world.session.releaseDispatch() }
    #expect(try world.store.read { try $0.dispatchHeldSince() } != nil)
  }

  private func enrollment(_ sendings: [Sending]) -> OpenEnrollment {
    OpenEnrollment(
      id: .init(1), engagement: .init(1), contact: EmailAddress(normalised: "c@x.example"),
      sequence: "intro", sender: EmailAddress(normalised: "anna@acme.example"), state: .paused,
      sendings: sendings)
  }

  @Test("Another copy may have sent what a slot has begun for, and a later step on a later day")
  func otherCopy() throws {
    let zone = try SystemZones.zone("Europe/Paris")
    let text = try Template("Hi")
    let steps = [0, 1, 2].map {
      Step(content: .email(EmailTemplate(subject: text, text: text)), after: $0)
    }
    let paused = enrollment((1...3).map { Sending(step: $0, at: nil, state: .planned) })
    let behindTask = enrollment(
      [Sending(step: 1, at: nil, state: .planned, isEmail: false)]
        + [2, 3].map { Sending(step: $0, at: nil, state: .planned) })
    let cases: [(String, String, OpenEnrollment, [Int])] = [
      ("23T20:50:00", "23T20:51:00", paused, []),
      ("23T20:50:00", "23T21:00:00", paused, [1]),
      ("23T08:50:00", "23T09:20:00", paused, [1]),
      ("23T08:00:00", "23T08:00:01", paused, [1]),
      ("23T08:50:00", "23T23:59:59", paused, [1]),
      // Its settings may have been any: the second one on the next day, whatever its hours.
      ("23T08:50:00", "24T00:00:00", paused, [1, 2]),
      ("23T08:50:00", "25T23:59:59", paused, [1, 2]),
      ("23T08:50:00", "26T00:00:00", paused, [1, 2, 3]),
      ("23T20:00:00", "23T20:00:01", behindTask, []),
      ("23T20:00:00", "24T00:00:00", behindTask, [2]),
    ]
    for (since, now, enrollment, expected) in cases {
      let copy = OtherCopy(
        since: try Instant(rfc3339: "2026-11-\(since)+01:00"),
        now: try Instant(rfc3339: "2026-11-\(now)+01:00"))
      let found = copy.mayHaveSent(enrollment, steps: steps, zone: zone).map(\.step)
      #expect(found == expected, "\(since) \(now)")
    }
  }
}
