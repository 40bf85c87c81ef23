import PerigeeCore
import Testing

@Suite("A plan as a value")
struct PlanValueTests {
  private func world(contacts: Int = 120) throws -> PlanWorld {
    var world = try PlanWorld()
    for index in 0..<contacts { try world.add("c\(index)@x.example") }
    return world
  }

  private func file(_ plan: Plan) throws -> [UInt8] {
    final class Sink { var bytes: [UInt8] = [] }
    let sink = Sink()
    try PlanFile.write(plan) { sink.bytes += $0 }
    return sink.bytes
  }

  @Test("The calendar of 1,000 contacts under 50 an hour and 400 a day")
  func goldenCalendar() throws {
    var world = try world(contacts: 1_000)
    world.request.start = try Make.instant("2026-11-23 09:00", world.team.zone)
    #expect(
      PlanCalendar(try world.plan()).text() == """
          week                  Mon  Tue  Wed  Thu  Fri  emails
          23 Nov – 29 Nov 2026  400  400  200    ·    ·   1,000

        """)
  }

  @Test("A plan file reads back as the plan, and any changed byte is refused")
  func planFile() throws {
    let plan = try world(contacts: 5).plan()
    let bytes = try file(plan)
    #expect(try PlanFile.decode(bytes) == PlanDocument(plan))
    for place in stride(from: 0, to: bytes.count, by: 7) {
      var changed = bytes
      changed[place] ^= 1
      #expect(throws: PlanFile.Fault.self) { try PlanFile.decode(changed) }
    }
    #expect(throws: PlanFile.Fault.self) { try PlanFile.decode(Array(bytes.dropLast(9))) }
  }

  @Test("Equal worlds give equal bytes, and whatever matters changes the digest")
  func digest() throws {
    let base = try world()
    let first = try base.plan()
    #expect(try file(first) == file(try base.plan()))
    let changes: [(inout PlanWorld) throws -> Void] = [
      { $0.request.seed = 9 }, { $0.request.mode = .spread(Spread(perDay: 10, perHour: nil)) },
      { $0.request.authorize = true },
      { $0.request.senders = .selected([$0.team.senders[1].email]) },
      { $0.sequence.safeguard = .off }, { try $0.add("new@x.example") },
      { $0.team.senders[0].quota.perHour = 10 },
      {
        $0.edits = [
          StepEdit(
            contact: try EmailAddress("c1@x.example"), sequence: "intro", step: 1, subject: "Other")
        ]
      },
    ]
    for change in changes {
      var other = base
      try change(&other)
      #expect(try other.plan().digest != first.digest)
    }
  }

  @Test("What would fit is what the error says: that value does, and one less does not")
  func horizonRemedy() throws {
    var world = try world(contacts: 400)
    world.team.senders[0].quota = Quota(perHour: 50, perDay: 2)
    let overrun: HorizonOverrun
    do {
      _ = try world.plan()
      Issue.record("everybody fits")
      return
    } catch PlanningError.horizon(let found) {
      overrun = found
    }
    guard case .quotaPerDay(from: 2, let enough)? = overrun.remedy else {
      Issue.record("\(overrun)")
      return
    }
    world.team.senders[0].quota.perDay = enough
    #expect(try world.plan().count == 400)
    world.team.senders[0].quota.perDay = enough - 1
    #expect(throws: PlanningError.self) { try world.plan() }
    world.request.fit = .truncate
    world.team.senders[0].quota.perDay = 2
    let truncated = try world.plan()
    #expect(truncated.count == overrun.fitting)
    #expect(truncated.excluded.count == 400 - overrun.fitting)
    #expect(truncated.excluded.allSatisfy { $0.reasons.map(\.code) == ["horizon"] })
  }

  @Test(
    "Every hour that an email waited has a cause, and all emails asked at once have the same",
    arguments: 0..<40)
  func explained(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var world = try world(contacts: Int.random(in: 1...150, using: &random))
    world.sequence.steps += try Make.steps([(after: 2, hour: 14), (after: 1, hour: nil)])
      .dropFirst()
    world.team.senders[0].quota = Quota(
      perHour: Int.random(in: 1...20, using: &random),
      perDay: Int.random(in: 5...60, using: &random))
    if Bool.random(using: &random) {
      world.request.mode = .spread(
        Spread(perDay: Int.random(in: 3...40, using: &random), perHour: 5))
    }
    world.request.fit = .truncate
    let plan = try world.plan()
    let explainer = Explainer(
      team: world.team, sender: world.team.senders[0], request: world.request,
      load: MailboxLoad(own: plan.times.sorted()),
      starts: (0..<plan.count).map { plan.time($0, step: 0) }.sorted())
    var delays: [Int: Explainer.Delay] = [:]
    explainer.delays(plan.sequence.steps, times: plan.times[...]) { delays[$0] = $1 }
    for enrollment in stride(from: 0, to: plan.count, by: 11) {
      let times = (0..<plan.steps).map { plan.time(enrollment, step: $0) }
      let explanation = explainer.explain(plan.sequence.steps, times: times)
      for placement in explanation.placements {
        #expect(
          !placement.waits.contains { $0.cause == .unknown },
          "seed \(seed), enrollment \(enrollment), \(placement)")
        let delay = delays[enrollment * plan.steps + placement.step - 1]
        #expect(delay?.cause == placement.binding, "seed \(seed), \(placement)")
        #expect(delay?.hours ?? 0 == placement.waits.reduce(0) { $0 + $1.hours })
      }
    }
  }

  @Test("No other limit that is lifted lets the last contact start earlier", arguments: 0..<60)
  func binding(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var world = try world(contacts: Int.random(in: 20...200, using: &random))
    let quota = Quota(
      perHour: Int.random(in: 2...12, using: &random),
      perDay: Int.random(in: 10...60, using: &random))
    world.team.senders[0].quota = quota
    world.request.fit = .truncate
    let plan = try world.plan()
    let starts = (0..<plan.count).map { plan.time($0, step: 0) }
    let last = try #require(starts.indices.max { starts[$0] < starts[$1] })
    let explainer = Explainer(
      team: world.team, sender: world.team.senders[0], request: world.request,
      load: MailboxLoad(own: plan.times.sorted()), starts: starts.sorted())
    let placement = explainer.explain(
      plan.sequence.steps, times: (0..<plan.steps).map { plan.time(last, step: $0) }
    ).placements[0]
    let lifted = try [
      Quota(perHour: nil, perDay: quota.perDay), Quota(perHour: quota.perHour, perDay: nil),
    ]
    .map { quota in
      world.team.senders[0].quota = quota
      let plan = try world.plan()
      return try #require((0..<plan.count).map { plan.time($0, step: 0) }.max())
    }
    let told: Comment = "\(quota), \(plan.count) contacts: \(String(describing: placement.binding))"
    let (withoutHour, withoutDay) = (lifted[0], lifted[1])
    switch placement.binding {
    case .quotaPerHour: #expect(withoutHour <= withoutDay + Milliseconds.hour, told)
    case .quotaPerDay: #expect(withoutDay <= withoutHour + Milliseconds.hour, told)
    default: #expect(placement.waits.allSatisfy { $0.cause.isWindow }, told)
    }
  }
}
