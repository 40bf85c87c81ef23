extension MemoryTransaction {
  func engagement(_ key: EngagementKey) throws -> Engagement? {
    let engagements = state.engagements.map(\.engagement)
    switch key {
    case .id(let id):
      return engagements.first { $0.id == id }
    case .digest(let digest):
      let found = engagements.filter { $0.digest == digest }
      return found.first { $0.rolledBackAt == nil } ?? found.last
    }
  }

  func engagements(limit: Int) throws -> [Engagement] {
    state.engagements.map(\.engagement).suffix(limit).reversed()
  }

  func enrollments(of contact: EmailAddress) throws -> [Enrollment] {
    state.enrollments.map(\.enrollment).filter { $0.contact == contact }
  }

  func liveEnrollments() throws -> [EmailAddress: Int] {
    let live = state.enrollments.map(\.enrollment).filter(\.state.isLive)
    return Dictionary(grouping: live, by: \.sender).mapValues(\.count)
  }

  func load(from: Instant) throws -> [EmailAddress: [Instant]] {
    var load: [EmailAddress: [Instant]] = [:]
    for stored in state.enrollments {
      let times = stored.enrollment.sendings.filter { $0.holdsQuota && $0.at >= from }.map(\.at)
      if !times.isEmpty { load[stored.enrollment.sender, default: []] += times }
    }
    return load.mapValues { $0.sorted() }
  }

  func load(
    of sender: EmailAddress, from: Instant, through: Instant, upTo engagement: Engagement.ID
  ) throws -> [Instant] {
    // Those that were rolled back only after `engagement` stood when it was committed.
    let undoneLater = Set(
      state.engagements.filter { $0.rolledBackAfter.map { $0 >= engagement } ?? false }
        .map(\.engagement.id))
    return state.enrollments.map(\.enrollment)
      .filter { $0.sender == sender && $0.engagement <= engagement }
      .flatMap { enrollment in
        enrollment.sendings.filter {
          $0.holdsQuota || ($0.isEmail && undoneLater.contains(enrollment.engagement))
        }
      }
      .map(\.at).filter { from <= $0 && $0 <= through }.sorted()
  }

  func firstEmails(of engagement: Engagement.ID) throws -> [Instant] {
    state.enrollments.map(\.enrollment).filter { $0.engagement == engagement }
      .compactMap { $0.sendings.first(where: \.isEmail)?.at }.sorted()
  }

  func report(sequence: String, now: Instant, next: Int) throws -> SequenceReport {
    let enrollments = state.enrollments.map(\.enrollment).filter { $0.sequence == sequence }
    let upcoming = enrollments.flatMap { enrollment in
      enrollment.sendings.filter { $0.state == .planned && $0.at >= now }.map {
        SequenceReport.NextSending(
          contact: enrollment.contact, step: $0.step, sender: enrollment.sender, at: $0.at)
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

extension Sending {
  /// Counts against its sender's quota (rule 21); a task is no email.
  fileprivate var holdsQuota: Bool {
    switch state {
    case .planned: isEmail
    case .cancelled: false
    }
  }
}
