package import PerigeeCore
import PerigeeWorkspace

// Plans that wait for a person.
extension Session {
  /// Keeps a plan for a person to approve. The same plan that is open already is that proposal.
  /// - Throws: `AutomationError.nothingToPropose`, `.ruleInPlace`, `.tooManyContacts`.
  package func propose(_ proposal: Proposal, why: String) throws -> PlanProposal {
    let plan = proposal.plan
    guard plan.count > 0 else {
      throw AutomationError.nothingToPropose(excluded: plan.excluded.count)
    }
    if case .rule(let name) = plan.request.senders,
      !workspace.names(of: .senderRule).contains(name)
    {
      throw AutomationError.ruleInPlace("the sender rule \(name)")
    }
    try automation?.spend(plan.count)
    automation?.note(plan.digest)
    var bytes: [UInt8] = []
    try PlanFile.write(plan) { bytes += $0 }
    return try write { writer in
      if let open = try open(plan.digest, writer) { return open }
      let senders = plan.senders.filter { !$0.enrollments.isEmpty }
      var made = PlanProposal(
        at: now, by: actor, run: automation?.run,
        why: String(why.prefix(PlanProposal.longestReason)),
        sequence: plan.sequence.name, contacts: plan.count, emails: plan.emails,
        digest: plan.digest, first: plan.span?.lowerBound,
        onlySender: senders.count == 1 ? senders[0].sender.email : nil)
      made.id = try writer.add(made, planFile: bytes)
      try writer.record(
        entry(
          .propose, made.sequence,
          "proposal \(made.id.number): \(counted(made.contacts, "contact")), "
            + "\(counted(made.emails, "email")), digest \(made.digest)"))
      return made
    }
  }

  private func open(_ digest: Digest, _ reader: any StoreReader) throws -> PlanProposal? {
    try reader.proposals(limit: 1_000).first {
      $0.digest == digest && $0.state(at: now) == .open
    }
  }

  /// Proposes what was proposed once more, planned from now on.
  /// - Throws: `AutomationError.unknownProposal`, and what `propose` throws.
  package func renew(_ number: Int64) throws -> PlanProposal {
    try requirePerson("renewing proposals")
    let (old, document) = try kept(number)
    return try propose(plan(document, from: now), why: old.why)
  }

  /// Newest first, each with its state now.
  /// - Parameter all: decided and expired ones too.
  package func proposals(all: Bool) throws -> [PlanProposal] {
    try store.read { try $0.proposals(limit: 1_000) }
      .map { $0.seen(at: now) }.filter { all || !$0.isDecided }
  }

  /// A proposal as it is kept, and as it would be planned now.
  package struct ShownProposal {
    package let proposal: PlanProposal
    package let document: PlanDocument
    /// Nil where it cannot be planned any more, for the reason in `fault`, and where it is decided.
    package let plan: Plan?
    package let difference: PlanDifference?
    package let fault: String?
    package let zone: Zone
  }

  /// - Throws: `AutomationError.unknownProposal`, `SessionError.planFile`.
  package func proposal(_ number: Int64) throws -> ShownProposal {
    let (proposal, document) = try kept(number)
    guard !proposal.isDecided else {
      return ShownProposal(
        proposal: proposal, document: document, plan: nil, difference: nil, fault: nil,
        zone: team.zone)
    }
    do {
      let plan = try self.plan(document).plan
      return ShownProposal(
        proposal: proposal, document: document, plan: plan,
        difference: PlanDifference(from: document, to: PlanDocument(plan)), fault: nil,
        zone: team.zone)
    } catch let error as any ReportableError {
      return ShownProposal(
        proposal: proposal, document: document, plan: nil, difference: nil, fault: error.message,
        zone: team.zone)
    }
  }

  private func kept(_ number: Int64) throws -> (PlanProposal, PlanDocument) {
    try store.read { reader in
      guard let proposal = try reader.proposal(.init(number)) else {
        throw AutomationError.unknownProposal(number)
      }
      let bytes = try reader.planFile(of: proposal.id)
      do {
        return (proposal.seen(at: now), try PlanFile.decode(bytes))
      } catch let fault as PlanFile.Fault {
        throw SessionError.planFile(path: "proposal \(number)", fault)
      }
    }
  }

  /// Whether the acting user may decide about a proposal.
  /// - Throws: `AutomationError`.
  package func requireApprover(_ proposal: PlanProposal) throws {
    try requirePerson("deciding about proposals")
    guard user.role == .manager || proposal.onlySender == user.email else {
      throw AutomationError.notTheApprover(
        proposal: proposal.id.number, user: user.email,
        managers: team.senders.filter { $0.role == .manager }.map(\.email.text))
    }
    let state = proposal.state(at: now)
    guard state == .open else {
      throw AutomationError.notOpen(
        proposal: proposal.id.number, state: state, by: proposal.decidedBy)
    }
  }

  /// Plans a proposal again, and engages it where it comes out the same to the byte.
  /// - Parameter digest: what was agreed to, or its beginning; nil for what is kept.
  /// - Throws: `AutomationError`, `SessionError.planChanged`, and what `engage` throws.
  package func approve(_ number: Int64, digest: String?) throws -> EngageOutcome {
    let (proposal, document) = try kept(number)
    try requireApprover(proposal)
    guard now >= proposal.at else {
      throw AutomationError.notYetProposed(
        proposal: number, at: proposal.at, now: now, zone: team.zone)
    }
    if let digest, digest.utf8.count < 8 || !proposal.digest.text.hasPrefix(digest) {
      throw AutomationError.otherDigest(proposal: number, given: digest, kept: proposal.digest)
    }
    let outcome = try engage(document)
    try decide(proposal, .approve, "engagement \(outcome.engagement.number)") {
      ($0.state, $0.engagement) = (.approved, outcome.engagement.number)
    }
    return outcome
  }

  /// - Throws: `AutomationError`.
  package func decline(_ number: Int64, why: String?) throws -> PlanProposal {
    let (proposal, _) = try kept(number)
    try requireApprover(proposal)
    return try decide(proposal, .decline, why ?? "no reason") {
      ($0.state, $0.answer) = (.declined, why)
    }
  }

  @discardableResult
  private func decide(
    _ proposal: PlanProposal, _ action: LogEntry.Action, _ words: String,
    _ change: (inout PlanProposal) -> Void
  ) throws -> PlanProposal {
    try write { writer in
      var proposal = try writer.proposal(proposal.id) ?? proposal
      change(&proposal)
      (proposal.decidedAt, proposal.decidedBy) = (now, user.email)
      try writer.settle(proposal)
      try writer.record(
        entry(action, proposal.sequence, "proposal \(proposal.id.number): \(words)"))
      return proposal
    }
  }
}

extension PlanProposal {
  /// Somebody, or time, has decided about it.
  fileprivate var isDecided: Bool { state != .open && state != .late }

  /// With its state at `now`.
  fileprivate func seen(at now: Instant) -> Self {
    var seen = self
    seen.state = state(at: now)
    return seen
  }
}
