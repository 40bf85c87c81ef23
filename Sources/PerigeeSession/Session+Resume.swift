import PerigeeCore
import PerigeeWorkspace

extension Session {
  /// What `resume` would do, to be shown to whoever is asked.
  /// - Throws: as `resume` does; who finds no slot is told in the outcome.
  package func foretellResumption(_ order: ResumeOrder) throws -> RearrangementOutcome {
    let scope = try scope(of: order)
    return try store.read { try resumption(scope, $0) }
  }

  /// Lets paused enrollments go on, from the next coming slot (rule 29), in one transaction.
  /// - Parameter agreed: what `foretellResumption` said; nil where nobody was asked.
  /// - Throws: `UnknownName` for a contact, a list, a filter or a sequence;
  ///   `SessionError.beyondHorizon`, `.changedMeanwhile`.
  package func resume(
    _ order: ResumeOrder, agreed: RearrangementOutcome? = nil
  ) throws -> RearrangementOutcome {
    let scope = try scope(of: order)
    let blank = order.reason?.allSatisfy(\.isWhitespace) ?? true
    let reason = blank ? nil : order.reason
    return try settle(agreed, plan: { try resumption(scope, $0) }) { writer, outcome in
      try writer.apply(
        .resumption,
        to: EnrollmentScope(
          .contacts(outcome.enrollments.map(\.contact)), sequence: order.sequence),
        reason: reason, by: actor, at: now)
      try writer.move(outcome.rearrangement.moves(by: actor, at: now))
      try writer.record(entry(.resume, outcome, reason.map { ": \($0)" } ?? ""))
    }
  }

  private func scope(of order: ResumeOrder) throws -> EnrollmentScope {
    if let sequence = order.sequence { try requireSequence(sequence) }
    return EnrollmentScope(.contacts(try emails(order.contacts)), sequence: order.sequence)
  }

  func resumption(
    _ scope: EnrollmentScope, _ reader: any StoreReader, as cause: SendingMove.Cause = .resumed
  ) throws -> RearrangementOutcome {
    let changes = try reader.effects(of: .resumption, on: scope)
    let all = try reader.openEnrollments(.enrollments(changes.map(\.enrollment)))
    let subjects = try subjects(all, reader)
    let going = Set(subjects.map(\.enrollment.id))
    var stood: [Enrollment.ID: [Int: Instant]] = [:]
    for id in going {
      for case let move in try reader.moves(of: id) where move.from != nil {
        stood[id, default: [:]][move.step] = move.from
      }
    }
    let rearrangement = try rearranger(for: subjects, reader).rearranged(subjects) {
      Rearranger.Mover(
        cause, earliest: $0.start(of: $1), stood: stood[$0.enrollment.id]?[$1.step])
    }
    var outcome = outcome(
      .resume, rearrangement, enrollments: subjects.map(\.enrollment))
    outcome.left = all.filter { !going.contains($0.id) }.map(left)
    if case .contacts(let emails) = scope.whom { outcome.untouched = emails.count - all.count }
    return outcome
  }
}
