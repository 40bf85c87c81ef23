import PerigeeCore
import StoreFixtures
import Testing

@Suite("Reports of what has become of sendings, in every store")
struct ReportConformanceTests {
  private func contacts(_ count: Int) -> [EmailAddress] { (0..<count).map(StoreFixtures.email) }

  /// An email, a task and an email to six contacts: 0, 1 and 2 by anna, the others by bo.
  private func engaged(_ store: any Store) throws {
    try StoreFixtures.fill(store, count: 6)
    try store.engage(try store.plan(isEmail: [true, false, true]))
  }

  private func apply(
    _ event: EnrollmentEvent, to contact: EmailAddress, _ store: any Store
  ) throws {
    _ = try store.write {
      try $0.apply(event, to: .init(.contacts([contact])), reason: nil, by: bo, at: now + 9)
    }
  }

  private func enrollment(_ store: any Store, _ contact: EmailAddress) throws -> Enrollment {
    try #require(try store.read { try $0.enrollments(of: contact) }.last)
  }

  private func report(_ store: any Store) throws -> SequenceReport {
    try store.read { try $0.report(sequence: "intro", now: now, next: 0) }
  }

  @Test("Every sending is counted once, by state and by cause", arguments: StoreKind.allCases)
  func causes(kind: StoreKind) throws {
    try kind.run { store in
      try engaged(store)
      #expect(try report(store).waiting == [.task(step: 2): 6])
      let all = contacts(6)
      try apply(.reply, to: all[0], store)
      try apply(.blacklisting, to: all[1], store)
      // The first end is the cause, whatever comes after it.
      try apply(.bounce, to: all[1], store)
      try apply(.pause, to: all[2], store)
      let skipped = try enrollment(store, all[3])
      try store.write { writer in
        try writer.settle(
          TaskOutcome(enrollment: skipped.id, step: 2, isDone: false, at: now + 9, user: bo))
        try writer.move([
          SendingMove(
            enrollment: skipped.id, step: 3, from: nil, to: now + 10, cause: .taskDone,
            at: now + 9, user: bo)
        ])
      }
      let report = try report(store)
      #expect(report.paused == 1)
      #expect(report.sendings == [.planned: 11, .cancelled: 7])
      #expect(report.cancelled == [.ended(.reply): 3, .ended(.blacklisting): 3, .skipped: 1])
      #expect(report.moves == [.paused: 2, .taskDone: 1])
      #expect(report.waiting == [.paused: 2, .task(step: 2): 3])
      let expected: [[Sending.State: Int]] = [
        [.planned: 3, .cancelled: 6], [.planned: 8, .cancelled: 1],
      ]
      #expect(report.senders.map(\.states) == expected)
      #expect(report.senders.map(\.planned) == [2, 6])
      #expect(report.steps.map { $0.states[.cancelled] ?? 0 } == [2, 3, 2])

      // Undone whole: what had ended before keeps its cause.
      try store.write { try $0.rollBack(.init(1), at: now + 10) }
      let undone = try self.report(store)
      #expect(undone.sendings == [.cancelled: 18])
      #expect(
        undone.cancelled == [
          .ended(.reply): 3, .ended(.blacklisting): 3, .skipped: 1, .ended(.undoing): 11,
        ])
      #expect(undone.waiting.isEmpty)
      #expect(undone.senders.map(\.contacts) == [0, 0])
    }
  }

  @Test(
    "A line an email: its moment, its state, and why it is cancelled or waits",
    arguments: StoreKind.allCases)
  func lines(kind: StoreKind) throws {
    try kind.run { store in
      try engaged(store)
      let all = contacts(6)
      try apply(.stop, to: all[0], store)
      try apply(.pause, to: all[1], store)
      var lines: [SendingLine] = []
      try store.read { try $0.sendingLines(sequence: "intro") { lines.append($0) } }
      #expect(lines.count == 12 && lines.allSatisfy { $0.step != 2 && $0.sequence == "intro" })
      let first = lines.filter { $0.contact == all[0] }
      #expect(first.map(\.state) == [.cancelled, .cancelled])
      #expect(first.map(\.cancelled) == [.ended(.stop), .ended(.stop)])
      #expect(first.map(\.at) == [now, nil])
      let second = lines.filter { $0.contact == all[1] }
      #expect(second.map(\.wait) == [.paused, .task(step: 2)] && second.map(\.at) == [nil, nil])
      let third = lines.filter { $0.contact == all[2] }
      #expect(third.map(\.sender) == [anna, anna])
      #expect(third.map(\.wait) == [nil, .task(step: 2)])
      #expect(
        third[0].cells(in: .utc) == [
          all[2].text, "intro", "1", anna.text,
          (now + 2 * Milliseconds.minute).rfc3339(in: .utc), "planned", "",
        ])
      #expect(third[1].cells(in: .utc).suffix(3) == ["", "planned", "task 2"])
    }
  }

  @Test("A mailbox's use: what is committed, in a stretch of time", arguments: StoreKind.allCases)
  func use(kind: StoreKind) throws {
    try kind.run { store in
      try engaged(store)
      try apply(.stop, to: contacts(6)[1], store)
      let use = try store.read {
        try $0.use(of: anna, from: now, before: now + 2 * Milliseconds.minute)
      }
      #expect(use.committed == [now] && use.sent.isEmpty && use.unknown.isEmpty)
      let later = try store.read {
        try $0.use(of: anna, from: now + 1, before: now + 99 * Milliseconds.day)
      }
      #expect(later.committed == [now + 2 * Milliseconds.minute])
      #expect(
        try store.read { try $0.use(of: cy, from: now, before: now + 1) } == MailboxUse())
    }
  }
}
