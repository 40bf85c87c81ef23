import PerigeeCore
import PerigeeWorkspace

extension Session {
  /// What `upgrade` would change for whom.
  /// - Parameter sequence: by its name, one of the workspace.
  /// - Throws: as `upgrade` does; who finds no slot is told in the outcome.
  package func foretellUpgrade(of sequence: String) throws -> RearrangementOutcome {
    let sequence = try workspace.sequence(sequence)
    return try store.read { try upgraded(sequence, $0).outcome }
  }

  /// Lets those who are engaged in a sequence go on with what its file and the team file say now: texts,
  /// steps and what is frozen of their senders. What was sent stays; what is to go keeps its moment, unless
  /// the step wants another or the one before it comes too close.
  /// - Parameter agreed: what `foretellUpgrade` said; nil where nobody was asked.
  /// - Throws: `UnknownName` for a sequence; `SessionError.beyondHorizon`, `.changedMeanwhile`;
  ///   `RuleError`.
  package func upgrade(
    _ sequence: String, agreed: RearrangementOutcome? = nil
  ) throws -> RearrangementOutcome {
    let sequence = try workspace.sequence(sequence)
    return try write { writer in
      let (outcome, upgrades) = try upgraded(sequence, writer)
      if let agreed, agreed != outcome {
        throw SessionError.changedMeanwhile(action: outcome.action.rawValue)
      }
      try outcome.requireSlots()
      guard !outcome.isEmpty else { return outcome }
      let moves = outcome.rearrangement.moves(by: actor, at: now)
      try writer.move(removals(upgrades, outcome.enrollments))
      try writer.upgrade(upgrades)
      try writer.move(moves)
      try complete(outcome.enrollments, upgrades, writer)
      try writer.record(entry(.upgrade, sequence.name, outcome.counts))
      return outcome
    }
  }

  /// What is removed gives its place away first, which is kept as every move is.
  private func removals(
    _ upgrades: [EnrollmentUpgrade], _ enrollments: [OpenEnrollment]
  ) -> [SendingMove] {
    zip(upgrades, enrollments).flatMap { upgrade, enrollment in
      enrollment.planned.filter { upgrade.removed.contains($0.step) && $0.at != nil }.map {
        SendingMove(
          enrollment: upgrade.enrollment, step: $0.step, from: $0.at, to: nil, cause: .upgraded,
          at: now, user: user.email)
      }
    }
  }

  /// Who has no step left is through.
  private func complete(
    _ enrollments: [OpenEnrollment], _ upgrades: [EnrollmentUpgrade], _ writer: any StoreWriter
  ) throws {
    let through = zip(enrollments, upgrades).filter { enrollment, upgrade in
      upgrade.added.isEmpty
        && enrollment.sendings.allSatisfy {
          $0.state.isOutcome || upgrade.removed.contains($0.step)
        }
    }.map(\.0.contact)
    guard !through.isEmpty else { return }
    try writer.apply(
      .completion, to: EnrollmentScope(.contacts(through)),
      reason: "the newer version has no further step", by: actor, at: now)
  }

  // MARK: What changes

  private func upgraded(
    _ sequence: EmailSequence, _ reader: any StoreReader
  ) throws -> (outcome: RearrangementOutcome, upgrades: [EnrollmentUpgrade]) {
    let open = try reader.openEnrollments(.sequence(sequence.name))
    var left: [RearrangementOutcome.Left] = []
    var candidates: [UpgradeCandidate] = []
    var frozenSettings: [Engagement.ID: PlanSettings] = [:]
    for subject in try subjects(open, reader) {
      let id = subject.enrollment.engagement
      if frozenSettings[id] == nil {
        frozenSettings[id] = try reader.engagement(.id(id))?.settings
      }
      guard let candidate = candidate(subject, sequence, frozenSettings[id]) else { continue }
      if let reason = candidate.refusal {
        left.append(
          .init(contact: subject.enrollment.contact, sequence: sequence.name, reason: reason))
      } else {
        candidates.append(candidate)
      }
    }
    let senders = Set(usableSenders.map(\.email))
    left += open.filter { !senders.contains($0.sender) }.map(self.left)
    let (ready, upgrades, missing) = try frozen(candidates, reader)
    left += missing
    let rearrangement = try rearranged(ready, reader)
    var outcome = outcome(
      .upgrade, rearrangement, enrollments: ready.map(\.enrollment))
    outcome.left = left
    outcome.untouched = open.count - ready.count - left.count
    outcome.upgrades = groups(ready)
    return (outcome, upgrades)
  }

  /// Nil where nothing changes.
  private func candidate(
    _ subject: Rearranger.Subject, _ sequence: EmailSequence, _ frozen: PlanSettings?
  ) -> UpgradeCandidate? {
    let enrollment = subject.enrollment
    // What an upgrade took away before may come back.
    let kept =
      enrollment.sendings.last { $0.state != .planned && $0.step <= subject.steps.count }?.step ?? 0
    let steps = StepChange.changes(from: subject.steps, to: sequence.steps, after: kept)
    let now = SenderSettings(subject.sender)
    let settings = changedSettings(enrollment, frozen, to: now)
    guard !steps.isEmpty || !settings.isEmpty else { return nil }
    var version = sequence
    version.steps = Array(subject.steps.prefix(kept)) + sequence.steps.dropFirst(kept)
    return UpgradeCandidate(
      enrollment: enrollment, sender: subject.sender, request: subject.request, kept: kept,
      steps: steps, settings: settings,
      version: EnrollmentVersion(
        sequence: version, variables: version.variables, sender: now,
        unsubscribe: team.unsubscribe?.mailto,
        formerSender: enrollment.version?.formerSender), oldSteps: subject.steps)
  }

  /// What its emails have of the sender and the team that is another today, in words.
  private func changedSettings(
    _ enrollment: OpenEnrollment, _ frozen: PlanSettings?, to now: SenderSettings
  ) -> [String] {
    // An engagement of 0.1.0 has frozen nothing that could differ.
    guard let before = enrollment.version?.sender ?? frozen?.sender(enrollment.sender) else {
      return []
    }
    let unsubscribe = enrollment.version.map(\.unsubscribe) ?? frozen?.unsubscribe
    var changed: [String] = []
    if before.name != now.name { changed.append("name") }
    if before.signature != now.signature { changed.append("signature") }
    if before.replyTo != now.replyTo { changed.append("reply_to") }
    if unsubscribe != team.unsubscribe?.mailto { changed.append("unsubscribe") }
    return changed
  }

  /// Those whose values are whole, with them, and those who lack one.
  private func frozen(
    _ candidates: [UpgradeCandidate], _ reader: any StoreReader
  ) throws -> (
    ready: [UpgradeCandidate], upgrades: [EnrollmentUpgrade], missing: [RearrangementOutcome.Left]
  ) {
    var ready: [UpgradeCandidate] = []
    var upgrades: [EnrollmentUpgrade] = []
    var missing: [RearrangementOutcome.Left] = []
    let current = try currentValues(candidates, reader)
    for var candidate in candidates {
      let enrollments = try reader.enrollments(of: candidate.enrollment.contact)
      guard let enrollment = enrollments.first(where: { $0.id == candidate.enrollment.id }) else {
        continue
      }
      let (values, lacking) = try values(
        candidate, enrollment, current[candidate.enrollment.contact] ?? [:])
      guard lacking.isEmpty else {
        missing.append(
          .init(
            contact: enrollment.contact, sequence: enrollment.sequence,
            reason: "it has no value for \(enumerated(lacking)), which the newer text needs"))
        continue
      }
      candidate.version.variables = Set(candidate.version.variables).union(values.keys).sorted()
      ready.append(candidate)
      upgrades.append(candidate.upgrade(values))
    }
    return (ready, upgrades, missing)
  }

  /// What contacts have now, or fillers give, for the variables of the versions.
  private func currentValues(
    _ candidates: [UpgradeCandidate], _ reader: any StoreReader
  ) throws -> [EmailAddress: [String: String]] {
    let known = try reader.variables()
    let names = Set(candidates.flatMap(\.version.variables)).sorted()
    var values: [EmailAddress: [String: String]] = [:]
    let query = ContactQuery(
      .emails(candidates.map(\.enrollment.contact)), variables: known, histories: true)
    try reader.contacts(query) { table in
      try checkpoint()
      let rows = try table.filledValues(of: names, fillers: rules.fillers, in: ruleContext)
      for (row, own) in rows.enumerated() { values[table.email(row)] = own }
    }
    return values
  }

  /// The values to be frozen: what is frozen stays, and what only the newer texts mention is taken as it
  /// is now.
  private func values(
    _ candidate: UpgradeCandidate, _ enrollment: Enrollment, _ current: [String: String]
  ) throws -> (values: [String: String], lacking: [String]) {
    var values = enrollment.values
    var lacking: [String] = []
    let known = Set(candidate.oldSteps.flatMap(\.variables))
    for (index, step) in candidate.version.sequence.steps.enumerated()
    where index >= candidate.kept {
      var step = step
      if let edit = enrollment.edits.first(where: { $0.step == index + 1 }) {
        step = try step.applying(edit)
      }
      for name in step.variables where values[name] == nil && !known.contains(name) {
        values[name] = current[name]
      }
      for group in step.requirements where group.allSatisfy({ values[$0] == nil }) {
        for name in group { values[name] = current[name] }
        if group.allSatisfy({ values[$0] == nil }) {
          lacking.append(group.joined(separator: " or "))
        }
      }
    }
    return (values, Set(lacking).sorted())
  }

  private func rearranged(
    _ candidates: [UpgradeCandidate], _ reader: any StoreReader
  ) throws -> Rearrangement {
    let subjects = candidates.map { candidate in
      var enrollment = candidate.enrollment
      let removed = candidate.removed
      enrollment.sendings.removeAll { removed.contains($0.step) }
      enrollment.sendings += candidate.added.map {
        Sending(step: $0.step, at: nil, state: .planned, isEmail: $0.isEmail)
      }
      return Rearranger.Subject(
        enrollment, sender: candidate.sender, steps: candidate.version.sequence.steps,
        request: candidate.request)
    }
    // What is removed holds no quota any more.
    var rearranger = try rearranger(for: subjects, reader)
    for candidate in candidates where candidate.enrollment.state != .paused {
      for sending in candidate.enrollment.planned where candidate.removed.contains(sending.step) {
        if sending.isEmail, let at = sending.at {
          rearranger.release(at, of: candidate.enrollment.sender)
        }
      }
    }
    let moving = Dictionary(
      candidates.map { ($0.enrollment.id, Set($0.steps.filter(\.movesStep).map(\.step))) }
    ) { first, _ in first }
    return rearranger.rearranged(subjects) { subject, sending in
      guard subject.enrollment.state != .paused,
        moving[subject.enrollment.id]?.contains(sending.step) == true
      else { return nil }
      return Rearranger.Mover(.upgraded, earliest: subject.start(of: sending))
    }
  }

  private func groups(_ candidates: [UpgradeCandidate]) -> [UpgradedContacts] {
    var groups: [UpgradedContacts] = []
    for candidate in candidates {
      let contact = candidate.enrollment.contact
      let known = groups.firstIndex {
        $0.kept == candidate.kept && $0.steps == candidate.steps
          && $0.settings == candidate.settings
      }
      if let known {
        groups[known].contacts.append(contact)
      } else {
        groups.append(
          UpgradedContacts(
            kept: candidate.kept, steps: candidate.steps, settings: candidate.settings,
            contacts: [contact]))
      }
    }
    return groups
  }
}
