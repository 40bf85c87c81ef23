import PerigeeCore
import StoreFixtures
import Testing

@Suite("What becomes of unknown emails, of silence and of undone tasks, in every store")
struct ResolveConformanceTests {
  /// The first emails of two contacts of Anna's are unknown.
  private func unknown(_ store: any Store) throws -> [Enrollment] {
    try StoreFixtures.fill(store, count: 4)
    try store.engage(try store.plan(isEmail: [true, true]))
    try store.write { writer in
      let lease = try writer.takeLease(
        for: .init(host: "here", process: 1, start: "x"), now: now, until: now + 60_000
      ) { _ in true }.lease
      let tickets = try writer.claim(
        ClaimOrder(
          lease: lease.fence, sender: anna, quota: .default, limit: 50,
          now: now + Milliseconds.minute, from: now, user: anna)
      ).claims.map(\.ticket)
      #expect(tickets.count == 2)
      _ = try writer.begin(tickets, at: now)
      for ticket in tickets {
        try writer.settle(ticket, as: .unknown("no answer"), by: anna, at: now)
      }
      try writer.endLease(lease.fence)
    }
    return try (0..<2).map { number in
      try #require(try store.read { try $0.enrollments(of: StoreFixtures.email(number)) }.last)
    }
  }

  @Test(
    "One whose dispatcher died is told with when it was handed over, also once it is found to be sent",
    arguments: StoreKind.allCases)
  func diedThenFound(kind: StoreKind) throws {
    try kind.run { store in
      try StoreFixtures.fill(store, count: 2)
      try store.engage(try store.plan(isEmail: [true, true]))
      try store.write { writer in
        let first = DispatchLease.Holder(host: "here", process: 1, start: "x")
        let lease = try writer.takeLease(for: first, now: now, until: now + 60_000) { _ in true }
        let tickets = try writer.claim(
          ClaimOrder(
            lease: lease.lease.fence, sender: anna, quota: .default, limit: 1,
            now: now + Milliseconds.minute, from: now, user: anna)
        ).claims.map(\.ticket)
        _ = try writer.begin(tickets, at: now)
        let next = DispatchLease.Holder(host: "here", process: 2, start: "y")
        let later = now + Milliseconds.minute
        let taken = try writer.takeLease(for: next, now: later, until: later + 60_000) { _ in true }
        let ticket = try #require(taken.unknown.first?.ticket)
        #expect(
          try writer.resolve(
            ticket.enrollment, step: ticket.step, as: .findSent,
            because: "it is in the Sent folder",
            by: anna, at: later))
        let delivery = try #require(try writer.deliveries(of: ticket.enrollment).last)
        #expect(delivery.outcome == .sent && delivery.wentAt == now)
        #expect(delivery.at == now + Delivery.patience)
        #expect(delivery.answer?.contains("it is in the Sent folder") == true)
      }
    }
  }

  private func sending(_ store: any Store, _ enrollment: Enrollment) throws -> Sending {
    try #require(
      try store.read { try $0.enrollments(of: enrollment.contact) }.last?.sendings.first)
  }

  @Test(
    "One is its mailbox's until it is sent again, which is whoever's the contact is by then",
    arguments: StoreKind.allCases)
  func handedOver(kind: StoreKind) throws {
    try kind.run { store in
      let enrollments = try unknown(store)
      let settings = SenderSettings(Sender(email: bo, name: "Bo", zone: .utc))
      try store.write {
        try $0.handOver(enrollments.map { Handover(enrollment: $0.id, settings: settings) })
      }
      let status = try store.read { try $0.dispatchStatus(now: now, today: now) }
      #expect(status.unknown.map(\.sender) == [anna, anna])
      let load = try store.read { try $0.load(from: now) }.mapValues(\.count)
      try store.write { writer in
        #expect(
          try writer.resolve(
            enrollments[0].id, step: 1, as: .resend, because: "Bo said so", by: bo, at: now))
        try writer.apply(
          .pause, to: .init(.enrollment(enrollments[1].id)), reason: nil, by: bo, at: now)
        #expect(
          try writer.resolve(
            enrollments[1].id, step: 1, as: .resend, because: "Bo said so", by: bo, at: now))
      }
      #expect(try sending(store, enrollments[0]).state == .planned)
      #expect(try store.read { try $0.nextEmail(of: anna) } == nil)
      let after = try store.read { try $0.load(from: now) }.mapValues(\.count)
      #expect(after[anna] == nil)
      // One came to Bo, and the paused one's second step went from him.
      #expect(after[bo] == (load[bo] ?? 0))
      let paused = try sending(store, enrollments[1])
      #expect(paused.state == .planned && paused.at == nil)
      let moves = try store.read { try $0.moves(of: enrollments[1].id) }
      #expect(moves.contains { $0.step == 1 && $0.from != nil && $0.to == nil })
      let deliveries = try store.read { try $0.deliveries(of: enrollments[0].id) }
      #expect(deliveries.map(\.sender) == [anna] && deliveries.map(\.outcome) == [.unknown])
      #expect(deliveries.map(\.answer) == ["no answer; sent again, as Bo said so"])
    }
  }

  @Test(
    "One that had no moment counts from when it may have gone at the latest",
    arguments: StoreKind.allCases)
  func withoutMoment(kind: StoreKind) throws {
    try kind.run { store in
      try StoreFixtures.fill(store, count: 2)
      try store.engage(try store.plan(isEmail: [true, true]))
      let contact = StoreFixtures.email(0)
      let id = try #require(try store.read { try $0.enrollments(of: contact) }.last).id
      try store.write { writer in
        try writer.holdDispatch(since: now)
        try writer.apply(.pause, to: .init(.enrollment(id)), reason: nil, by: anna, at: now)
        _ = try writer.releaseDispatch([SendingPlace(enrollment: id, step: 1)], at: now + 5)
      }
      let open = try #require(
        try store.read { try $0.openEnrollments(.enrollments([id])) }.first)
      #expect(open.sendings.map(\.state) == [.unknown, .planned])
      #expect(open.sentAt == [1: now + 5] && open.previous == now + 5)
    }
  }

  @Test(
    "Who is silent is found once the last step is long enough ago", arguments: StoreKind.allCases)
  func silence(kind: StoreKind) throws {
    try kind.run { store in
      let enrollments = try unknown(store)
      func silent(_ moment: Instant, limit: Int = 10) throws -> [Enrollment.ID] {
        try store.read { try $0.silentEnrollments(since: moment, limit: limit) }
      }
      #expect(try silent(now).isEmpty)
      for (index, enrollment) in enrollments.enumerated() {
        _ = try store.write {
          try $0.apply(
            .completion, to: .init(.enrollment(enrollment.id)), reason: nil, by: anna,
            at: now + Int64(index))
        }
      }
      #expect(try silent(Instant(milliseconds: now.milliseconds - 1)).isEmpty)
      #expect(try silent(now) == [enrollments[0].id])
      #expect(try silent(now + 1) == enrollments.map(\.id))
      #expect(try silent(now + 1, limit: 1) == [enrollments[0].id])
      _ = try store.write {
        try $0.apply(
          .silence, to: .init(.enrollment(enrollments[0].id)), reason: nil, by: anna, at: now)
      }
      #expect(try silent(now + 1) == [enrollments[1].id])
      #expect(try store.contact(enrollments[0].contact.text)?.status == .unresponsive)
    }
  }

  @Test(
    "An engagement of which a task was done is undone whole, and says how much was to go",
    arguments: StoreKind.allCases)
  func undone(kind: StoreKind) throws {
    try kind.run { store in
      try StoreFixtures.fill(store, count: 3)
      let last = StoreFixtures.email(2)
      try store.write { try $0.setStatus(.qualified, of: [last]) }
      try store.engage(try store.plan(isEmail: [false, true]))
      let first = try #require(
        try store.read { try $0.enrollments(of: StoreFixtures.email(0)) }.last)
      #expect(try store.read { try $0.openSendings(of: .init(1)) } == 6)
      try store.write { writer in
        try writer.settle(
          TaskOutcome(enrollment: first.id, step: 1, isDone: true, at: now, user: anna))
        try writer.apply(
          .progress, to: .init(.enrollment(first.id)), reason: nil, by: anna, at: now)
        try writer.apply(
          .stop, to: .init(.contacts([last])), reason: nil, by: anna, at: now)
      }
      #expect(try store.contact(first.contact.text)?.status == .contacted)
      #expect(try store.read { try $0.openSendings(of: .init(1)) } == 3)
      try store.write { try $0.rollBack(.init(1), at: now) }
      #expect(try store.contact(first.contact.text)?.status == .new)
      #expect(try store.contact(StoreFixtures.email(1).text)?.status == .new)
      #expect(try store.contact(last.text)?.status == .qualified)
      #expect(try store.read { try $0.openSendings(of: .init(1)) } == 0)
    }
  }
}
