extension MemoryTransaction {
  func report(sequence: String, now: Instant, next: Int) throws -> SequenceReport {
    let enrollments = state.enrollments.map(\.enrollment).filter { $0.sequence == sequence }
    let upcoming = enrollments.flatMap { enrollment in
      enrollment.sendings.filter { $0.state == .planned && $0.at >= now }.map {
        SequenceReport.NextSending(
          contact: enrollment.contact, step: $0.step, sender: enrollment.sender, at: $0.at,
          isEmail: $0.isEmail)
      }
    }
    let inOrder = upcoming.sorted {
      ($0.at, $0.sender, $0.contact, $0.step) < ($1.at, $1.sender, $1.contact, $1.step)
    }
    return SequenceReport(
      sequence: sequence,
      engagements: state.engagements.map(\.engagement).count {
        $0.sequence.name == sequence && $0.rolledBackAt == nil
      },
      states: Dictionary(grouping: enrollments, by: \.state).mapValues(\.count),
      senders: senderRows(enrollments, now: now), steps: stepRows(enrollments, now: now),
      next: Array(inOrder.prefix(next)))
  }

  private func senderRows(
    _ enrollments: [Enrollment], now: Instant
  ) -> [SequenceReport.SenderRow] {
    Dictionary(grouping: enrollments.filter { $0.state != .rolledBack }, by: \.sender)
      .map { sender, enrollments in
        let planned = enrollments.flatMap(\.sendings)
          .filter { $0.isEmail && $0.state == .planned }.map(\.at)
        return SequenceReport.SenderRow(
          sender: sender, contacts: enrollments.count, planned: planned.count,
          next: planned.filter { $0 >= now }.min(), last: planned.max())
      }
      .sorted { $0.sender < $1.sender }
  }

  private func stepRows(_ enrollments: [Enrollment], now: Instant) -> [SequenceReport.StepRow] {
    Dictionary(grouping: enrollments.flatMap(\.sendings), by: \.step)
      .map { step, sendings in
        let planned = sendings.filter { $0.state == .planned }.map(\.at)
        return SequenceReport.StepRow(
          step: step, states: Dictionary(grouping: sendings, by: \.state).mapValues(\.count),
          next: planned.filter { $0 >= now }.min(), last: planned.max())
      }
      .sorted { $0.step < $1.step }
  }
}
