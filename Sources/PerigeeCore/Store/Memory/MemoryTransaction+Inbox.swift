extension MemoryTransaction {
  func sendings(named names: [MessageName]) throws -> [NamedSending] {
    guard !names.isEmpty else { return [] }
    var found: [MessageName: NamedSending] = [:]
    for delivery in state.dispatch.deliveries {
      let enrollment = state.enrollments[Int(delivery.enrollment.number) - 1].enrollment
      guard let plan = try engagement(.id(enrollment.engagement))?.digest else { continue }
      let name = MessageName(plan: plan, contact: enrollment.contact, step: delivery.step)
      found[name] = NamedSending(
        name: name, enrollment: enrollment.id, step: delivery.step, contact: enrollment.contact)
    }
    return names.compactMap { found[$0] }
  }

  func incoming(_ id: Incoming.ID) throws -> Incoming? {
    state.inbox.incoming.first { $0.id == id }
  }

  func incoming(_ fingerprint: Digest) throws -> Incoming? {
    guard state.inbox.fingerprints.contains(fingerprint) else { return nil }
    return state.inbox.incoming.first { $0.reading.fingerprint == fingerprint }
  }

  func incoming(_ query: IncomingQuery) throws -> [Incoming] {
    let found = state.inbox.incoming.filter {
      (query.contact == nil || $0.contact == query.contact)
        && (!query.isUnmatched || ($0.contact == nil && $0.verdict != .own))
    }
    return found.suffix(query.limit ?? .max)
  }

  func softBounces(of contact: EmailAddress) throws -> [Instant] {
    state.inbox.incoming.filter { $0.contact == contact && $0.isSoftBounce }.map(\.cameAt)
  }

  func reading(of account: EmailAddress, folder: String) throws -> MailboxReading? {
    state.inbox.readings.first { $0.account == account && $0.folder == folder }
  }

  func readings() throws -> [MailboxReading] {
    state.inbox.readings.sorted { ($0.account, $0.folder) < ($1.account, $1.folder) }
  }

  func firstDelivery(of sender: EmailAddress) throws -> Instant? {
    state.dispatch.deliveries.filter { $0.sender == sender && $0.outcome.isCounted }.map(\.at).min()
  }

  func pauseEnds(of enrollments: [Enrollment.ID]) throws -> [PauseEnd] {
    enrollments.compactMap { state.inbox.pauseEnds[$0] }
  }

  func pausesOver(at moment: Instant, limit: Int) throws -> [PauseEnd] {
    let over = state.inbox.pauseEnds.values.filter { $0.until <= moment }
      .sorted { ($0.until, $0.enrollment) < ($1.until, $1.enrollment) }
    return Array(over.prefix(limit))
  }

  func keep(_ incoming: Incoming) throws -> Incoming.ID? {
    guard state.inbox.fingerprints.insert(incoming.reading.fingerprint).inserted else { return nil }
    var incoming = incoming
    incoming.id = Incoming.ID(Int64(state.inbox.incoming.count) + 1)
    state.inbox.incoming.append(incoming)
    return incoming.id
  }

  func change(_ incoming: Incoming) throws {
    guard let place = state.inbox.incoming.firstIndex(where: { $0.id == incoming.id }) else {
      return
    }
    state.inbox.incoming[place] = incoming
  }

  func forgetTexts(readBefore moment: Instant) throws {
    for place in state.inbox.incoming.indices
    where state.inbox.incoming[place].contact == nil
      && state.inbox.incoming[place].readAt < moment
    {
      state.inbox.incoming[place].reading.excerpt = ""
      state.inbox.incoming[place].reading.subject = ""
    }
  }

  func keep(_ reading: MailboxReading) throws {
    state.inbox.readings.removeAll {
      $0.account == reading.account && $0.folder == reading.folder
    }
    state.inbox.readings.append(reading)
  }

  func keep(_ end: PauseEnd) throws {
    guard stored(end.enrollment)?.enrollment.state == .paused else { return }
    state.inbox.pauseEnds[end.enrollment] = end
  }

  func removePauseEnd(of enrollment: Enrollment.ID) throws {
    state.inbox.pauseEnds[enrollment] = nil
  }

  /// What is sent is looked through each time.
  func indexMessages(limit: Int) throws -> Bool { true }

  func reopen(
    _ reopening: EnrollmentReopening, reason: String?, by user: EmailAddress, at now: Instant
  ) throws -> Bool {
    let place = Int(reopening.enrollment.number) - 1
    guard state.enrollments.indices.contains(place) else { return false }
    let stored = state.enrollments[place]
    let enrollment = stored.enrollment
    let isBusy = state.enrollments.contains {
      $0.enrollment.contact == enrollment.contact && $0.enrollment.state.isLive
    }
    guard enrollment.state.after(.reopening, hasSent: true) != nil,
      !(reopening.state.isLive && isBusy),
      let end = stored.records.last(where: { !$0.record.state.isLive })
    else { return false }
    state.enrollments[place].enrollment.state = reopening.state
    if reopening.state.isLive { takeBack(reopening, place, end.newest, user, now) }
    state.enrollments[place].records.append(
      .init(
        record: EnrollmentRecord(
          event: .reopening, state: reopening.state, at: now, user: user, reason: reason),
        newest: state.newestEngagement))
    state.inbox.pauseEnds[enrollment.id] = nil
    return true
  }

  /// The end, seen from later, took the moments: what held quota since is told by moves.
  private func takeBack(
    _ reopening: EnrollmentReopening, _ place: Int, _ newest: Engagement.ID, _ user: EmailAddress,
    _ now: Instant
  ) {
    let sendings = state.enrollments[place].enrollment.sendings
    for (row, sending) in sendings.enumerated()
    where sending.state == .cancelled && reopening.steps.contains(sending.step) {
      state.enrollments[place].enrollment.sendings[row].state = .planned
      state.enrollments[place].enrollment.sendings[row].at = nil
      guard let at = sending.at else { continue }
      let move = SendingMove(
        enrollment: reopening.enrollment, step: sending.step, from: at, to: nil,
        cause: .reclassified,
        at: now, user: user)
      state.enrollments[place].moves.append(
        .init(
          move: move, sender: state.enrollments[place].sender(ofStep: sending.step), newest: newest)
      )
    }
  }
}
