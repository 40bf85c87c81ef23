import PerigeeCore
import StoreFixtures
import Testing

@Suite("Engagements, in every store")
struct EngageConformanceTests {
  @Test(
    "Engage keeps the plan whole: enrollments, frozen values, sendings, owners, statuses",
    arguments: StoreKind.allCases)
  func engage(kind: StoreKind) throws {
    try kind.run { store in
      _ = try store.upsert(
        batch(
          ["first_name", "company"], ("a@x.org", bo.text, nil, ["Al \"the\" A", "Acme"]),
          ("b@x.org", "", .replied, ["", "B\n& Co"])))
      let plan = try store.plan(isEmail: [true, false])
      let outcome = try store.engage(plan)
      #expect(outcome == EngageOutcome(engagement: .init(1), enrolled: 2, sendings: 4, isNew: true))
      let a = try store.read { try $0.enrollments(of: address("a@x.org")) }
      #expect(
        a == [
          Enrollment(
            id: .init(1), engagement: .init(1), contact: address("a@x.org"), sequence: "intro",
            sender: anna,
            state: .added, previousOwner: bo,
            values: ["first_name": "Al \"the\" A", "company": "Acme"], edits: [],
            sendings: [
              Sending(step: 1, at: now, state: .planned),
              Sending(step: 2, at: now + 3 * Milliseconds.day, state: .planned, isEmail: false),
            ])
        ])
      let b = try store.read { try $0.enrollments(of: address("b@x.org")) }
      #expect(b.map(\.values) == [["company": "B\n& Co"]])
      #expect(b.map(\.previousOwner) == [nil])
      #expect(try store.contact("a@x.org")?.owner == anna)
      #expect(try store.contact("a@x.org")?.status == .added)
      #expect(try store.contact("b@x.org")?.owner == bo)
      #expect(try store.contact("b@x.org")?.status == .replied)
      let engagement = try #require(try store.read { try $0.engagement(.id(.init(1))) })
      #expect(engagement.request == plan.request)
      #expect(engagement.sequence == plan.sequence)
      #expect(engagement.provenance == plan.provenance)
      #expect(engagement.settings == PlanSettings(plan))
      #expect(engagement.digest == plan.digest && engagement.engagedBy == anna)
      #expect(engagement.enrolled == 2 && engagement.sendings == 4)
      #expect(try store.read { try $0.engagements(limit: 5) } == [engagement])
      #expect(try store.read { try $0.enrollments(of: address("nobody@x.org")) }.isEmpty)
    }
  }

  @Test("The settings that a plan was made under are kept whole", arguments: StoreKind.allCases)
  func settings(kind: StoreKind) throws {
    try kind.run { store in
      try StoreFixtures.fill(store, count: 4)
      var plan = try store.plan()
      let closed = [Day(number: 20_000), Day(number: 19_000)]
      plan.senders[0].sender.quota = Quota(perHour: nil, perDay: 0)
      plan.senders[0].sender.window = Window(
        days: [.sunday, .monday], hours: 0..<24, closed: Set(closed))
      plan.senders[0].sender.signature = Signature(text: "Anna\n\"A\"", html: "<b>Anna</b>")
      plan.senders[0].sender.replyTo = bo
      plan.team.unsubscribe = Unsubscribe(
        mailto: address("out@x.org"), key: .environment("KEY"), keyID: "2026a")
      _ = try store.engage(plan)
      let settings = try #require(try store.read { try $0.engagement(.id(.init(1))) }?.settings)
      #expect(settings == PlanSettings(plan) && settings.timeZone == "UTC")
      #expect(settings.unsubscribe?.text == "out@x.org")
      let kept = try #require(settings.sender(anna))
      #expect(kept.sender(in: .utc) == plan.senders[0].sender)
      #expect(kept.window.words == "mon,sun 00:00-24:00")
    }
  }

  @Test(
    "What is still planned is counted by engagement and sender, undone ones left out",
    arguments: StoreKind.allCases)
  func plannedParts(kind: StoreKind) throws {
    try kind.run { store in
      try StoreFixtures.fill(store, count: 4)
      let plan = try store.plan(isEmail: [true, false, true])
      _ = try store.engage(plan)
      let later = now + 3 * Milliseconds.day
      let parts = try store.read { try $0.plannedParts(from: later) }
      #expect(
        parts
          == [anna, bo].map { sender in
            PlannedPart(
              engagement: .init(1), sequence: "intro", sender: sender, emails: 0, tasks: 2,
              first: later, last: later + Milliseconds.minute)
          })
      #expect(try store.read { try $0.plannedParts(from: later + 4 * Milliseconds.day) }.isEmpty)
      try store.write { try $0.rollBack(.init(1), at: now) }
      #expect(try store.read { try $0.plannedParts(from: now) }.isEmpty)
    }
  }

  @Test("Twice the same digest is once, and changes nothing", arguments: StoreKind.allCases)
  func idempotence(kind: StoreKind) throws {
    try kind.run { store in
      try StoreFixtures.fill(store, count: 5)
      let version = try store.version()
      let plan = try store.plan()
      let first = try store.engage(plan, version: version)
      let second = try store.engage(plan, version: version)
      #expect(!second.isNew && second.engagement == first.engagement)
      #expect(second.enrolled == 5 && second.sendings == 15)
      #expect(try store.version() == version + 1)
    }
  }

  @Test("A plan of another world is refused, and nothing is kept", arguments: StoreKind.allCases)
  func worldChanged(kind: StoreKind) throws {
    try kind.run { store in
      try StoreFixtures.fill(store, count: 3)
      let plan = try store.plan()
      let planned = try store.version()
      try store.write { try $0.setStatus(.replied, of: [StoreFixtures.email(0)]) }
      #expect(throws: StoreError.worldChanged(planned: planned, current: planned + 1)) {
        try store.engage(plan, version: planned)
      }
      #expect(try store.read { try $0.engagements(limit: 1) }.isEmpty)
      #expect(try store.version() == planned + 1)
    }
  }

  @Test(
    "A contact is live in one sequence only; the plan is refused whole, caught error or not",
    arguments: StoreKind.allCases)
  func alreadyEngaged(kind: StoreKind) throws {
    try kind.run { store in
      try StoreFixtures.fill(store, count: 6)
      try store.engage(try store.plan(ContactQuery(.emails([StoreFixtures.email(4)]))))
      let version = try store.version()
      let second = try store.plan(sequence: "other", digest: 2)
      let contact = try #require(try store.contact(StoreFixtures.email(4).text))
      let refusal = StoreError.alreadyEngaged(contact: contact.id, sequence: "intro")
      #expect(throws: refusal) { try store.engage(second) }
      #expect(throws: refusal) {
        try store.write { writer in
          do {
            _ = try writer.engage(second, version: version, by: anna, at: now)
          } catch {
            // As a script could.
          }
        }
      }
      #expect(try store.version() == version)
      #expect(try store.read { try $0.engagements(limit: 9) }.count == 1)
      #expect(try store.read { try $0.enrollments(of: StoreFixtures.email(0)) }.isEmpty)
      #expect(try store.contact(StoreFixtures.email(0).text)?.owner == nil)
    }
  }

  @Test(
    "Only planned emails hold quota; a task does not, nor what waits for it",
    arguments: StoreKind.allCases)
  func load(kind: StoreKind) throws {
    try kind.run { store in
      try StoreFixtures.fill(store, count: 4)
      try store.engage(try store.plan(isEmail: [true, false, true]))
      let day = Milliseconds.day
      let minute = Milliseconds.minute
      let all = [now, now + minute]
      let behindTask = [now + 6 * day, now + (6 * day + minute)]
      #expect(try store.read { try $0.load(from: now) } == [anna: all, bo: all])
      #expect(
        try store.read { try $0.load(from: now + 1) }
          == [anna: Array(all.dropFirst()), bo: Array(all.dropFirst())])
      #expect(try store.read { try $0.load(from: now + 7 * day) }.isEmpty)
      let ofBo = try store.read {
        try $0.load(of: bo, from: now + minute, through: now + 6 * day, upTo: .init(1))
      }
      // The plan that was committed had placed them, and its own explanation speaks of them.
      #expect(ofBo == MailboxLoad(own: [all[1], behindTask[0]]))
      let later = try store.read {
        try $0.load(of: bo, from: now, through: now + 7 * day, upTo: .init(2))
      }
      #expect(later == MailboxLoad(earlier: all))
      #expect(
        try store.read { try $0.starts(of: .init(1)) }
          == [now, now, now + minute, now + minute])
    }
  }

  @Test(
    "A contact starts with its first step, email or task",
    arguments: StoreKind.allCases)
  func starts(kind: StoreKind) throws {
    try kind.run { store in
      try StoreFixtures.fill(store, count: 1)
      try store.engage(try store.plan(isEmail: [false, true, true]))
      #expect(
        try store.read { try $0.starts(of: .init(1)) } == [now])
    }
  }

  @Test(
    "What held quota at an engagement's commit is told as it was, whatever was undone since",
    arguments: StoreKind.allCases)
  func loadOfThePast(kind: StoreKind) throws {
    try kind.run { store in
      try StoreFixtures.fill(store, count: 4)
      for number in 0..<3 {
        try store.engage(
          try store.plan(
            ContactQuery(.emails([StoreFixtures.email(number)])), sequence: "s\(number)",
            digest: number + 1, isEmail: [true]))
        if number == 1 { try store.write { try $0.rollBack(.init(1), at: now) } }
      }
      try store.write { try $0.rollBack(.init(2), at: now) }
      let loads = try store.read { reader in
        try (1...3).map {
          try reader.load(of: anna, from: now, through: now, upTo: .init($0))
        }
      }
      // 1 alone; 1 and 2, since 1 was undone after 2; 3 and 2, which was undone after 3.
      #expect(loads.map(\.earlier.count) == [0, 1, 1])
      #expect(loads.map(\.own.count) == [1, 1, 1])
      #expect(try store.read { try $0.load(from: now) } == [anna: [now]])
    }
  }

  @Test(
    "Histories tell the live sequence, its state, and every sequence before",
    arguments: StoreKind.allCases)
  func histories(kind: StoreKind) throws {
    try kind.run { store in
      try StoreFixtures.fill(store, count: 4)
      let first = ContactQuery(.emails([StoreFixtures.email(1)]))
      let second = ContactQuery(.emails([StoreFixtures.email(2)]))
      try store.engage(try store.plan(first, sequence: "intro", digest: 1))
      try store.engage(try store.plan(second, sequence: "other", digest: 2))
      try store.write { try $0.rollBack(.init(2), at: now) }
      let emails = ContactScope.emails((0..<4).map(StoreFixtures.email))
      for scope in [ContactScope.all, .list("all"), emails] {
        for sequence in ["intro", "other"] {
          let table = try store.table(ContactQuery(scope, sequence: sequence, histories: true))
          #expect(table.histories.map(\.everSequenced) == [false, true, false, false])
          #expect(
            table.histories.map(\.inThisSequence) == [false, sequence == "intro", false, false])
          #expect(table.histories.map(\.state) == [nil, .added, nil, nil])
          let live = table.histories.map { $0.live < 0 ? "" : table.sequenceNames[Int($0.live)] }
          #expect(live == ["", "intro", "", ""])
        }
        #expect(try store.table(ContactQuery(scope)).histories.allSatisfy { !$0.everSequenced })
      }
    }
  }

  @Test(
    "The edits a plan used move to its enrollments, and others stay",
    arguments: StoreKind.allCases)
  func edits(kind: StoreKind) throws {
    try kind.run { store in
      try StoreFixtures.fill(store, count: 2)
      let edit = { (contact: Int, step: Int) in
        StepEdit(
          contact: StoreFixtures.email(contact), sequence: "intro", step: step, subject: "Mine")
      }
      let unused = StepEdit(contact: StoreFixtures.email(0), sequence: "other", step: 1)
      try store.write { writer in
        for edit in [edit(0, 1), edit(0, 3), edit(1, 2), unused] { try writer.save(edit) }
      }
      var plan = try store.plan()
      plan.edits = [0: [edit(0, 3), edit(0, 1)], 1: [edit(1, 2)]]
      try store.engage(plan)
      #expect(try store.read { try $0.edits(sequence: "intro") }.isEmpty)
      #expect(try store.read { try $0.edits(sequence: "other") } == [unused])
      let enrollments = try store.read { try $0.enrollments(of: StoreFixtures.email(0)) }
      #expect(enrollments.map(\.edits) == [[edit(0, 1), edit(0, 3)]])

      // One made since then is the newer one, and stays when the engagement is undone.
      var newer = edit(1, 2)
      newer.subject = "Newer"
      try store.write { try $0.save(newer) }
      try store.write { try $0.rollBack(.init(1), at: now) }
      #expect(
        try store.read { try $0.edits(sequence: "intro") } == [edit(0, 1), edit(0, 3), newer])
    }
  }

  @Test(
    "The report counts enrollments, senders, steps, and lists what goes out next",
    arguments: StoreKind.allCases)
  func report(kind: StoreKind) throws {
    try kind.run { store in
      try StoreFixtures.fill(store, count: 5)
      let undone = ContactQuery(.emails([StoreFixtures.email(4)]))
      try store.engage(try store.plan(undone, digest: 9, isEmail: [true, false]))
      try store.write { try $0.rollBack(.init(1), at: now) }
      let rest = ContactQuery(.emails((0..<4).map(StoreFixtures.email)))
      try store.engage(try store.plan(rest, isEmail: [true, false]))
      let minute = Milliseconds.minute
      let day = Milliseconds.day
      let report = try store.read {
        try $0.report(sequence: "intro", now: now + minute, next: 3)
      }
      #expect(report.engagements == 1)
      #expect(report.states == [.added: 4, .rolledBack: 1])
      #expect(
        report.senders
          == [anna, bo].map {
            .init(
              sender: $0, contacts: 2, planned: 2,
              states: $0 == anna ? [.planned: 4, .cancelled: 2] : [.planned: 4],
              next: now + minute, last: now + minute)
          })
      #expect(report.cancelled == [.ended(.undoing): 2])
      #expect(report.moves.isEmpty && report.waiting.isEmpty)
      let tasks = now + (3 * day + minute)
      #expect(
        report.steps == [
          .init(
            step: 1, states: [.planned: 4, .cancelled: 1], next: now + minute,
            last: now + minute),
          .init(
            step: 2, states: [.planned: 4, .cancelled: 1], next: now + 3 * day, last: tasks),
        ])
      #expect(
        report.next == [
          .init(contact: StoreFixtures.email(1), step: 1, sender: anna, at: now + minute),
          .init(contact: StoreFixtures.email(3), step: 1, sender: bo, at: now + minute),
          .init(
            contact: StoreFixtures.email(0), step: 2, sender: anna, at: now + 3 * day,
            isEmail: false),
        ])
      let empty = try store.read { try $0.report(sequence: "nothing", now: now, next: 3) }
      #expect(empty.engagements == 0 && empty.senders.isEmpty && empty.next.isEmpty)
    }
  }
}
