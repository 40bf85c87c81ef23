package import PerigeeCore

extension Session {
  /// Commits exactly the proposed plan, or says what changed and commits nothing (rule 27).
  ///
  /// The store takes a plan only for the version of the world it was made from. Where the world has
  /// moved on, the plan is made again from the same request: if it comes out the same to the byte,
  /// what changed did not matter, and the commit is tried with the newer version.
  /// - Throws: `SessionError.planChanged`, `.planPast`, `.emptyPlan`, `StoreError`.
  package func engage(_ proposal: Proposal) throws -> EngageOutcome {
    var proposal = proposal
    if let outcome = try standing(proposal.plan) { return outcome }
    try check(proposal.plan)
    while true {
      do {
        return try commit(proposal)
      } catch StoreError.worldChanged {
        let again = try plan(proposal.recipe)
        guard again.plan.digest == proposal.plan.digest else {
          throw SessionError.planChanged(
            PlanDifference(
              from: try PlanDocument(proposal.plan), to: try PlanDocument(again.plan)),
            planned: proposal.plan.digest, current: again.plan.digest)
        }
        proposal = again
      }
    }
  }

  /// Commits the plan of a plan file, which is planned again and has to come out the same: a file
  /// is never trusted with a quota.
  package func engage(_ document: PlanDocument) throws -> EngageOutcome {
    if let digest = Digest(document.digest), let outcome = try standing(digest) { return outcome }
    let proposal = try plan(document)
    guard proposal.plan.digest.text == document.digest else {
      guard let digest = Digest(document.digest) else {
        throw SessionError.planFile(path: "", .edited)
      }
      throw SessionError.planChanged(
        PlanDifference(from: document, to: try PlanDocument(proposal.plan)),
        planned: digest, current: proposal.plan.digest)
    }
    return try engage(proposal)
  }

  private func commit(_ proposal: Proposal) throws -> EngageOutcome {
    let plan = proposal.plan
    return try store.write { writer in
      let outcome = try writer.engage(
        plan, version: proposal.version, by: user.email, at: now)
      guard outcome.isNew else { return outcome }
      try writer.record(
        entry(
          .engage, plan.sequence.name,
          "engagement \(outcome.engagement.number): \(counted(plan.count, "contact")), "
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

  /// Undoes an engagement of which nothing was sent (rule 30); a member only their own.
  package func rollBack(_ id: Engagement.ID) throws {
    try store.write { writer in
      guard let engagement = try writer.engagement(.id(id)) else {
        throw UnknownName(kind: .engagement, name: String(id.number))
      }
      if engagement.engagedBy != user.email, user.role != .manager {
        throw SessionError.notTheOwner(
          engagement: id.number, engagedBy: engagement.engagedBy)
      }
      try writer.rollBack(id, at: now)
      try writer.record(
        entry(
          .rollBack, engagement.sequence.name,
          "engagement \(id.number): \(counted(engagement.enrolled, "contact"))"))
    }
  }
}
