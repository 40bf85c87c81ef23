extension MemoryTransaction {
  func takeLease(
    for holder: DispatchLease.Holder, now: Instant, until: Instant,
    isGone: (DispatchLease.Holder) -> Bool
  ) throws -> TakenLease {
    if let since = state.dispatch.heldSince { throw DispatchError.held(since: since) }
    if let lease = state.dispatch.lease, now < lease.until, !isGone(lease.holder) {
      throw DispatchError.running(lease)
    }
    state.dispatch.newestLease += 1
    let lease = DispatchLease(
      fence: state.dispatch.newestLease, holder: holder, takenAt: now, until: until)
    state.dispatch.lease = lease
    return takeBack(for: lease)
  }

  private func takeBack(for lease: DispatchLease) -> TakenLease {
    var taken = TakenLease(lease: lease, released: 0, unknown: [])
    for place in state.enrollments.indices {
      let enrollment = state.enrollments[place].enrollment
      for (row, sending) in enrollment.sendings.enumerated() {
        guard sending.state == .claimed || sending.state == .committing else { continue }
        let key = MemoryDispatch.Key(enrollment: enrollment.id, step: sending.step)
        state.dispatch.fences[key, default: 0] += 1
        let isBegun = sending.state == .committing
        state.enrollments[place].enrollment.sendings[row].state = isBegun ? .unknown : .planned
        guard isBegun else {
          taken.released += 1
          continue
        }
        loseDelivery(key)
        taken.unknown.append(claim(of: sending, in: enrollment))
      }
    }
    return taken
  }

  private func loseDelivery(_ key: MemoryDispatch.Key) {
    let index = state.dispatch.deliveries.lastIndex {
      $0.enrollment == key.enrollment && $0.step == key.step && $0.outcome == .begun
    }
    guard let index else { return }
    state.dispatch.deliveries[index].outcome = .unknown
    state.dispatch.deliveries[index].answer = Delivery.lostAnswer
    // The clock of leases is not the one that emails are due by.
    state.dispatch.deliveries[index].at = state.dispatch.deliveries[index].at + Delivery.patience
  }

  func claim(of sending: Sending, in enrollment: Enrollment) -> SendingClaim {
    let key = MemoryDispatch.Key(enrollment: enrollment.id, step: sending.step)
    return SendingClaim(
      ticket: SendingTicket(
        enrollment: enrollment.id, step: sending.step, fence: state.dispatch.fences[key] ?? 0),
      engagement: enrollment.engagement, contact: enrollment.contact, sender: enrollment.sender,
      at: sending.at ?? Instant(milliseconds: 0))
  }

  func renewLease(_ fence: Int64, until: Instant) throws {
    guard state.dispatch.lease?.fence == fence else { throw DispatchError.leaseLost }
    state.dispatch.lease?.until = until
  }

  func endLease(_ fence: Int64) throws {
    if state.dispatch.lease?.fence == fence { state.dispatch.lease = nil }
  }

  func setHalt(_ halt: MailboxState.Halt?, of sender: EmailAddress) throws {
    state.dispatch.mailboxes[sender, default: MailboxState()].halt = halt
    if let told = halt?.told(of: sender) { try tell(told) }
  }

  func setWait(_ wait: MailboxWait?, of sender: EmailAddress) throws {
    state.dispatch.mailboxes[sender, default: MailboxState()].wait = wait
  }

  func holdDispatch(since now: Instant) throws {
    state.dispatch.heldSince = state.dispatch.heldSince ?? now
  }

  func releaseDispatch(_ others: [SendingPlace], at now: Instant) throws -> Int {
    guard let since = state.dispatch.heldSince else { return 0 }
    state.dispatch.heldSince = nil
    let others = Set(others)
    var count = 0
    for place in state.enrollments.indices {
      let stored = state.enrollments[place]
      let hasEnded = stored.records.contains { !$0.record.state.isLive && $0.record.at >= since }
      for (row, sending) in stored.enrollment.sendings.enumerated() where sending.isEmail {
        let isDue = sending.at.map { $0 <= now } ?? false
        let key = SendingPlace(enrollment: stored.enrollment.id, step: sending.step)
        switch sending.state {
        case .claimed, .committing: break
        case .planned where isDue || others.contains(key): break
        case .cancelled where hasEnded && (isDue || sending.at == nil): break
        default: continue
        }
        count += 1
        lose(row, of: place, at: now)
      }
    }
    return count
  }

  /// Another copy may have sent it.
  private func lose(_ row: Int, of place: Int, at now: Instant) {
    let enrollment = state.enrollments[place].enrollment
    let sending = enrollment.sendings[row]
    state.enrollments[place].enrollment.sendings[row].state = .unknown
    let key = MemoryDispatch.Key(enrollment: enrollment.id, step: sending.step)
    state.dispatch.fences[key, default: 0] += 1
    state.dispatch.deliveries.removeAll {
      $0.enrollment == key.enrollment && $0.step == key.step && $0.outcome == .begun
    }
    state.dispatch.deliveries.append(
      Delivery(
        enrollment: enrollment.id, step: sending.step, sender: enrollment.sender,
        at: min(now, (sending.at ?? now) + Milliseconds.hour), outcome: .unknown,
        answer: "another copy of this database may have sent it"))
  }
}
