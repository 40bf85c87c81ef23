import PerigeeCore
import PerigeeWorkspace

extension Session {
  /// What `reassign` would do.
  /// - Throws: as `reassign` does; who finds no slot is told in the outcome.
  package func foretellReassignment(_ order: ReassignOrder) throws -> RearrangementOutcome {
    try check(order)
    return try store.read { try reassigned(order, $0) }
  }

  /// Hands what a sender still has to send over to others, in one transaction: they own the contacts, and
  /// the moments are planned anew in their settings, none before the one that it had. What was sent stays
  /// the former sender's.
  /// - Parameter agreed: what `foretellReassignment` said; nil where nobody was asked.
  /// - Throws: `UnknownName` for a sender or a rule; `PlanningError.disabledSender`;
  ///   `SessionError.sameSender`, `.beyondHorizon`, `.changedMeanwhile`; `RuleError`.
  package func reassign(
    _ order: ReassignOrder, agreed: RearrangementOutcome? = nil
  ) throws -> RearrangementOutcome {
    try check(order)
    return try settle(agreed, plan: { try reassigned(order, $0) }) { writer, outcome in
      // A move keeps whose the email was, and so comes first.
      try writer.move(outcome.rearrangement.moves(by: actor, at: now))
      try writer.handOver(outcome.handovers)
      for (sender, handovers) in Dictionary(grouping: outcome.handovers, by: \.to)
        .sorted(by: { $0.key < $1.key })
      {
        try writer.record(
          entry(
            .reassign, order.from.text,
            "\(counted(handovers.count, "contact")) handed to \(sender)"))
      }
    }
  }

  private func check(_ order: ReassignOrder) throws {
    let senders = team.senders.map(\.email)
    if !senders.contains(order.from) {
      let left = try store.read { try $0.liveEnrollments() }.filter { $0.value > 0 }.keys
      guard left.contains(order.from) else {
        throw UnknownName(
          kind: .sender, name: order.from.text, known: Set(senders + left).sorted().map(\.text))
      }
    }
    guard case .sender(let to) = order.to else { return }
    guard let receiver = team.sender(to) else {
      throw UnknownName(kind: .sender, name: to.text, known: senders.map(\.text))
    }
    guard receiver.isEnabled else { throw PlanningError.disabledSender(to) }
    if to == order.from { throw SessionError.sameSender(to) }
  }

  private func reassigned(
    _ order: ReassignOrder, _ reader: any StoreReader
  ) throws -> RearrangementOutcome {
    let open = try reader.openEnrollments(.senders([order.from]))
    let receivers = try receivers(order, open, reader)
    let subjects = try subjects(open.filter { receivers[$0.id] != nil }, reader) {
      receivers[$0.id] ?? $0.sender
    }
    // What has no moment gets one when its enrollment goes on, or the task before it is done; it is handed
    // over all the same.
    let rearrangement = try rearranger(for: subjects, reader)
      .rearranged(subjects, unmoved: .reassigned) { subject, sending in
        sending.at.map { at in
          Rearranger.Mover(
            .reassigned, earliest: [at, subject.start(of: sending)].compactMap(\.self).max())
        }
      }
    var outcome = outcome(
      .reassign, rearrangement, enrollments: subjects.map(\.enrollment))
    outcome.handovers = subjects.map {
      Handover(enrollment: $0.enrollment.id, settings: SenderSettings($0.sender))
    }
    let handed = Set(outcome.handovers.map(\.enrollment))
    outcome.left = open.filter { !handed.contains($0.id) }.map {
      RearrangementOutcome.Left(
        contact: $0.contact, sequence: $0.sequence, reason: "the rule chose nobody else for it")
    }
    return outcome
  }

  /// Who takes each of `open`; nobody where a rule chooses nobody, or the one who has it.
  private func receivers(
    _ order: ReassignOrder, _ open: [OpenEnrollment], _ reader: any StoreReader
  ) throws -> [Enrollment.ID: EmailAddress] {
    switch order.to {
    case .sender(let to):
      return Dictionary(uniqueKeysWithValues: open.map { ($0.id, to) })
    case .rule(let name):
      let rule = try rules.senderRule(name)
      let candidates = team.candidates(of: rule).filter { $0.email != order.from }
      let byContact = Dictionary(open.map { ($0.contact, $0.id) }) { first, _ in first }
      var receivers: [Enrollment.ID: EmailAddress] = [:]
      var tally = SenderTally()
      let query = ContactQuery(
        .emails(open.map(\.contact)), variables: try reader.variables(), histories: true)
      let context = RuleContext(
        now: now, zone: team.zone, senders: team.senders.map(\.email),
        live: try reader.liveEnrollments())
      try reader.contacts(query) { table in
        try checkpoint()
        let answers = try rule.choose(
          table, rows: Array(0..<table.count), candidates: candidates, in: context,
          tally: &tally, counts: true)
        for (row, answer) in answers.enumerated() {
          guard let id = byContact[table.email(row)] else { continue }
          // The one who has it, or one who is disabled, takes nothing.
          receivers[id] = candidates.contains { $0.email == answer } ? answer : nil
        }
      }
      return receivers
    }
  }
}
