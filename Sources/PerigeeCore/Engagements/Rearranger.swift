/// Rearranges what is committed: from enrollments and which of their steps move to new moments, through
/// `Replanner`.
package struct Rearranger {
  /// An enrollment with what its steps say.
  package struct Subject {
    package var enrollment: OpenEnrollment
    /// From whom what is still to go is to go, with the settings of now.
    package var sender: Sender
    /// Of the version of the sequence that it is to go on with.
    package var steps: [Step]
    /// Of its engagement.
    package var request: PlanRequest
    /// By its name the zone that `sender` had when the engagement was planned; nil where it had no part.
    package var plannedZone: String?

    package init(
      _ enrollment: OpenEnrollment, sender: Sender, steps: [Step], request: PlanRequest,
      plannedZone: String? = nil
    ) {
      self.enrollment = enrollment
      self.sender = sender
      self.steps = steps
      self.request = request
      self.plannedZone = plannedZone
    }

    /// Not before this, beside rule 8, whatever happens: an engagement's start bounds who starts.
    package func start(of sending: Sending) -> Instant? {
      enrollment.previous == nil && sending.step == enrollment.planned.first?.step
        ? request.start : nil
    }
  }

  /// Why a step moves, and what holds it back.
  package struct Mover {
    package var cause: SendingMove.Cause
    /// Not before this; nil where nothing but the rules holds it back.
    package var earliest: Instant?
    /// Where it stood before it lost its moment; nil where its moment says it.
    package var stood: Instant?

    package init(_ cause: SendingMove.Cause, earliest: Instant? = nil, stood: Instant? = nil) {
      self.cause = cause
      self.earliest = earliest
      self.stood = stood
    }
  }

  private let zone: Zone
  private let now: Instant
  private var load: [EmailAddress: [Instant]]
  private let starts: [Engagement.ID: [Enrollment.ID: Instant]]

  /// - Parameters:
  ///   - zone: the team's.
  ///   - load: what holds quota, by sender, ascending, from `Quota.reach` before `now` on, with what is
  ///     to move.
  ///   - starts: when the contacts of engagements with a spread start, with those who are to move.
  package init(
    zone: Zone, now: Instant, load: [EmailAddress: [Instant]],
    starts: [Engagement.ID: [Enrollment.ID: Instant]]
  ) {
    self.zone = zone
    self.now = now
    self.load = load
    self.starts = starts
  }

  /// Takes an email out of the load that goes nowhere any more.
  package mutating func release(_ at: Instant, of sender: EmailAddress) {
    load[sender] = load[sender]?.without([at: 1])
  }

  /// - Parameters:
  ///   - unmoved: why a step that comes to where it was, or has no moment before and after, is a change too;
  ///     nil where it is none.
  ///   - mover: of a step that is planned; nil where it stays.
  package func rearranged(
    _ subjects: [Subject], unmoved: SendingMove.Cause? = nil,
    mover: (Subject, Sending) -> Mover?
  ) -> Rearrangement {
    let all = subjects.map { subject in
      (subject: subject, movers: subject.enrollment.planned.map { mover(subject, $0) })
    }
    let moving = all.filter { $0.movers.contains { $0 != nil } }
    let world = World(moving, load: load)
    let spreads = spreads(moving)
    let items = moving.map { subject, movers in
      Replanner.Item(
        mailbox: world.mailbox(subject.sender.email),
        steps: zip(subject.enrollment.planned, movers).map { sending, mover in
          Replanner.Remaining(
            subject.steps[sending.step - 1], at: sending.at, moves: mover != nil,
            earliest: mover?.earliest, stood: mover?.stood)
        },
        previous: subject.enrollment.previous,
        spread: spreads.index[subject.enrollment.engagement])
    }
    let horizon = now.adding(months: 6, in: zone)
    let placements = Replanner(zone: zone, now: now, horizon: horizon).place(
      items, mailboxes: world.mailboxes, spreads: spreads.all)
    var result = rearrangement(moving, placements, unmoved, horizon)
    if let unmoved {
      let resting = all.filter { $0.movers.allSatisfy { $0 == nil } }
      result.changes += resting.flatMap { Self.changes(of: $0.subject, unmoved) }
    }
    let never = Instant(milliseconds: .max)
    result.changes.sort {
      ($0.to ?? never, $0.enrollment, $0.step) < ($1.to ?? never, $1.enrollment, $1.step)
    }
    return result
  }

  /// Of a contact of whom nothing moves.
  private static func changes(
    of subject: Subject, _ unmoved: SendingMove.Cause
  ) -> [Rearrangement.Change] {
    subject.enrollment.planned.map {
      change(of: $0, subject, to: $0.at, because: unmoved)
    }
  }

  private static func change(
    of sending: Sending, _ subject: Subject, to: Instant?, because cause: SendingMove.Cause
  ) -> Rearrangement.Change {
    let enrollment = subject.enrollment
    return Rearrangement.Change(
      enrollment: enrollment.id, contact: enrollment.contact, sequence: enrollment.sequence,
      sender: subject.sender.email, step: sending.step, isEmail: sending.isEmail,
      from: sending.at, to: to, cause: cause)
  }

  private func rearrangement(
    _ moving: [(subject: Subject, movers: [Mover?])], _ placements: [[Replanner.Placement]],
    _ unmoved: SendingMove.Cause?, _ horizon: Instant
  ) -> Rearrangement {
    var result = Rearrangement(changes: [], contacts: moving.count)
    for (index, (subject, movers)) in moving.enumerated() {
      var unfitting: [Rearrangement.Change] = []
      for (step, sending) in subject.enrollment.planned.enumerated() {
        let placement = placements[index][step]
        let isSame = placement.moment == sending.at
        let cause = movers[step]?.cause ?? (isSame ? unmoved : nil) ?? .laterStep
        let change = Self.change(of: sending, subject, to: placement.moment, because: cause)
        if placement == .beyondHorizon { unfitting.append(change) }
        if !isSame || unmoved != nil { result.changes.append(change) }
      }
      guard !unfitting.isEmpty else { continue }
      var overrun =
        result.overrun
        ?? Rearrangement.Overrun(sender: subject.sender.email, horizon: horizon)
      overrun.contacts += 1
      overrun.steps += unfitting
      result.overrun = overrun
    }
    return result
  }

  /// The spreads of the engagements that have one, without the starts of who is to start elsewhere.
  private func spreads(
    _ moving: [(subject: Subject, movers: [Mover?])]
  ) -> (all: [Replanner.StartedSpread], index: [Engagement.ID: Int]) {
    var all: [Replanner.StartedSpread] = []
    var index: [Engagement.ID: Int] = [:]
    let restarting = Set(
      moving.filter { $0.subject.enrollment.previous == nil && $0.movers[0] != nil }
        .map(\.subject.enrollment.id))
    for (subject, _) in moving {
      let engagement = subject.enrollment.engagement
      guard index[engagement] == nil, case .spread(let spread) = subject.request.mode else {
        continue
      }
      index[engagement] = all.count
      let started = (starts[engagement] ?? [:]).filter { !restarting.contains($0.key) }.values
      all.append(Replanner.StartedSpread(spread, started: Array(started)))
    }
    return (all, index)
  }

  /// The mailboxes without what is to move.
  private struct World {
    private(set) var mailboxes: [Replanner.Mailbox] = []
    private var numbers: [EmailAddress: Int] = [:]

    init(
      _ moving: [(subject: Subject, movers: [Mover?])], load: [EmailAddress: [Instant]]
    ) {
      var released: [EmailAddress: [Instant: Int]] = [:]
      for (subject, movers) in moving {
        for (sending, mover) in zip(subject.enrollment.planned, movers) {
          guard mover != nil, sending.isEmail, let at = sending.at else { continue }
          released[subject.enrollment.sender, default: [:]][at, default: 0] += 1
        }
      }
      for sender in moving.map(\.subject.sender) where numbers[sender.email] == nil {
        numbers[sender.email] = mailboxes.count
        mailboxes.append(
          Replanner.Mailbox(
            sender: sender,
            load: (load[sender.email] ?? []).without(released[sender.email] ?? [:])))
      }
    }

    func mailbox(_ sender: EmailAddress) -> Int { numbers[sender]! }
  }
}

extension [Instant] {
  /// Without each moment of `counts` as often as it says.
  func without(_ counts: [Instant: Int]) -> [Instant] {
    guard !counts.isEmpty else { return self }
    var left = counts
    return filter { moment in
      guard let count = left[moment], count > 0 else { return true }
      left[moment] = count - 1
      return false
    }
  }
}
