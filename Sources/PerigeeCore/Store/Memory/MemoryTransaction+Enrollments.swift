extension MemoryTransaction {
  func effects(of event: EnrollmentEvent, on scope: EnrollmentScope) throws -> [EnrollmentChange] {
    try stirred(by: event, in: scope).map(\.change)
  }

  /// The enrollments that an event leads to another state, by their place.
  private func stirred(
    by event: EnrollmentEvent, in scope: EnrollmentScope
  ) throws -> [(place: Int, change: EnrollmentChange)] {
    try newestEnrollments(in: scope).compactMap { place in
      let enrollment = state.enrollments[place].enrollment
      let hasSent = enrollment.sendings.contains(where: \.state.isTried)
      guard let after = enrollment.state.after(event, hasSent: hasSent) else { return nil }
      let open = after.openSendings == .stay ? [] : enrollment.sendings.filter(\.isOpen)
      let change = EnrollmentChange(
        enrollment: enrollment.id, contact: enrollment.contact, sequence: enrollment.sequence,
        sender: enrollment.sender, before: enrollment.state, after: after, sendings: open.count,
        next: open.compactMap(\.at).min())
      return (place, change)
    }
  }

  private func newestEnrollments(in scope: EnrollmentScope) throws -> [Int] {
    if case .engagement(let id) = scope.whom, try engagement(.id(id)) == nil {
      throw UnknownName(kind: .engagement, name: String(id.number))
    }
    if case .enrollment(let id) = scope.whom {
      let place = Int(id.number) - 1
      guard state.enrollments.indices.contains(place),
        state.enrollments[place].enrollment.state != .rolledBack,
        scope.contains(state.enrollments[place].enrollment)
      else { return [] }
      return [place]
    }
    var newest: [EmailAddress: Int] = [:]
    for (place, stored) in state.enrollments.enumerated() {
      let enrollment = stored.enrollment
      guard enrollment.state != .rolledBack, scope.contains(enrollment) else { continue }
      newest[enrollment.contact] = place
    }
    return newest.values.sorted()
  }

  func apply(
    _ event: EnrollmentEvent, to scope: EnrollmentScope, reason: String?, by user: EmailAddress,
    at now: Instant
  ) throws -> [EnrollmentChange] {
    let stirred = try stirred(by: event, in: scope)
    for (place, change) in stirred {
      let record = EnrollmentRecord(
        event: event, state: change.after, at: now, user: user, reason: reason)
      state.enrollments[place].records.append(
        .init(record: record, newest: state.newestEngagement))
      state.enrollments[place].enrollment.state = change.after
      state.inbox.pauseEnds[change.enrollment] = nil
      settle(place, by: user, at: now)
      let contact = try state.place(of: change.contact)
      if let status = state.contacts[contact].status.after(change.after) {
        state.contacts[contact].status = status
      }
      if let told = change.told(of: event, reason: reason, at: now) { try tell(told) }
    }
    return stirred.map(\.change)
  }

  /// Does with the sendings that are still to go what the enrollment's state means for them.
  private func settle(_ place: Int, by user: EmailAddress, at now: Instant) {
    let enrollment = state.enrollments[place].enrollment
    for (row, sending) in enrollment.sendings.enumerated() where sending.isOpen {
      switch enrollment.state.openSendings {
      case .stay: break
      case .areCancelled:
        state.enrollments[place].enrollment.sendings[row].state = .cancelled
      case .loseTheirMoments:
        state.enrollments[place].enrollment.sendings[row].state = .planned
        state.enrollments[place].enrollment.sendings[row].at = nil
        guard let at = sending.at else { continue }
        keep(
          SendingMove(
            enrollment: enrollment.id, step: sending.step, from: at, to: nil, cause: .paused,
            at: now, user: user), of: place)
      }
    }
  }

  func keep(_ move: SendingMove, of place: Int) {
    state.enrollments[place].moves.append(
      .init(
        move: move, sender: state.enrollments[place].sender(ofStep: move.step),
        newest: state.newestEngagement))
  }

  func move(_ moves: [SendingMove]) throws -> [SendingMove] {
    moves.filter { move in
      let place = Int(move.enrollment.number) - 1
      guard state.enrollments.indices.contains(place) else { return false }
      let row = state.enrollments[place].enrollment.sendings.firstIndex {
        $0.step == move.step && $0.state == .planned && $0.at == move.from
      }
      guard let row else { return false }
      state.enrollments[place].enrollment.sendings[row].at = move.to
      keep(move, of: place)
      return true
    }
  }

  func history(of enrollment: Enrollment.ID) throws -> [EnrollmentRecord] {
    stored(enrollment)?.records.map(\.record) ?? []
  }

  func silentEnrollments(since moment: Instant, limit: Int) throws -> [Enrollment.ID] {
    let silent = state.enrollments.lazy.filter { stored in
      guard stored.enrollment.state == .stopped else { return false }
      let last = stored.records.last { $0.record.event == .completion }
      return last.map { $0.record.at <= moment } ?? false
    }
    return silent.prefix(limit).map(\.enrollment.id)
  }

  func moves(of enrollment: Enrollment.ID) throws -> [SendingMove] {
    stored(enrollment)?.moves.map(\.move) ?? []
  }

  func stored(_ id: Enrollment.ID) -> MemoryState.StoredEnrollment? {
    state.enrollments.first { $0.enrollment.id == id }
  }
}
