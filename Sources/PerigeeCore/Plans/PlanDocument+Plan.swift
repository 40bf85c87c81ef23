extension PlanDocument {
  /// The document that this plan's file would hold.
  package init(_ plan: Plan) {
    let zone = plan.team.zone
    self.init(
      format: Self.currentFormat, sequence: plan.sequence.name,
      safeguard: plan.sequence.safeguard, now: plan.request.now.rfc3339(in: zone),
      horizon: plan.horizon.rfc3339(in: zone), timeZone: zone.name,
      unsubscribe: plan.team.unsubscribe?.mailto.text, seed: plan.request.seed,
      digest: plan.digest, request: Request(plan.request, zone: zone),
      steps: plan.documentedSteps, senders: PlanSettings(plan).senders,
      variables: plan.variables,
      enrollments: (0..<plan.count).map(plan.documentedEnrollment),
      sendings: plan.sendings.map(plan.documented), excluded: plan.excluded.map(Excluded.init),
      ownerChanges: plan.ownerChanges.map(OwnerChange.init))
  }
}

extension Plan {
  /// The sequence's steps as a plan file says them.
  var documentedSteps: [PlanDocument.Step] {
    sequence.steps.enumerated().map { index, step in
      switch step.content {
      case .email(let email):
        PlanDocument.Step(
          step: index + 1, after: step.after, hour: step.hour, subject: email.subject?.source,
          text: email.text?.source, html: email.html?.source)
      case .task(let task):
        PlanDocument.Step(
          step: index + 1, kind: "task", after: step.after, hour: step.hour, text: task.source)
      }
    }
  }

  /// An enrollment as a plan file says it.
  func documentedEnrollment(_ enrollment: Int) -> PlanDocument.Enrollment {
    var shown: [String: String] = [:]
    for (variable, column) in zip(variables, values) {
      shown[variable] = column.value(enrollment)
    }
    let edits = edits[enrollment]?.map {
      PlanDocument.Edit(step: $0.step, subject: $0.subject, text: $0.text, html: $0.html)
    }
    return PlanDocument.Enrollment(
      contact: contacts[enrollment], owner: previousOwner(enrollment)?.text, values: shown,
      edits: edits)
  }

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
    contacts = PlanDocument.Contacts(request.contacts)
    senders = request.senders.words
    start = request.start.rfc3339(in: zone)
    mode = request.mode.words
    authorize = request.authorize
    fit = request.fit
    user = request.user.text
  }
}

extension PlanDocument.Contacts {
  init(_ selection: ContactSelection) {
    let isNarrowed = !selection.filters.isEmpty || !selection.conditions.isEmpty
    switch selection.scope {
    case .all: everybody = true
    case .gathered(let gathering):
      if !gathering.lists.isEmpty { lists = gathering.lists }
      // Addresses alone are those of the sendings and exclusions.
      let isKnown = lists == nil ? !isNarrowed : gathering.emails.isEmpty
      if !isKnown { emails = gathering.emails.map(\.text) }
    }
    if !selection.filters.isEmpty { filters = selection.filters }
    if !selection.conditions.isEmpty { conditions = selection.conditions.map(\.text) }
    if !selection.leftOut.isEmpty { leftOut = selection.leftOut.map(\.text) }
  }
}

extension PlanDocument {
  /// The selection that the plan was made for.
  package var selection: ContactSelection {
    let asked = request.contacts
    let emails = asked.emails ?? (asked.lists == nil ? contacts : [])
    return ContactSelection(
      asked.everybody == true
        ? .all
        : .gathered(
          lists: asked.lists ?? [], emails: emails.map(EmailAddress.init(normalised:))),
      filters: asked.filters ?? [],
      conditions: (asked.conditions ?? []).compactMap(ContactCondition.init),
      leftOut: (asked.leftOut ?? []).map(EmailAddress.init(normalised:)))
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
