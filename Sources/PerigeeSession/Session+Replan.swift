import PerigeeCore
import PerigeeWorkspace

extension Session {
  /// What `replan` would move.
  /// - Parameter earlier: whether what waited for room goes as early as it wanted, where there is room now.
  ///   Who finds no slot is told in it.
  package func foretellReplan(earlier: Bool = false) throws -> RearrangementOutcome {
    try store.read { try replanned(earlier, $0) }
  }

  /// Moves what is planned and does not fit the settings of now (rule 33), in one transaction. Nothing goes
  /// before the moment that it had, unless `earlier`; then nothing goes before what it wanted.
  /// - Parameter agreed: what `foretellReplan` said; nil where nobody was asked.
  /// - Throws: `SessionError.beyondHorizon`, `.changedMeanwhile`.
  package func replan(
    earlier: Bool = false, agreed: RearrangementOutcome? = nil
  ) throws -> RearrangementOutcome {
    try settle(agreed, plan: { try replanned(earlier, $0) }) { writer, outcome in
      try writer.move(outcome.rearrangement.moves(by: actor, at: now))
      try writer.record(entry(.replan, outcome, outcome.rearrangement.causeWords))
    }
  }

  private func replanned(
    _ earlier: Bool, _ reader: any StoreReader
  ) throws -> RearrangementOutcome {
    let parts = try reader.plannedParts(from: now)
    let load = try reader.load(from: now - Quota.reach)
    let misfits = try misfits(
      reader, load: load, sequences: Set(try workspace.complete().sequences.map(\.name)))
    let affected = Set(misfits.all.filter { !$0.days.isEmpty }.compactMap(\.sender))
    let withTasks = Set(parts.filter { $0.tasks > 0 }.map(\.sender))
    let senders = usableSenders.map(\.email).filter {
      earlier || affected.contains($0) || withTasks.contains($0)
    }
    let open = try reader.openEnrollments(.senders(senders)).filter { $0.state != .paused }
    let subjects = try subjects(open, reader)
    let unfitting = UnfittingSteps(subjects, load: load, now: now)
    let rearranger = try rearranger(for: subjects, reader)
    let rearrangement =
      earlier
      ? broughtForward(subjects, unfitting, rearranger)
      : rearranger.rearranged(subjects) { subject, sending in
        unfitting.cause(subject.enrollment.id, step: sending.step).map {
          Rearranger.Mover($0, earliest: later(sending.at, subject.start(of: sending)))
        }
      }
    let moved = Set(rearrangement.changes.map(\.enrollment))
    var outcome = outcome(
      .replan, rearrangement, enrollments: open.filter { moved.contains($0.id) })
    outcome.waiting = misfits.all.filter { $0.kind == .disabledSender || $0.kind == .unknownSender }
    return outcome
  }

  private func later(_ one: Instant?, _ other: Instant?) -> Instant? {
    [one, other].compactMap(\.self).max()
  }

  /// Lets every step go as early as it wanted; who would only lose by it stays.
  private func broughtForward(
    _ subjects: [Rearranger.Subject], _ unfitting: UnfittingSteps, _ rearranger: Rearranger
  ) -> Rearrangement {
    var staying: Set<Enrollment.ID> = []
    while true {
      let result = rearranger.rearranged(subjects) { [now] subject, sending in
        let cause = unfitting.cause(subject.enrollment.id, step: sending.step)
        guard let at = sending.at, cause != nil || at >= now else { return nil }
        guard cause != nil || !staying.contains(subject.enrollment.id) else { return nil }
        return Rearranger.Mover(cause ?? .earlier, earliest: subject.start(of: sending))
      }
      let losing = result.changes.filter { change in
        guard change.cause == .earlier, let from = change.from else { return false }
        return change.to.map { $0 > from } ?? true
      }
      let lost = Set(losing.map(\.enrollment)).subtracting(staying)
      guard !lost.isEmpty else { return result }
      staying.formUnion(lost)
    }
  }
}

extension Rearrangement {
  /// ", 5 for quota, 2 for window".
  var causeWords: String {
    let counts = Dictionary(grouping: changes, by: \.cause).mapValues(\.count)
    return SendingMove.Cause.allCases.compactMap { cause in
      counts[cause].map { ", \(grouped($0)) for \(cause.words)" }
    }.joined()
  }
}
