import PerigeeCore
import PerigeeDispatch
import StoreFixtures
import Testing

/// A hook that says what a test wants.
private final class SaidHook: Hook {
  let name = "said"
  let source: PerigeeCore.SourceLocation? = nil
  private let answer: (ContactTable) throws -> String?
  private(set) var asked: [String] = []

  init(_ answer: @escaping (ContactTable) throws -> String?) { self.answer = answer }

  func answers(_ emails: ContactTable, in context: RuleContext) throws -> [String?] {
    asked.append(emails.email(0).text)
    return [try answer(emails)]
  }
}

@Suite("Hooks before an email goes, on every store")
struct HookTests {
  private static func step(_ email: ContactTable) -> String {
    email.columns[email.columns.count - 2][0]
  }

  private struct Life {
    var sending: Sending
    var moves: [SendingMove]
    var deliveries: [Delivery]
    var state: EnrollmentState
  }

  private static func life(_ world: DispatchWorld, _ contact: Int) throws -> Life {
    let enrollment = try world.enrollments()[contact]
    return try world.store.read { reader in
      Life(
        sending: enrollment.sendings[0], moves: try reader.moves(of: enrollment.id),
        deliveries: try reader.deliveries(of: enrollment.id), state: enrollment.state)
    }
  }

  @Test("What every hook lets go is sent, and each is asked once", arguments: StoreKind.allCases)
  func go(kind: StoreKind) throws {
    try DispatchWorld.with(kind, contacts: 3) { world in
      world.now = StoreFixtures.now + 10 * Milliseconds.minute
      let hook = SaidHook { Self.step($0) == "1" ? nil : "hold: no" }
      try world.dispatch(hooks: HooksAtOnce([hook]))
      #expect(hook.asked.count == 3)
      #expect(try world.enrollments().allSatisfy { $0.sendings[0].state == .sent })
    }
  }

  @Test(
    "A held email moves to a later slot with the reason, and the others go",
    arguments: StoreKind.allCases)
  func hold(kind: StoreKind) throws {
    try DispatchWorld.with(kind, contacts: 3) { world in
      world.now = StoreFixtures.now + 10 * Milliseconds.minute
      let held = try world.enrollments()[1].contact
      let hook = SaidHook { $0.email(0) == held ? "hold: their  fair" : nil }
      try world.dispatch(hooks: HooksAtOnce([hook]))
      let life = try Self.life(world, 1)
      #expect(life.sending.state == .planned)
      #expect(life.moves.filter { $0.step == 1 }.map(\.cause) == [.held])
      #expect(life.deliveries.map(\.outcome) == [.held])
      #expect(life.deliveries.first?.answer == "hook said: their  fair")
      #expect(try #require(life.sending.at) >= world.now + 15 * Milliseconds.minute)
      #expect(try Self.life(world, 0).sending.state == .sent)
      #expect(try Self.life(world, 2).sending.state == .sent)
      let status = try world.store.read { try $0.dispatchStatus(now: world.now, today: world.now) }
      #expect(status.held == [.init(emails: 1, why: "hook said: their  fair")])
      // It is asked again at its new moment, and goes when it may.
      world.now = try #require(life.sending.at)
      try world.dispatch(hooks: HooksAtOnce([SaidHook { _ in nil }]))
      #expect(try Self.life(world, 1).sending.state == .sent)
      let after = try world.store.read { try $0.dispatchStatus(now: world.now, today: world.now) }
      #expect(after.held.isEmpty)
    }
  }

  @Test("A cancelled email ends its enrollment, with the reason", arguments: StoreKind.allCases)
  func cancel(kind: StoreKind) throws {
    try DispatchWorld.with(kind, contacts: 2) { world in
      world.now = StoreFixtures.now + 10 * Milliseconds.minute
      let gone = try world.enrollments()[0].contact
      let hook = SaidHook { $0.email(0) == gone ? "cancel: a customer by now" : nil }
      try world.dispatch(hooks: HooksAtOnce([hook]))
      let enrollment = try world.enrollments()[0]
      #expect(enrollment.state == .ended)
      #expect(enrollment.sendings.allSatisfy { $0.state == .cancelled })
      let history = try world.store.read { try $0.history(of: enrollment.id) }
      #expect(history.last?.event == .hook)
      #expect(history.last?.reason == "hook said: a customer by now")
      #expect(try Self.life(world, 1).sending.state == .sent)
    }
  }

  @Test(
    "A hook that fails, or says what none may say, holds and says so",
    arguments: StoreKind.allCases, [nil, "send twice", "hold:", "cancel", "go: now"])
  func failing(kind: StoreKind, answer: String?) throws {
    struct Broken: Error {}
    try DispatchWorld.with(kind, contacts: 1) { world in
      world.now = StoreFixtures.now + 10 * Milliseconds.minute
      let hook = SaidHook { _ in
        guard let answer else { throw Broken() }
        return answer
      }
      try world.dispatch(hooks: HooksAtOnce([hook]))
      let life = try Self.life(world, 0)
      #expect(life.sending.state == .planned)
      #expect(life.deliveries.map(\.outcome) == [.hookFailed])
      #expect(life.deliveries.first?.answer?.contains("the hook said") == true)
    }
  }

  @Test("One fault of a hook is one reason with its count, and says where the hook is")
  func counted() throws {
    let line = PerigeeCore.SourceLocation(path: "rules/said.lua", line: 3)
    try DispatchWorld.with(.memory, contacts: 3) { world in
      world.now = StoreFixtures.now + 10 * Milliseconds.minute
      var number: Int64 = 0
      let hook = SaidHook { _ in
        number += 1
        throw RuleError(
          kind: .hook, name: "said", source: line, contact: Contact.ID(number),
          fault: .raised(message: "no such field", traceback: nil))
      }
      try world.dispatch(hooks: HooksAtOnce([hook]))
      let status = try world.store.read { try $0.dispatchStatus(now: world.now, today: world.now) }
      let why = "rules/said.lua:3: the hook said failed: no such field"
      #expect(status.held == [.init(emails: 3, why: why)])
    }
    guard case .failed(let why) = HookDecision("maybe", of: "said", at: line) else {
      Issue.record("maybe is an answer")
      return
    }
    #expect(why.hasPrefix("rules/said.lua:3: the hook said answered"))
  }

  @Test("What a hook holds for 30 days is cancelled; that it fails cancels nothing")
  func bound() throws {
    struct Broken: Error {}
    for isBroken in [false, true] {
      try DispatchWorld.with(.memory, contacts: 1) { world in
        let hook = SaidHook { _ in
          if isBroken { throw Broken() }
          return "hold: not yet"
        }
        for _ in 0..<90 {
          guard let at = try world.enrollments()[0].sendings[0].at, at >= world.now else { break }
          world.now = at
          try world.dispatch(hooks: HooksAtOnce([hook]))
        }
        let life = try Self.life(world, 0)
        #expect(life.state == (isBroken ? .added : .ended))
        #expect(isBroken || life.deliveries.last?.outcome == .hookCancelled)
        #expect(life.deliveries.count < 91)
      }
    }
  }

  /// Answers when a test says so, or never.
  private final class LateHooks: EmailHooks {
    private(set) var questions: [HookQuestion] = []

    func ask(
      _ questions: [HookQuestion], tell: @escaping @Sendable (SendingClaim, HookDecision) -> Void
    ) { self.questions += questions }
  }

  @Test("A hook that never answers keeps no stop waiting: what it was asked about is given back")
  func silence() throws {
    try DispatchWorld.with(.sqlite, contacts: 2) { world in
      world.now = StoreFixtures.now + 10 * Milliseconds.minute
      let hooks = LateHooks()
      var turns = 0
      try world.dispatch(
        once: false, hooks: hooks,
        isStopping: {
          turns += 1
          return turns > 3
        })
      #expect(hooks.questions.count == 2)
      #expect(try world.enrollments().allSatisfy { $0.sendings[0].state == .planned })
    }
  }

  @Test("Who was stopped while a hook was asked gets nothing")
  func stopped() throws {
    try DispatchWorld.with(.sqlite, contacts: 1) { world in
      world.now = StoreFixtures.now + 10 * Milliseconds.minute
      let contact = try world.enrollments()[0].contact
      let hook = SaidHook { _ in
        _ = try world.store.write {
          try $0.apply(
            .reply, to: EnrollmentScope(.contacts([contact])), reason: nil,
            by: StoreFixtures.anna, at: world.now)
        }
        return nil
      }
      try world.dispatch(hooks: HooksAtOnce([hook]))
      #expect(try world.enrollments()[0].state == .replied)
      #expect(try world.enrollments()[0].sendings[0].state == .cancelled)
      #expect(try Self.life(world, 0).deliveries.isEmpty)
    }
  }
}
