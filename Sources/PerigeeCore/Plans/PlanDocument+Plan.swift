extension PlanDocument {
  /// The document that this plan's file would hold.
  package init(_ plan: Plan) {
    self.init(
      sequence: plan.sequence.name, now: plan.request.now.rfc3339(in: plan.team.zone),
      seed: plan.request.seed, digest: plan.digest,
      request: Request(plan.request, zone: plan.team.zone),
      sendings: plan.sendings.map(plan.documented), excluded: plan.excluded.map(Excluded.init),
      ownerChanges: plan.ownerChanges.map(OwnerChange.init))
  }
}

extension Plan {
  /// A sending as a plan file says it: times with the offset of its sender's zone.
  func documented(_ sending: PlannedSending) -> PlanDocument.Sending {
    let sender = senders[sending.sender].sender
    let slot = sender.zone.clockHourStart(containing: sending.at)
    return PlanDocument.Sending(
      contact: contacts[sending.enrollment], step: sending.step + 1, sender: sender.email.text,
      slot: slot.rfc3339(in: sender.zone), at: sending.at.rfc3339(in: sender.zone),
      kind: sequence.steps[sending.step].isEmail ? nil : "task")
  }
}

extension PlanDocument.Request {
  /// - Parameter zone: the team's, in which times are written.
  init(_ request: PlanRequest, zone: Zone) {
    // Contacts that were named are the document's sendings and exclusions.
    if case .list(let name) = request.contacts.scope { list = name }
    filter = request.contacts.filter
    senders = request.senders.words
    start = request.start.rfc3339(in: zone)
    mode = request.mode.words
    authorize = request.authorize
    fit = request.fit
    user = request.user.text
  }
}

extension PlanDocument.Excluded {
  init(_ contact: ExcludedContact) {
    self.contact = contact.contact.text
    self.reasons = contact.reasons.map {
      Reason(code: $0.code, detail: $0.detail, cure: $0.cure)
    }
  }
}

extension PlanDocument.OwnerChange {
  init(_ change: PerigeeCore.OwnerChange) {
    contact = change.contact.text
    from = change.from?.text
    to = change.to.text
  }
}
