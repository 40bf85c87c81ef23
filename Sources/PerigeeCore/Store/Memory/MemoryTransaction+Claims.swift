extension MemoryTransaction {
  func claim(_ order: ClaimOrder) throws -> ClaimRound {
    guard state.dispatch.lease?.fence == order.lease else { throw DispatchError.leaseLost }
    if let since = state.dispatch.heldSince { throw DispatchError.held(since: since) }
    let stopped = try stopForbidden(order)
    let due = due(order)
    guard !due.isEmpty, state.dispatch.mailboxes[order.sender]?.halt == nil else {
      return ClaimRound(stopped: stopped)
    }
    let counted = state.dispatch.deliveries.filter {
      $0.sender == order.sender && $0.outcome.isCounted && $0.outcome != .begun
    }.map(\.at).sorted(by: >)
    let (room, wait) = QuotaGate(quota: order.quota, now: order.now).room(
      inHand: inHand(of: order.sender), limit: order.limit,
      count: { moment in counted.count { $0 > moment } },
      newest: { counted.indices.contains($0) ? counted[$0] : nil })
    let claims = due.prefix(room).compactMap { take($0.enrollment, $0.sending) }
    return ClaimRound(claims: claims, stopped: stopped, wait: room < due.count ? wait : nil)
  }

  private func due(_ order: ClaimOrder) -> [(enrollment: Enrollment, sending: Sending)] {
    plannedEmails(of: order.sender).filter {
      order.from <= $0.sending.at! && $0.sending.at! <= order.now
    }
  }

  private func inHand(of sender: EmailAddress) -> Int {
    let claimed = state.enrollments.map(\.enrollment).filter { $0.sender == sender }
      .flatMap(\.sendings).count { $0.state == .claimed }
    return claimed
      + state.dispatch.deliveries.count { $0.sender == sender && $0.outcome == .begun }
  }

  private func take(_ enrollment: Enrollment, _ sending: Sending) -> SendingClaim? {
    guard let found = found(enrollment.id, step: sending.step) else { return nil }
    state.enrollments[found.place].enrollment.sendings[found.row].state = .claimed
    let key = MemoryDispatch.Key(enrollment: enrollment.id, step: sending.step)
    state.dispatch.fences[key, default: 0] += 1
    return claim(of: sending, in: enrollment)
  }

  private func stopForbidden(_ order: ClaimOrder) throws -> [EnrollmentChange] {
    let blacklist = Blacklist(state.blacklist)
    return try due(order).flatMap { enrollment, _ -> [EnrollmentChange] in
      let contact = state.contacts[try state.place(of: enrollment.contact)]
      let authorized = state.engagements.first {
        $0.engagement.id == enrollment.engagement
      }?.engagement.request.authorize
      let reason = DispatchScreening.reason(
        entry: blacklist.entry(covering: contact.email), status: contact.status,
        bounced: contact.bounced, isAuthorized: authorized ?? false)
      guard let reason else { return [] }
      return try apply(
        reason.event, to: EnrollmentScope(.contacts([contact.email])), reason: reason.words,
        by: order.user, at: order.now)
    }
  }

  func begin(_ tickets: [SendingTicket], at now: Instant) throws -> [Bool] {
    tickets.map { ticket in
      guard let found = standing(ticket), found.sending.state == .claimed else { return false }
      state.enrollments[found.place].enrollment.sendings[found.row].state = .committing
      state.dispatch.deliveries.append(
        Delivery(
          enrollment: ticket.enrollment, step: ticket.step,
          sender: state.enrollments[found.place].enrollment.sender, at: now, outcome: .begun,
          answer: nil))
      return true
    }
  }

  func settle(
    _ ticket: SendingTicket, as outcome: DeliveryOutcome, by user: EmailAddress, at now: Instant
  ) throws -> Bool {
    guard let found = standing(ticket), let after = found.sending.state.after(outcome.event)
    else { return false }
    let enrollment = state.enrollments[found.place].enrollment
    state.enrollments[found.place].enrollment.sendings[found.row].state = after
    if let kept = outcome.kept {
      state.dispatch.deliveries.removeAll {
        $0.enrollment == ticket.enrollment && $0.step == ticket.step && $0.outcome == .begun
      }
      state.dispatch.deliveries.append(
        Delivery(
          enrollment: ticket.enrollment, step: ticket.step, sender: enrollment.sender, at: now,
          outcome: kept.outcome, answer: kept.answer))
    }
    if case .refused(_, bounced: true) = outcome {
      state.contacts[try state.place(of: enrollment.contact)].bounced = true
    }
    try advance(enrollment.id, outcome.refusal, after, outcome.kept?.answer, user, now)
    return true
  }

  /// What an outcome means for the enrollment. One that has ended stays as it ended.
  private func advance(
    _ id: Enrollment.ID, _ refusal: EnrollmentEvent?, _ after: Sending.State, _ answer: String?,
    _ user: EmailAddress, _ now: Instant
  ) throws {
    let enrollment = state.enrollments[Int(id.number) - 1].enrollment
    guard enrollment.state.isLive else {
      // The contact has got an email all the same.
      let contact = try state.place(of: enrollment.contact)
      if after == .sent, let status = state.contacts[contact].status.after(.active) {
        state.contacts[contact].status = status
      }
      return
    }
    var event = refusal
    if after == .sent {
      event = enrollment.sendings.allSatisfy(\.state.isOutcome) ? .completion : .progress
    }
    guard let event else { return }
    _ = try apply(
      event, to: EnrollmentScope(.contacts([enrollment.contact])),
      reason: refusal == nil ? nil : answer, by: user, at: now)
  }

  func resolve(
    _ enrollment: Enrollment.ID, step: Int, as said: SendingResolution, because words: String,
    by user: EmailAddress, at now: Instant
  ) throws -> Bool {
    guard let found = found(enrollment, step: step), found.sending.state == .unknown,
      let after = found.sending.state.after(said.event)
    else { return false }
    state.enrollments[found.place].enrollment.sendings[found.row].state = after
    if after == .planned { planAgain(found.place, found.row, by: user, at: now) }
    let last = state.dispatch.deliveries.lastIndex {
      $0.enrollment == enrollment && $0.step == step && $0.outcome == .unknown
    }
    if let last {
      let resolution = after.resolution(words)
      let before = state.dispatch.deliveries[last].answer
      let isKept =
        resolution.outcome == .unknown || before?.hasPrefix(Delivery.lostAnswer) == true
      state.dispatch.deliveries[last].outcome = resolution.outcome
      state.dispatch.deliveries[last].answer =
        (isKept ? before.map { "\($0); " } ?? "" : "") + resolution.answer
    }
    try advance(
      enrollment, after == .failed ? .refusal : nil, after, words, user, now)
    return true
  }

  /// What is sent again goes from whoever has the enrollment now, and where that is paused it has no moment.
  private func planAgain(_ place: Int, _ row: Int, by user: EmailAddress, at now: Instant) {
    let enrollment = state.enrollments[place].enrollment
    let sending = enrollment.sendings[row]
    let key = MemoryDispatch.Key(enrollment: enrollment.id, step: sending.step)
    state.dispatch.fences[key, default: 0] += 1
    state.enrollments[place].formerSenders[sending.step] = nil
    guard enrollment.state.openSendings == .loseTheirMoments, let at = sending.at else { return }
    keep(
      SendingMove(
        enrollment: enrollment.id, step: sending.step, from: at, to: nil, cause: .paused, at: now,
        user: user), of: place)
    state.enrollments[place].enrollment.sendings[row].at = nil
  }
}
