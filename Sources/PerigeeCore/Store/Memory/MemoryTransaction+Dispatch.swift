extension MemoryTransaction {
  func due(
    of sender: EmailAddress, from: Instant, through: Instant, limit: Int
  ) throws -> [DueSending] {
    var found: [DueSending] = []
    for stored in state.enrollments where stored.enrollment.sender == sender {
      for sending in stored.enrollment.sendings where sending.state == .planned {
        guard sending.holdsQuota, let at = sending.at, from <= at, at <= through else { continue }
        found.append(try due(sending, at, stored))
      }
    }
    return Array(found.sorted { $0.planned < $1.planned }.prefix(limit))
  }

  private func due(
    _ sending: Sending, _ at: Instant, _ stored: MemoryState.StoredEnrollment
  ) throws -> DueSending {
    let enrollment = stored.enrollment
    let contact = state.contacts[try state.place(of: enrollment.contact)]
    let earlier = enrollment.sendings.filter { $0.step < sending.step }
    let went = earlier.filter { $0.state == .sent }.compactMap {
      stored.deliveries[$0.step]?.delivery.at
    }
    let delivery = stored.deliveries[sending.step]
    return DueSending(
      enrollment: enrollment.id, engagement: enrollment.engagement, step: sending.step,
      planned: at, contact: contact.email, status: contact.status, bounced: contact.bounced,
      attempts: delivery?.delivery.attempts ?? 0, firstTried: delivery?.firstTried,
      earlier: earlier, previouslySent: went.max())
  }

  func sent(by sender: EmailAddress, after: Instant) throws -> Int {
    try sentMoments(of: sender, after: after).count
  }

  func sentMoments(of sender: EmailAddress, after: Instant) throws -> [Instant] {
    state.enrollments.flatMap { stored in
      stored.deliveries.values.filter { $0.sender == sender && $0.counts }.map(\.delivery.at)
    }
    .filter { $0 > after }.sorted()
  }

  func nextPlanned(of sender: EmailAddress, from: Instant) throws -> Instant? {
    state.enrollments.map(\.enrollment).filter { $0.sender == sender }
      .flatMap { $0.sendings.filter { $0.state == .planned && $0.holdsQuota }.compactMap(\.at) }
      .filter { $0 >= from }.min()
  }

  func claims() throws -> [Claim] { claims { $0 == .claimed || $0 == .committing } }

  func unknowns() throws -> [Claim] { claims { $0 == .unknown } }

  private func claims(_ isMeant: (Sending.State) -> Bool) -> [Claim] {
    state.enrollments.flatMap { stored in
      stored.enrollment.sendings.filter { isMeant($0.state) }.compactMap { sending in
        sending.at.map { at in
          Claim(
            enrollment: stored.enrollment.id, step: sending.step,
            fence: stored.fences[sending.step] ?? 0, sender: stored.enrollment.sender,
            contact: stored.enrollment.contact, planned: at,
            attempts: stored.deliveries[sending.step]?.delivery.attempts ?? 0)
        }
      }
    }
  }

  func enrollment(_ id: Enrollment.ID) throws -> Enrollment? {
    place(of: id).map { state.enrollments[$0].enrollment }
  }

  func deliveries(of enrollment: Enrollment.ID) throws -> [Delivery] {
    guard let place = place(of: enrollment) else { return [] }
    return state.enrollments[place].deliveries.values.map(\.delivery).sorted { $0.step < $1.step }
  }

  private func place(of id: Enrollment.ID) -> Int? {
    let place = Int(id.number) - 1
    return state.enrollments.indices.contains(place) ? place : nil
  }

  func claim(_ sendings: [DueSending], of sender: EmailAddress, at now: Instant) throws -> [Claim] {
    sendings.compactMap { due in
      guard let place = place(of: due.enrollment),
        let row = state.enrollments[place].enrollment.sendings.firstIndex(where: {
          $0.step == due.step && $0.state == .planned && $0.at == due.planned
        })
      else { return nil }
      state.enrollments[place].enrollment.sendings[row].state = .claimed
      let fence = (state.enrollments[place].fences[due.step] ?? 0) + 1
      state.enrollments[place].fences[due.step] = fence
      let before = state.enrollments[place].deliveries[due.step]
      let attempts = (before?.delivery.attempts ?? 0) + 1
      state.enrollments[place].deliveries[due.step] = .init(
        delivery: Delivery(
          step: due.step, at: now, attempts: attempts, answer: before?.delivery.answer),
        sender: sender, counts: true, firstTried: before?.firstTried ?? now)
      return Claim(
        enrollment: due.enrollment, step: due.step, fence: fence, sender: sender,
        contact: due.contact, planned: due.planned, attempts: attempts)
    }
  }

  func settle(
    _ claim: Claim, _ event: SendingEvent, answer: String?, at now: Instant
  ) throws -> Sending.State? {
    guard let place = place(of: claim.enrollment),
      (state.enrollments[place].fences[claim.step] ?? 0) == claim.fence,
      let row = state.enrollments[place].enrollment.sendings.firstIndex(where: {
        $0.step == claim.step && $0.at != nil
      }),
      let after = state.enrollments[place].enrollment.sendings[row].state.after(event)
    else { return nil }
    state.enrollments[place].enrollment.sendings[row].state = after
    if var stored = state.enrollments[place].deliveries[claim.step] {
      stored.counts = after.isOnItsWayOrSent
      if event.isOfTheWire { stored.delivery.at = now }
      stored.delivery.answer = answer ?? stored.delivery.answer
      state.enrollments[place].deliveries[claim.step] = stored
    }
    return after
  }

  func dispatcher() throws -> DispatcherLease? { state.dispatcher }

  func takeDispatcher(
    _ holder: DispatcherLease.Holder, by user: EmailAddress, at now: Instant, until: Instant
  ) throws -> DispatcherLease {
    state.dispatcherFence += 1
    let lease = DispatcherLease(
      holder: holder, fence: state.dispatcherFence, user: user, since: now, until: until)
    state.dispatcher = lease
    return lease
  }

  func renewDispatcher(fence: Int64, until: Instant) throws -> Bool {
    guard state.dispatcherFence == fence else { return false }
    state.dispatcher?.until = until
    return true
  }

  func endDispatcher(fence: Int64) throws {
    if state.dispatcherFence == fence { state.dispatcher = nil }
  }

  func halts() throws -> [SenderHalt] { state.halts.values.sorted { $0.sender < $1.sender } }

  func halt(_ halt: SenderHalt) throws { state.halts[halt.sender] = halt }

  func endHalt(of sender: EmailAddress) throws -> Bool {
    state.halts.removeValue(forKey: sender) != nil
  }

  func dispatchHold() throws -> DispatchHold? { state.hold }

  func setDispatchHold(_ hold: DispatchHold?) throws { state.hold = hold }
}
