import PerigeeCore

/// What holds a plan's emails and tasks back: how many by cause, the worst of them, and what binds.
struct PlanDelays {
  struct Late {
    var enrollment: Int
    /// Counts from 0.
    var step: Int
    var hours: Int
    /// How many milliseconds lie between the moments.
    var length: Int64
  }

  struct Count {
    var sendings = 0
    /// The longest wait.
    var hours = 0
  }

  /// So many are shown one by one.
  static let mostShown = 20

  private(set) var counts: [Explanation.Cause: Count] = [:]
  /// The longest waits first, then by place in the plan.
  private(set) var worst: [(late: Late, zone: Zone, sentence: String)] = []
  /// What held back the contact of each sender that starts last; nil where nothing did.
  private(set) var bindings: [Explanation.Cause?] = []
  /// The contact that starts last of all, with what held it back.
  private(set) var last: (enrollment: Int, placement: Explanation.Placement, zone: Zone)?

  var total: Int { counts.values.reduce(0) { $0 + $1.sendings } }

  /// - Parameter load: what the plan's senders have beside it, ascending.
  init(_ plan: Plan, load: [EmailAddress: [Instant]]) {
    guard plan.count > 0 else { return }
    let starts = StartCounts(
      (0..<plan.count).map { plan.time($0, step: 0) }, under: plan.request.mode,
      in: plan.team.zone)
    let explainers = plan.senders.map { planned in
      Explainer(
        team: plan.team, sender: planned.sender, request: plan.request,
        load: MailboxLoad(
          earlier: load[planned.sender.email] ?? [], own: plan.emailTimes(of: planned)),
        starts: starts)
    }
    var late: [Late] = []
    for (planned, explainer) in zip(plan.senders, explainers) {
      add(planned, explainer, of: plan, to: &late)
    }
    let worst = Self.worst(late).map { late in
      let sender = plan.sender(of: late.enrollment)
      let placement = Self.explanation(late.enrollment, plan, explainers[sender])[late.step]
      let zone = plan.senders[sender].sender.zone
      return (late: late, zone: zone, sentence: placement.sentence(in: zone))
    }
    self.worst = worst
    let first = (0..<plan.count).max { plan.time($0, step: 0) < plan.time($1, step: 0) } ?? 0
    let sender = plan.sender(of: first)
    last = (
      first, Self.explanation(first, plan, explainers[sender])[0], plan.senders[sender].sender.zone
    )
  }

  private mutating func add(
    _ planned: PlannedSender, _ explainer: Explainer, of plan: Plan, to late: inout [Late]
  ) {
    let steps = plan.steps
    let range = planned.enrollments
    let last = range.max { plan.time($0, step: 0) < plan.time($1, step: 0) }
    var binding: Explanation.Cause?
    let times = plan.times[range.lowerBound * steps..<range.upperBound * steps]
    explainer.delays(plan.sequence.steps, times: times) { index, delay in
      counts[delay.cause, default: Count()].sendings += 1
      counts[delay.cause, default: Count()].hours = max(
        counts[delay.cause]?.hours ?? 0, delay.hours)
      if index % steps == 0, index / steps == last { binding = delay.cause }
      late.append(
        Late(
          enrollment: index / steps, step: index % steps, hours: delay.hours,
          length: delay.at.milliseconds - delay.wanted.milliseconds))
      // Only the worst are kept, whatever the size of the plan.
      if late.count > 4_096 { late = Self.worst(late) }
    }
    bindings.append(binding)
  }

  private static func worst(_ late: [Late]) -> [Late] {
    Array(
      late.sorted { ($1.length, $0.enrollment, $0.step) < ($0.length, $1.enrollment, $1.step) }
        .prefix(mostShown))
  }

  private static func explanation(
    _ enrollment: Int, _ plan: Plan, _ explainer: Explainer
  ) -> [Explanation.Placement] {
    let times = (0..<plan.steps).map { plan.time(enrollment, step: $0) }
    return explainer.explain(plan.sequence.steps, times: times).placements
  }

  /// By how many they hold back, then by words.
  var causes: [(cause: Explanation.Cause, count: Count)] {
    counts.map { (cause: $0.key, count: $0.value) }.sorted {
      ($1.count.sendings, $0.cause.words) < ($0.count.sendings, $1.cause.words)
    }
  }
}

extension Plan {
  /// The moments of a sender's emails, ascending.
  /// - Parameter isFirst: whether those of the first step alone, or of the others alone; nil for all.
  func emailTimes(of planned: PlannedSender, isFirst: Bool? = nil) -> [Instant] {
    let numbers = (0..<steps).filter {
      sequence.steps[$0].isEmail && (isFirst == nil || isFirst == ($0 == firstEmail))
    }
    return planned.enrollments.flatMap { enrollment in
      numbers.map { time(enrollment, step: $0) }
    }.sorted()
  }

  /// The first step that is an email, from 0; 0 where none is.
  private var firstEmail: Int { sequence.steps.firstIndex(where: \.isEmail) ?? 0 }
}
