extension MemoryTransaction {
  func engage(
    _ plan: Plan, version: Int64, by user: EmailAddress, at now: Instant, written: (Int) -> Void
  ) throws -> EngageOutcome {
    if let standing = try engagement(.digest(plan.digest)), standing.rolledBackAt == nil {
      return EngageOutcome(
        engagement: standing.id, enrolled: standing.enrolled, sendings: standing.sendings,
        isNew: false)
    }
    guard version == state.version else {
      throw StoreError.worldChanged(planned: version, current: state.version)
    }
    let id = Engagement.ID(Int64(state.engagements.count + 1))
    state.engagements.append(
      .init(
        engagement: Engagement(
          id: id, digest: plan.digest, request: plan.request, sequence: plan.sequence,
          provenance: plan.provenance, settings: PlanSettings(plan), engagedBy: user,
          engagedAt: now, enrolled: plan.count, sendings: plan.times.count)))
    do {
      for part in plan.senders {
        for row in part.enrollments {
          try enroll(row, of: plan, as: id, from: part.sender.email)
          keepWaiting(row, of: plan, by: user, at: now)
        }
      }
    } catch {
      failure = error
      throw error
    }
    return EngageOutcome(
      engagement: id, enrolled: plan.count, sendings: plan.times.count, isNew: true)
  }

  private func enroll(
    _ row: Int, of plan: Plan, as engagement: Engagement.ID, from sender: EmailAddress
  ) throws {
    let place = try state.place(of: plan.contact(row))
    let before = state.contacts[place]
    let live = try enrollments(of: before.email).first { $0.state.isLive }
    if let live {
      throw StoreError.alreadyEngaged(contact: before.id, sequence: live.sequence)
    }
    state.contacts[place].owner = sender
    if before.status == .new { state.contacts[place].status = .added }
    let edits = (plan.edits[row] ?? []).sorted { $0.step < $1.step }
    for edit in edits { state.edits[Self.key(edit)] = nil }
    let values = zip(plan.variables, plan.values).compactMap { name, column in
      column.value(row).map { (name, $0) }
    }
    let capValues = zip(plan.capValues.keys, plan.capValues.columns).map { ($0, $1[row]) }
    state.enrollments.append(
      .init(
        enrollment: Enrollment(
          id: Enrollment.ID(Int64(state.enrollments.count + 1)), engagement: engagement,
          contact: before.email, sequence: plan.sequence.name,
          sender: sender, state: .added, previousOwner: before.owner,
          values: Dictionary(uniqueKeysWithValues: values), edits: edits,
          sendings: sendings(row, of: plan),
          capValues: Dictionary(uniqueKeysWithValues: capValues)), previousStatus: before.status))
  }

  private func sendings(_ row: Int, of plan: Plan) -> [Sending] {
    plan.sequence.steps.enumerated().map { index, step in
      Sending(
        step: index + 1,
        at: plan.sequence.isBehindTask(index) ? nil : plan.time(row, step: index),
        state: .planned, isEmail: step.isEmail)
    }
  }

  /// Where the plan has the steps that wait for a task; it knew no later plans, and they know nothing of it.
  private func keepWaiting(_ row: Int, of plan: Plan, by user: EmailAddress, at now: Instant) {
    let place = state.enrollments.count - 1
    for index in plan.sequence.steps.indices where plan.sequence.isBehindTask(index) {
      keep(
        SendingMove(
          enrollment: state.enrollments[place].enrollment.id, step: index + 1,
          from: plan.time(row, step: index), to: nil, cause: .behindTask, at: now, user: user),
        of: place)
    }
  }

  func rollBack(_ engagement: Engagement.ID, at now: Instant) throws {
    let place = state.engagements.firstIndex {
      $0.engagement.id == engagement && $0.engagement.rolledBackAt == nil
    }
    guard let place else {
      throw UnknownName(kind: .engagement, name: String(engagement.number))
    }
    let rows = state.enrollments.indices.filter {
      state.enrollments[$0].enrollment.engagement == engagement
    }
    let sent = rows.flatMap { state.enrollments[$0].enrollment.sendings }
      // What is claimed was told no server, and is taken back.
      .count { $0.isEmail && $0.state.isTried && $0.state != .claimed }
    guard sent == 0 else {
      throw StoreError.alreadySending(engagement: engagement.number, sent: sent)
    }
    for row in rows {
      // Taken out and put back: `undo` changes other parts of the state.
      var stored = state.enrollments[row]
      try undo(&stored)
      state.enrollments[row] = stored
    }
    state.engagements[place].engagement.rolledBackAt = now
    state.engagements[place].rolledBackAfter = state.newestEngagement
  }

  private func undo(_ stored: inout MemoryState.StoredEnrollment) throws {
    let place = try state.place(of: stored.enrollment.contact)
    if state.contacts[place].owner == stored.enrollment.sender {
      state.contacts[place].owner = stored.enrollment.previousOwner
    }
    if state.contacts[place].status == .added, stored.previousStatus == .new {
      state.contacts[place].status = .new
    }
    // A task that was done had brought it on, and nobody has answered to that.
    let events = Set(stored.records.map(\.record.event))
    let isProgress = ContactStatus.progress.contains { event, before, after in
      events.contains(event) && before == stored.previousStatus
        && after == state.contacts[place].status
    }
    if isProgress { state.contacts[place].status = stored.previousStatus }
    // An edit that was made since the engagement is the newer one, and stays.
    for edit in stored.enrollment.edits where state.edits[Self.key(edit)] == nil {
      state.edits[Self.key(edit)] = edit
    }
    stored.enrollment.edits = []
    stored.enrollment.state = .rolledBack
    for row in stored.enrollment.sendings.indices where stored.enrollment.sendings[row].isOpen {
      stored.enrollment.sendings[row].state = .cancelled
    }
  }
}
