package import PerigeeCore

extension Session {
  /// How often a plan is made again beside other writers, before it is made again inside the
  /// transaction that commits it.
  static let replansBesideWriters = 2

  /// Commits exactly the proposed plan, or says what changed and commits nothing (rule 27).
  ///
  /// The store takes a plan only for the version of the world it was made from. Where the world has
  /// moved on, the plan is made again from the same request: if it comes out the same to the byte,
  /// what changed did not matter, and the commit is tried with the newer version. So that this ends
  /// beside somebody who writes all the time, the last time is inside the transaction.
  /// - Throws: `SessionError.planChanged`, `.planPast`, `.emptyPlan`, `StoreError`.
  package func engage(_ proposal: Proposal) throws -> EngageOutcome {
    var proposal = proposal
    if let outcome = try standing(proposal.plan) { return outcome }
    try check(proposal.plan)
    try automation?.spend(proposal.plan.count)
    for _ in 0..<Self.replansBesideWriters {
      do {
        return try write { try commit(proposal, to: $0) }
      } catch StoreError.worldChanged {
        proposal = try store.read { try planAgain(proposal, from: $0) }
      }
    }
    // No other process can write while this plans, for seconds where there are very many contacts:
    // they wait, and would be told that the store is busy after ten. That is why it is the last
    // resort and not the first.
    return try write { writer in
      if try writer.version != proposal.version {
        proposal = try planAgain(proposal, from: writer)
      }
      return try commit(proposal, to: writer)
    }
  }

  /// The proposal for the world that `reader` sees.
  /// - Throws: `SessionError.planChanged` where it is another plan there.
  private func planAgain(_ proposal: Proposal, from reader: any StoreReader) throws -> Proposal {
    let again = try plan(proposal.recipe, from: reader)
    guard again.plan.digest == proposal.plan.digest else {
      throw SessionError.planChanged(
        PlanDifference(from: PlanDocument(proposal.plan), to: PlanDocument(again.plan)),
        planned: proposal.plan.digest, current: again.plan.digest)
    }
    return again
  }

  /// Commits the plan of a plan file, which is planned again and has to come out the same: a file
  /// is never trusted with a quota.
  package func engage(_ document: PlanDocument) throws -> EngageOutcome {
    if let outcome = try standing(document.digest) { return outcome }
    let proposal = try plan(document)
    guard proposal.plan.digest == document.digest else {
      throw SessionError.planChanged(
        PlanDifference(from: document, to: PlanDocument(proposal.plan)),
        planned: document.digest, current: proposal.plan.digest)
    }
    return try engage(proposal)
  }

  private func commit(_ proposal: Proposal, to writer: any StoreWriter) throws -> EngageOutcome {
    let plan = proposal.plan
    try requireGrant(plan, writer)
    let outcome = try writer.engage(
      plan, version: proposal.version, by: user.email, at: now,
      written: {
        let isOfEmails = plan.emails == plan.times.count
        progress?($0, plan.times.count, isOfEmails ? "emails" : "emails and tasks")
      })
    guard outcome.isNew else { return outcome }
    if let automation {
      automation.note(plan.digest)
      try writer.noteEngagement(byAutomation: automation.name, at: now)
    }
    try writer.record(
      entry(
        .engage, plan.sequence.name,
        Self.logDetail(outcome.engagement) + " \(counted(plan.count, "contact")), "
          + "\(counted(plan.emails, "email")), digest \(plan.digest)"))
    if plan.request.authorize {
      try writer.record(
        entry(.authorize, plan.sequence.name, "engagement \(outcome.engagement.number)"))
    }
    let changes = plan.ownerChanges.count
    if changes > 0 {
      try writer.record(
        entry(
          .changeOwner, plan.sequence.name,
          "\(counted(changes, "contact")) by engagement \(outcome.engagement.number)"))
    }
    return outcome
  }

  /// "Twice the same digest is once."
  private func standing(_ plan: Plan) throws -> EngageOutcome? { try standing(plan.digest) }

  private func standing(_ digest: Digest) throws -> EngageOutcome? {
    guard let engagement = try store.read({ try $0.engagement(.digest(digest)) }),
      engagement.rolledBackAt == nil
    else { return nil }
    return EngageOutcome(
      engagement: engagement.id, enrolled: engagement.enrolled, sendings: engagement.sendings,
      isNew: false)
  }

  private func check(_ plan: Plan) throws {
    guard let first = plan.span?.lowerBound else {
      throw SessionError.emptyPlan(excluded: plan.excluded.count)
    }
    guard first >= now else {
      throw SessionError.planPast(first: first, now: now, zone: team.zone)
    }
  }

  /// What `rollBack` would undo, to be shown to whoever is asked.
  /// - Throws: as `rollBack` does, but for what has been sent meanwhile.
  package func rollback(of id: Engagement.ID) throws -> Rollback {
    try store.read {
      Rollback(
        try standing(id, $0), cancelled: try $0.openSendings(of: id), zone: team.zone)
    }
  }

  /// Undoes an engagement of which nothing was sent (rule 30); a member only their own.
  /// - Throws: `UnknownName`, `SessionError.notTheOwner`, `.undoneAlready`, `.dispatchHeld`,
  ///   `StoreError.alreadySending`; `AutomationError.forPeople` for an automation that has not engaged it.
  @discardableResult
  package func rollBack(_ id: Engagement.ID) throws -> Rollback {
    try write { writer in
      let engagement = try standing(id, writer)
      try requireOwnRollback(of: id, writer)
      try requireRelease(writer)
      let cancelled = try writer.openSendings(of: id)
      try writer.rollBack(id, at: now)
      try writer.record(
        entry(
          .rollBack, engagement.sequence.name,
          Self.logDetail(id) + " \(counted(engagement.enrolled, "contact"))"))
      return Rollback(engagement, cancelled: cancelled, zone: team.zone)
    }
  }

  /// What people approved or engaged is undone by people.
  private func requireOwnRollback(of id: Engagement.ID, _ reader: any StoreReader) throws {
    guard automation != nil else { return }
    let isOwn = try reader.log(limit: nil).contains {
      $0.action == .engage && $0.user == actor && $0.detail.hasPrefix(Self.logDetail(id))
    }
    guard isOwn else {
      throw AutomationError.forPeople(action: "rolling back what an automation has not engaged")
    }
  }

  /// The engagement, where the acting user may undo or stop it and nobody has undone it.
  func standing(_ id: Engagement.ID, _ reader: any StoreReader) throws -> Engagement {
    guard let engagement = try reader.engagement(.id(id)) else {
      throw UnknownName(kind: .engagement, name: String(id.number))
    }
    if let moment = engagement.rolledBackAt {
      throw SessionError.undoneAlready(
        engagement: id.number, at: moment, by: try undoer(of: id, at: moment, reader),
        zone: team.zone)
    }
    if engagement.engagedBy != user.email, user.role != .manager {
      throw SessionError.notTheOwner(engagement: id.number, engagedBy: engagement.engagedBy)
    }
    return engagement
  }

  /// Who undid an engagement, as the log says; nil where it does not.
  private func undoer(
    of id: Engagement.ID, at moment: Instant, _ reader: any StoreReader
  ) throws -> EmailAddress? {
    try reader.log(limit: nil).last {
      $0.action == .rollBack && $0.at == moment && $0.detail.hasPrefix(Self.logDetail(id))
    }?.user
  }

  /// What the log's entries of an engagement that was made or undone begin with.
  private static func logDetail(_ id: Engagement.ID) -> String { "engagement \(id.number):" }
}
