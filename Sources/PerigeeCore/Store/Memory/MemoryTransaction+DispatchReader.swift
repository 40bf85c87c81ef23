extension MemoryTransaction {
  func dispatchLease() throws -> DispatchLease? { state.dispatch.lease }

  func dispatchHeldSince() throws -> Instant? { state.dispatch.heldSince }

  func stands(_ ticket: SendingTicket) throws -> Bool {
    standing(ticket).map { $0.sending.state == .claimed } ?? false
  }

  /// A sending whose newest claim a ticket names, by its places.
  func standing(_ ticket: SendingTicket) -> (place: Int, row: Int, sending: Sending)? {
    let key = MemoryDispatch.Key(enrollment: ticket.enrollment, step: ticket.step)
    guard state.dispatch.fences[key] == ticket.fence else { return nil }
    return found(ticket.enrollment, step: ticket.step)
  }

  func found(_ id: Enrollment.ID, step: Int) -> (place: Int, row: Int, sending: Sending)? {
    let place = Int(id.number) - 1
    guard state.enrollments.indices.contains(place) else { return nil }
    let sendings = state.enrollments[place].enrollment.sendings
    return sendings.firstIndex { $0.step == step }.map { (place, $0, sendings[$0]) }
  }

  func nextOpen(after step: Int, of enrollment: Enrollment.ID) throws -> Sending? {
    let place = Int(enrollment.number) - 1
    guard state.enrollments.indices.contains(place) else { return nil }
    return state.enrollments[place].enrollment.sendings.first { $0.step > step && $0.isOpen }
  }

  /// The planned emails of a sender whose contacts are neither paused nor done with, and before which no
  /// step is open; in the order of their moments.
  func plannedEmails(of sender: EmailAddress) -> [(enrollment: Enrollment, sending: Sending)] {
    let all = state.enrollments.map(\.enrollment)
      .filter { $0.sender == sender && $0.state.openSendings == .stay }
      .flatMap { enrollment in
        let first = enrollment.sendings.first { !$0.state.isOutcome }
        return first.map { [(enrollment: enrollment, sending: $0)] } ?? []
      }
    return all.filter { $0.sending.state == .planned && $0.sending.isEmail && $0.sending.at != nil }
      .sorted {
        ($0.sending.at!, $0.enrollment.id) < ($1.sending.at!, $1.enrollment.id)
      }
  }

  func lateSendings(
    of sender: EmailAddress, before moment: Instant, limit: Int
  ) throws -> [LateSending] {
    plannedEmails(of: sender).filter { $0.sending.at! < moment }.prefix(limit).map {
      LateSending(
        enrollment: $0.enrollment.id, contact: $0.enrollment.contact, step: $0.sending.step,
        at: $0.sending.at!)
    }
  }

  func nextEmail(of sender: EmailAddress) throws -> Instant? {
    plannedEmails(of: sender).first?.sending.at
  }

  func load(of sender: EmailAddress, from: Instant) throws -> [Instant] {
    try load(from: from)[sender] ?? []
  }

  func deliveries(of enrollment: Enrollment.ID) throws -> [Delivery] {
    state.dispatch.deliveries.filter { $0.enrollment == enrollment }
  }

  func newestAnswers(to sender: EmailAddress, limit: Int) throws -> [Delivery] {
    let answered = state.dispatch.deliveries.filter {
      $0.sender == sender && [.sent, .refused, .bounced].contains($0.outcome)
    }
    return answered.suffix(limit).reversed()
  }

  func dispatchStatus(now: Instant, today: Instant) throws -> DispatchStatus {
    let enrollments = state.enrollments.map(\.enrollment)
    let emails = enrollments.flatMap(\.sendings).filter(\.isEmail)
    let due = enrollments.filter { $0.state.openSendings == .stay }.flatMap(\.sendings)
      .count { $0.isEmail && $0.state == .planned && ($0.at.map { $0 <= now } ?? false) }
    return DispatchStatus(
      due: due, inFlight: emails.count { $0.state == .claimed || $0.state == .committing },
      sentToday: state.dispatch.deliveries.count { $0.outcome == .sent && $0.at >= today },
      mailboxes: try mailboxes(),
      unknown: enrollments.flatMap(unknowns), lease: state.dispatch.lease,
      heldSince: state.dispatch.heldSince, readings: try readings(), held: held())
  }

  private func held() -> [DispatchStatus.Held] {
    var counts: [String: Int] = [:]
    for enrollment in state.enrollments.map(\.enrollment)
    where enrollment.state.openSendings == .stay {
      for sending in enrollment.sendings where sending.isEmail && sending.state == .planned {
        let last = state.dispatch.deliveries.last {
          $0.enrollment == enrollment.id && $0.step == sending.step
        }
        guard let last, last.outcome == .held || last.outcome == .hookFailed else { continue }
        counts[last.answer ?? "", default: 0] += 1
      }
    }
    let order = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return order.prefix(DispatchStatus.Held.shown).map { .init(emails: $0.value, why: $0.key) }
  }

  func mailboxes() throws -> [EmailAddress: MailboxState] {
    state.dispatch.mailboxes.filter { $0.value != MailboxState() }
  }

  private func unknowns(_ enrollment: Enrollment) -> [DispatchStatus.Unknown] {
    enrollment.sendings.filter { $0.state == .unknown }.map { sending in
      let last = state.dispatch.deliveries.last {
        $0.enrollment == enrollment.id && $0.step == sending.step
      }
      return DispatchStatus.Unknown(
        contact: enrollment.contact, step: sending.step, sequence: enrollment.sequence,
        sender: stored(enrollment.id)?.sender(ofStep: sending.step) ?? enrollment.sender,
        at: last?.wentAt, why: last?.answer)
    }
  }
}
