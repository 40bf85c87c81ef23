import PerigeeCore
import StoreFixtures
import Testing

@Suite("Tasks, in every store")
struct TaskConformanceTests {
  private func engaged(_ store: any Store, _ isEmail: [Bool]) throws {
    try StoreFixtures.fill(store, count: 4)
    try store.engage(try store.plan(isEmail: isEmail))
  }

  private func enrollment(_ store: any Store, _ number: Int) throws -> Enrollment {
    try #require(try store.read { try $0.enrollments(of: StoreFixtures.email(number)) }.last)
  }

  @Test(
    "Steps behind a task are committed without a moment, and where the plan has them is kept",
    arguments: StoreKind.allCases)
  func commit(kind: StoreKind) throws {
    try kind.run { store in
      try engaged(store, [true, false, true, false])
      let day = Milliseconds.day
      let first = try enrollment(store, 0)
      #expect(first.sendings.map(\.at) == [now, now + 3 * day, nil, nil])
      #expect(first.sendings.map(\.isEmail) == [true, false, true, false])
      #expect(first.sendings.allSatisfy { $0.state == .planned })
      #expect(
        try store.read { try $0.moves(of: first.id) }
          == [3, 4].map { step in
            SendingMove(
              enrollment: first.id, step: step, from: now + Int64(step - 1) * 3 * day, to: nil,
              cause: .behindTask, at: now, user: anna)
          })
    }
  }

  @Test(
    "Open tasks come in order of time, without the paused, the ended, and those behind another",
    arguments: StoreKind.allCases)
  func list(kind: StoreKind) throws {
    try kind.run { store in
      try engaged(store, [true, false, false])
      let tasks = try store.read { try $0.tasks(TaskQuery()) }
      #expect(tasks.map(\.contact) == [0, 2, 1, 3].map(StoreFixtures.email))
      #expect(tasks.map(\.sender) == [anna, bo, anna, bo])
      #expect(tasks.allSatisfy { $0.step == 2 && $0.sequence == "intro" })
      let first = try enrollment(store, 0)
      #expect(
        tasks[0]
          == OpenTask(
            enrollment: first.id, engagement: .init(1), contact: first.contact, sequence: "intro",
            step: 2, sender: anna, at: now + 3 * Milliseconds.day, values: first.values))
      try store.read { (reader) throws in
        #expect(try reader.tasks(TaskQuery(sender: bo, limit: 1)) == [tasks[1]])
        #expect(try reader.taskCount(TaskQuery(sender: bo, limit: 1)) == 2)
        #expect(try reader.tasks(TaskQuery(sequence: "other")).isEmpty)
        #expect(try reader.taskCount(TaskQuery(sequence: "intro")) == 4)
      }
      try store.write { writer in
        for (event, number) in [(EnrollmentEvent.pause, 0), (.reply, 2)] {
          try writer.apply(
            event, to: .init(.contacts([StoreFixtures.email(number)])), reason: nil, by: anna,
            at: now)
        }
      }
      #expect(
        try store.read { try $0.tasks(TaskQuery()) }.map(\.contact)
          == [1, 3].map(StoreFixtures.email))
    }
  }

  @Test("A task is settled once, and an email never", arguments: StoreKind.allCases)
  func settle(kind: StoreKind) throws {
    try kind.run { store in
      try engaged(store, [true, false, true])
      let (first, second) = (try enrollment(store, 0), try enrollment(store, 1))
      let outcome = { (id: Enrollment.ID, step: Int, isDone: Bool) in
        TaskOutcome(enrollment: id, step: step, isDone: isDone, at: now + 5, user: bo)
      }
      let version = try store.version()
      let isSettled = try store.write { try $0.settle(outcome(first.id, 2, true)) }
      #expect(isSettled)
      #expect(try store.version() == version + 1)
      try store.write { (writer) throws in
        #expect(try !writer.settle(outcome(first.id, 2, false)))
        #expect(try !writer.settle(outcome(first.id, 1, true)))
        #expect(try !writer.settle(outcome(.init(99), 2, true)))
        #expect(try writer.settle(outcome(second.id, 2, false)))
      }
      #expect(try enrollment(store, 0).sendings.map(\.state) == [.planned, .sent, .planned])
      #expect(try enrollment(store, 1).sendings.map(\.state) == [.planned, .cancelled, .planned])
      #expect(try store.read { try $0.taskOutcomes(of: first.id) } == [outcome(first.id, 2, true)])
      #expect(try store.read { try $0.tasks(TaskQuery()) }.count == 2)
      // A task that was done is no email that was sent: the engagement can still be undone.
      try store.write { try $0.rollBack(.init(1), at: now + 6) }
      #expect(try enrollment(store, 0).sendings.map(\.state) == [.cancelled, .sent, .cancelled])
    }
  }
}
