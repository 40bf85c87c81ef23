extension MemoryTransaction {
  func report(sequence: String, now: Instant, next: Int) throws -> SequenceReport {
    let stored = state.enrollments.filter { $0.enrollment.sequence == sequence }
    let enrollments = stored.map(\.enrollment)
    let upcoming = enrollments.flatMap { enrollment in
      enrollment.sendings.compactMap { sending -> SequenceReport.NextSending? in
        guard sending.state == .planned, let at = sending.at, at >= now else { return nil }
        return SequenceReport.NextSending(
          contact: enrollment.contact, step: sending.step, sender: enrollment.sender, at: at,
          isEmail: sending.isEmail)
      }
    }
    let inOrder = upcoming.sorted {
      ($0.at, $0.sender, $0.contact, $0.step) < ($1.at, $1.sender, $1.contact, $1.step)
    }
    let moves = stored.flatMap(\.moves).map(\.move.cause).filter { $0 != .behindTask }
    return SequenceReport(
      sequence: sequence,
      engagements: state.engagements.map(\.engagement).count {
        $0.sequence.name == sequence && $0.rolledBackAt == nil
      },
      states: Dictionary(grouping: enrollments, by: \.state).mapValues(\.count),
      senders: senderRows(stored, now: now), steps: stepRows(enrollments, now: now),
      next: Array(inOrder.prefix(next)),
      moves: Dictionary(grouping: moves) { $0 }.mapValues(\.count),
      cancelled: Dictionary(grouping: stored.flatMap(causes)) { $0 }.mapValues(\.count),
      waiting: Dictionary(grouping: enrollments.flatMap(waits)) { $0 }.mapValues(\.count))
  }

  private func causes(_ stored: MemoryState.StoredEnrollment) -> [CancelCause] {
    stored.enrollment.sendings.compactMap { cause(of: $0, in: stored) }
  }

  private func cause(
    of sending: Sending, in stored: MemoryState.StoredEnrollment
  ) -> CancelCause? {
    guard sending.state == .cancelled else { return nil }
    return CancelCause(
      history: stored.records.map(\.record),
      isSkipped: stored.tasks[sending.step].map { !$0.isDone } ?? false,
      isUndone: stored.enrollment.state == .rolledBack)
  }

  private func waits(_ enrollment: Enrollment) -> [WaitCause] {
    enrollment.sendings.compactMap(enrollment.waitCause)
  }

  /// A step that was over when its contact was handed over is its former sender's.
  private func senderRows(
    _ stored: [MemoryState.StoredEnrollment], now: Instant
  ) -> [SequenceReport.SenderRow] {
    let contacts = stored.map(\.enrollment).filter { $0.state != .rolledBack }
    let sendings = stored.flatMap { stored in
      stored.enrollment.sendings.map { (sender: stored.sender(ofStep: $0.step), sending: $0) }
    }
    return Dictionary(grouping: sendings, by: \.sender)
      .map { sender, sendings in
        let all = sendings.map(\.sending)
        let planned = all.filter { $0.isEmail && $0.state == .planned }
        let times = planned.compactMap(\.at)
        return SequenceReport.SenderRow(
          sender: sender, contacts: contacts.count { $0.sender == sender },
          planned: planned.count,
          states: Dictionary(grouping: all, by: \.state).mapValues(\.count),
          next: times.filter { $0 >= now }.min(), last: times.max())
      }
      .sorted { $0.sender < $1.sender }
  }

  private func stepRows(_ enrollments: [Enrollment], now: Instant) -> [SequenceReport.StepRow] {
    Dictionary(grouping: enrollments.flatMap(\.sendings), by: \.step)
      .map { step, sendings in
        let planned = sendings.filter { $0.state == .planned }.compactMap(\.at)
        return SequenceReport.StepRow(
          step: step, states: Dictionary(grouping: sendings, by: \.state).mapValues(\.count),
          next: planned.filter { $0 >= now }.min(), last: planned.max())
      }
      .sorted { $0.step < $1.step }
  }

  func sendingLines(sequence: String, _ body: (SendingLine) throws -> Void) throws {
    for stored in state.enrollments where stored.enrollment.sequence == sequence {
      let enrollment = stored.enrollment
      for sending in enrollment.sendings where sending.isEmail {
        try body(
          SendingLine(
            contact: enrollment.contact, sequence: sequence, step: sending.step,
            sender: stored.sender(ofStep: sending.step), at: sending.at, state: sending.state,
            cancelled: cause(of: sending, in: stored), wait: enrollment.waitCause(of: sending)))
      }
    }
  }

  func use(of sender: EmailAddress, from: Instant, before end: Instant) throws -> MailboxUse {
    let sendings = state.enrollments.flatMap { stored in
      stored.enrollment.sendings.filter {
        $0.holdsQuota && stored.sender(ofStep: $0.step) == sender
      }
    }
    var use = MailboxUse()
    for sending in sendings.sorted(by: { ($0.at ?? from) < ($1.at ?? from) }) {
      if let at = sending.at, from <= at, at < end { use.add(at, sending.state) }
    }
    return use
  }
}
