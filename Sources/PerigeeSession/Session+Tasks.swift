package import PerigeeCore

// What people do by hand in a sequence, and what goes on when it is done.
extension Session {
  /// The open tasks, by their moments.
  /// - Throws: `UnknownName` for a sequence, and for a sender who has neither a mailbox nor a task.
  package func tasks(_ query: TaskQuery) throws -> TaskList {
    if let sequence = query.sequence { try requireSequence(sequence) }
    return try store.read { reader in
      let total = try reader.taskCount(query)
      if let sender = query.sender, total == 0, team.sender(sender) == nil {
        throw UnknownName(
          kind: .sender, name: sender.text, known: team.senders.map(\.email.text))
      }
      var sequences: [Engagement.ID: EmailSequence] = [:]
      let shown = try reader.tasks(query).map { task in
        if sequences[task.engagement] == nil {
          sequences[task.engagement] = try reader.engagement(.id(task.engagement))?.sequence
        }
        return listed(task, of: task.version?.sequence ?? sequences[task.engagement])
      }
      return TaskList(tasks: shown, total: total)
    }
  }

  private func listed(_ task: OpenTask, of sequence: EmailSequence?) -> ListedTask {
    let sender = team.sender(task.sender)
    let zone = sender?.zone ?? team.zone
    var text = ""
    if let steps = sequence?.steps, steps.indices.contains(task.step - 1),
      case .task(let template) = steps[task.step - 1].content
    {
      text = template.render { name in
        switch name {
        case "email": task.contact.text
        case "sender.name": sender?.name
        case "sender.email": task.sender.text
        default: task.values[name]
        }
      }
    }
    return ListedTask(
      task: task, zone: zone, urgency: task.urgency(at: now, in: zone), text: text)
  }

  /// Notes that a task was done, or is not to be done, and gives the steps behind it their moments, up to
  /// the next task: they count from now, through the quotas. Anybody of the team may, on record.
  /// - Parameters:
  ///   - step: counts from 1.
  ///   - sequence: the one that is meant; nil for the one that the contact is in.
  /// - Throws: `UnknownName` for a contact; `SessionError.notEngaged`, `.noSuchStep`, `.emailStep`,
  ///   `.taskClosed`, `.taskWaits`, `.dispatchHeld`.
  package func settleTask(
    of contact: EmailAddress, step: Int, isDone: Bool, sequence: String? = nil
  ) throws -> TaskSettlement {
    try write { writer in
      try requireRelease(writer)
      let enrollment = try enrollment(of: contact, sequence: sequence, writer)
      try check(enrollment, step, writer)
      let outcome = TaskOutcome(
        enrollment: enrollment.id, step: step, isDone: isDone, at: now, user: user.email)
      try writer.settle(outcome)
      try goOn(enrollment, after: outcome, writer)
      let settled = try self.enrollment(of: contact, sequence: enrollment.sequence, writer)
      let moments = try writer.move(moments(of: settled, after: outcome, writer))
      let settlement = TaskSettlement(
        outcome: outcome, contact: contact, sequence: settled.sequence, state: settled.state,
        moments: moments, waiting: waiting(settled, behind: step, except: moments),
        zone: team.sender(settled.sender)?.zone ?? team.zone)
      try writer.record(
        entry(isDone ? .taskDone : .taskSkip, contact.text, settlement.detail))
      return settlement
    }
  }

  /// The live enrollment of a contact, else the newest one that was not undone.
  private func enrollment(
    of contact: EmailAddress, sequence: String?, _ reader: any StoreReader
  ) throws -> Enrollment {
    guard try !reader.contacts(withEmails: [contact]).isEmpty else {
      throw UnknownName(kind: .contact, name: contact.text)
    }
    let all = try reader.enrollments(of: contact).filter {
      $0.state != .rolledBack && sequence ?? $0.sequence == $0.sequence
    }
    guard let found = all.last(where: \.state.isLive) ?? all.last else {
      throw SessionError.notEngaged(contact)
    }
    return found
  }

  private func check(_ enrollment: Enrollment, _ step: Int, _ reader: any StoreReader) throws {
    guard let sending = enrollment.sendings.first(where: { $0.step == step }) else {
      throw SessionError.noSuchStep(
        sequence: enrollment.sequence, step: step, steps: enrollment.sendings.count)
    }
    guard !sending.isEmail else {
      throw SessionError.emailStep(sequence: enrollment.sequence, step: step)
    }
    guard sending.isOpen else {
      let outcome = try reader.taskOutcomes(of: enrollment.id).first { $0.step == step }
      let history = try reader.history(of: enrollment.id)
      throw SessionError.taskClosed(
        contact: enrollment.contact, sequence: enrollment.sequence, step: step,
        how: outcome?.words(in: team.zone)
          ?? CancelCause(
            history: history, isSkipped: false, isUndone: enrollment.state == .rolledBack
          ).words)
    }
    if let task = enrollment.openTask(before: step) {
      throw SessionError.taskWaits(sequence: enrollment.sequence, step: step, task: task)
    }
  }

  /// Tells the enrollment: it ends with the last step, whatever that was.
  private func goOn(
    _ enrollment: Enrollment, after outcome: TaskOutcome, _ writer: any StoreWriter
  ) throws {
    let isLast = !enrollment.sendings.contains { $0.step != outcome.step && !$0.state.isOutcome }
    guard isLast || outcome.isDone else { return }
    try writer.apply(
      isLast ? .completion : .progress,
      to: EnrollmentScope(.contacts([enrollment.contact]), sequence: enrollment.sequence),
      reason: nil, by: actor, at: now)
  }

  private func waiting(
    _ enrollment: Enrollment, behind step: Int, except moments: [SendingMove]
  ) -> [(step: Int, cause: WaitCause)] {
    let placed = Set(moments.map(\.step))
    return enrollment.sendings.compactMap { sending in
      guard sending.step > step, !placed.contains(sending.step),
        let cause = enrollment.waitCause(of: sending)
      else { return nil }
      return (sending.step, cause)
    }
  }

  // MARK: Moments

  /// Moments for what waited for the task: rule 8 from the day of now, at the hour of the task's slot where
  /// a step names none; never before an earlier email that is still to go.
  private func moments(
    of enrollment: Enrollment, after outcome: TaskOutcome, _ reader: any StoreReader
  ) throws -> [SendingMove] {
    let freed = enrollment.sendings(freedBy: outcome.step)
    guard enrollment.state.isLive, !freed.isEmpty, let sender = team.sender(enrollment.sender),
      sender.isEnabled, let engagement = try reader.engagement(.id(enrollment.engagement))
    else { return [] }
    let before = enrollment.sendings.filter { $0.step <= outcome.step }
    let earlier = before.filter { $0.isEmail && !$0.state.isOutcome }.compactMap(\.at)
    let sequence = enrollment.version?.sequence ?? engagement.sequence
    var steps = freed.map { sequence.steps[$0.step - 1] }
    if steps[0].hour == nil, let slot = before.last?.at {
      steps[0].hour = sender.zone.local(slot).hour
    }
    let load = try reader.load(from: now - Quota.reach)[sender.email] ?? []
    let placements = Replanner(zone: team.zone, now: now).place(
      [
        Replanner.Item(
          mailbox: 0, steps: steps.map { Replanner.Remaining($0, at: nil, moves: true) },
          previous: (earlier + [now]).max())
      ], mailboxes: [Replanner.Mailbox(sender: sender, load: load)])
    return zip(freed, placements[0]).compactMap { sending, placement in
      placement.moment.map { moment in
        SendingMove(
          enrollment: enrollment.id, step: sending.step, from: nil, to: moment, cause: .taskDone,
          at: now, user: user.email)
      }
    }
  }
}

extension TaskOutcome {
  /// "bo@acme.example did it on Mon 23 Nov 2026 10:00 (Europe/Paris)".
  fileprivate func words(in zone: Zone) -> String {
    "\(user) \(isDone ? "did" : "skipped") it on \(at.zonedWords(in: zone))"
  }
}

extension TaskSettlement {
  /// For the log.
  fileprivate var detail: String {
    let next = moments.compactMap { move in
      move.to.map { "step \(move.step) on \($0.zonedWords(in: zone))" }
    }
    return "step \(outcome.step) of \(sequence)"
      + (next.isEmpty ? "" : "; next: \(next.joined(separator: ", "))")
  }
}
