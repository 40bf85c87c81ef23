import PerigeeCore
import PerigeeSession
import Testing

@Suite("What becomes of emails of which nobody knew")
struct ResolveTests {
  /// The second emails are unknown.
  private func world() throws -> InboxWorld {
    let world = try InboxWorld()
    try world.send(at: "2026-11-26T15:00:00+01:00", as: .unknown("no answer"))
    return world
  }

  private func order(
    _ action: EnrollmentOrder.Action, _ world: InboxWorld, _ number: Int
  ) -> EnrollmentOrder {
    EnrollmentOrder(action, .contacts(SelectedContacts(.emails([world.contact(number)]))))
  }

  @Test("What has ended sends nothing again, and what is paused has no moment")
  func resend() throws {
    let world = try world()
    _ = try world.session.addToBlacklist(["c1@x.example"], reason: .unsubscribed)
    #expect(throws: SessionError.self) {
      try world.session.resolve("c1@x.example", step: 2, as: .resend)
    }
    #expect(try world.enrollment(1).sendings[1].state == .unknown)
    try world.session.resolve("c1@x.example", step: 2, as: .findFailed)
    #expect(try world.state(1) == .unsubscribed)
    _ = try world.session.carryOut(order(.pause, world, 2))
    try world.session.resolve("c2@x.example", step: 2, as: .resend)
    let paused = try world.enrollment(2).sendings[1]
    #expect(paused.state == .planned && paused.at == nil)
    _ = try world.session.resume(ResumeOrder(SelectedContacts(.emails([world.contact(2)]))))
    #expect(try #require(try world.enrollment(2).sendings[1].at) >= world.now)
    let log = try world.store.read { try $0.log(limit: 10) }.filter { $0.action == .resolve }
    #expect(log.map(\.detail).last == "intro, step 2: it did not arrive, and is sent again")
    let answers = try world.store.read {
      try $0.deliveries(of: try world.enrollment(2).id).compactMap(\.answer)
    }
    #expect(answers.last == "no answer; sent again, as anna@acme.example said so")
    try world.session.resolve("c3@x.example", step: 2, as: .resend)
    let explained = try world.session.explain(world.contact(3)).text()
    #expect(explained.contains("no answer; sent again, as anna@acme.example said so"))
  }

  @Test("What is sent again goes in the next slot that fits, and is told when")
  func moment() throws {
    let world = try world()
    let before = try #require(try world.enrollment(1).sendings[1].at)
    #expect(before < world.now)
    let told = try world.session.resolve("c1@x.example", step: 2, as: .resend)
    let at = try #require(told)
    #expect(at >= world.now)
    let sendings = try world.enrollment(1).sendings
    #expect(sendings[1].state == .planned && sendings[1].at == at)
    #expect(try #require(sendings[2].at) > at)
    #expect(try world.session.resolve("c2@x.example", step: 2, as: .findSent) == nil)
  }

  @Test("No email goes again behind a later one")
  func passed() throws {
    let world = try world()
    // The third one is unknown, too, and goes at another moment than planned.
    try world.send(at: "2026-12-01T15:00:00+01:00", as: .unknown("no answer"))
    #expect(try world.enrollment(1).sendings.map(\.state) == [.sent, .unknown, .unknown])
    #expect(throws: SessionError.self) {
      try world.session.resolve("c1@x.example", step: 2, as: .resend)
    }
    try world.session.resolve("c1@x.example", step: 3, as: .resend)
    try world.session.resolve("c1@x.example", step: 2, as: .resend)
    #expect(try world.enrollment(1).sendings.map(\.state) == [.sent, .planned, .planned])
    try world.session.resolve("c2@x.example", step: 3, as: .findSent)
    #expect(throws: SessionError.self) {
      try world.session.resolve("c2@x.example", step: 2, as: .resend)
    }
    try world.session.resolve("c2@x.example", step: 2, as: .findSent)
  }

  @Test("An email that was found to have arrived was sent, also where its enrollment has ended")
  func contacted() throws {
    let world = try InboxWorld()
    _ = try world.session.carryOut(order(.stop, world, 1))
    try world.engageAuthorized("again", world.contact(1))
    try world.set(.added, of: 1)
    try world.send(at: "2026-11-23T13:00:00+01:00", as: .unknown("no answer"))
    _ = try world.session.carryOut(order(.stop, world, 1))
    try world.session.resolve("c1@x.example", step: 1, as: .findSent)
    #expect(try world.status(1) == .contacted)
  }

  @Test("The email that went is told as such, and not the first, of which nobody knows")
  func noted() throws {
    let world = try InboxWorld(first: .unknown("no answer"))
    try world.send(at: "2026-11-26T15:00:00+01:00")
    #expect(try world.enrollment(1).sendings.map(\.state) == [.unknown, .sent, .planned])
    let explained = try world.session.explain(world.contact(1)).text()
    #expect(explained.contains("the email of step 2 noted as sent by "), "\(explained)")
    #expect(!explained.contains("the first email noted as sent"), "\(explained)")
    try world.send(at: "2026-12-01T15:00:00+01:00")
    let ended = try world.session.explain(world.contact(1)).text()
    #expect(ended.contains("the last email noted as sent by "), "\(ended)")
  }

  @Test("An email that somebody found to have arrived is the one that was noted")
  func notedLater() throws {
    let world = try InboxWorld(first: .unknown("no answer"))
    try world.session.resolve("c1@x.example", step: 1, as: .findSent)
    let explained = try world.session.explain(world.contact(1)).text()
    #expect(explained.contains("the first email noted as sent by "), "\(explained)")
  }
}
