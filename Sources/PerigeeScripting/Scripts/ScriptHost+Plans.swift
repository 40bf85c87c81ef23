import LuaBridge
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

extension ScriptHost {
  /// A plan: prints as its summary, and knows how to be committed.
  func make(proposal: Proposal) throws -> LuaValue {
    let plan = proposal.plan
    return try make(
      ScriptValue(
        "perigee.Plan", payload: proposal, length: plan.count, text: { plan.summary() },
        members: [
          ("digest", { .string(plan.digest.text) }),
          ("sequence", { .string(plan.sequence.name) }),
          ("contacts", { LuaValue(plan.count) }), ("emails", { LuaValue(plan.emails) }),
          ("first", { LuaValue(plan.span?.lowerBound.rfc3339(in: plan.team.zone)) }),
          ("last", { LuaValue(plan.span?.upperBound.rfc3339(in: plan.team.zone)) }),
          ("senders", { [unowned self] in try senders(of: plan) }),
          ("engage", { [unowned self] in .function(engage()) }),
          ("save", { [unowned self] in .function(save()) }),
          ("sendings", { [unowned self] in .function(sendings()) }),
          ("excluded", { [unowned self] in .function(excluded()) }),
          ("owner_changes", { [unowned self] in .function(ownerChanges()) }),
          ("emails_to", { [unowned self] in .function(emails()) }),
          ("calendar", { [unowned self] in .function(calendar()) }),
        ]))
  }

  private func senders(of plan: Plan) throws -> LuaValue {
    try list(
      plan.senders.map { planned in
        let span = plan.span(of: planned)
        let zone = planned.sender.zone
        return try record([
          ("email", .string(planned.sender.email.text)),
          ("contacts", LuaValue(planned.enrollments.count)),
          ("first", LuaValue(span?.lowerBound.rfc3339(in: zone))),
          ("last", LuaValue(span?.upperBound.rfc3339(in: zone))),
        ])
      })
  }

  /// `plan:engage()` commits exactly this plan, or raises and commits nothing.
  private func engage() -> LuaFunction {
    function(API.function("plan:engage")) { [unowned self] call in
      let outcome = try session.engage(call.payload(Proposal.self))
      return [
        try make(
          ScriptValue(
            "perigee.Engagement", text: { outcome.words },
            members: [
              ("engagement", { .integer(outcome.engagement.number) }),
              ("enrolled", { LuaValue(outcome.enrolled) }),
              ("sendings", { LuaValue(outcome.sendings) }),
              ("is_new", { .boolean(outcome.isNew) }),
            ]))
      ]
    }
  }

  private func save() -> LuaFunction {
    function(API.function("plan:save")) { [unowned self] call in
      let plan = call.payload(Proposal.self).plan
      try files.write(call.string(1) ?? "") { sink in try PlanFile.write(plan, to: sink) }
      return []
    }
  }

  private func sendings() -> LuaFunction {
    function(API.function("plan:sendings")) { [unowned self] call in
      let plan = call.payload(Proposal.self).plan
      let limit = max(0, call.integer(1) ?? .max)
      return [
        try list(
          plan.sendings.prefix(limit).map { sending in
            let sender = plan.senders[sending.sender].sender
            return try record([
              ("contact", .string(plan.contacts[sending.enrollment])),
              ("step", LuaValue(sending.step + 1)), ("sender", .string(sender.email.text)),
              ("at", .string(sending.at.rfc3339(in: sender.zone))),
            ])
          })
      ]
    }
  }

  private func excluded() -> LuaFunction {
    function(API.function("plan:excluded")) { [unowned self] call in
      [
        try list(
          call.payload(Proposal.self).plan.excluded.map { excluded in
            let reasons = try excluded.reasons.map { reason in
              try record([
                ("code", .string(reason.code)), ("detail", .string(reason.detail)),
                ("cure", .string(reason.cure)),
              ])
            }
            return try record([
              ("contact", .string(excluded.contact.text)), ("reasons", try list(reasons)),
            ])
          })
      ]
    }
  }

  private func ownerChanges() -> LuaFunction {
    function(API.function("plan:owner_changes")) { [unowned self] call in
      [
        try list(
          call.payload(Proposal.self).plan.ownerChanges.map { change in
            try record([
              ("contact", .string(change.contact.text)), ("from", LuaValue(change.from?.text)),
              ("to", .string(change.to.text)),
            ])
          })
      ]
    }
  }

  /// `plan:emails_to(address)`: every step as that contact gets it; nil where it is not enrolled.
  private func emails() -> LuaFunction {
    function(API.function("plan:emails_to")) { [unowned self] call in
      let emails = try call.payload(Proposal.self).plan.emails(to: call.address(1))
      guard let emails else { return [.nil] }
      return [
        try list(
          emails.map { email in
            var fields: [(String, LuaValue)] = [
              ("step", LuaValue(email.step)), ("sender", .string(email.sender.email.text)),
              ("at", .string(email.at.rfc3339(in: email.sender.zone))),
            ]
            switch email.content {
            case .email(let content):
              fields += [
                ("subject", .string(content.subject)), ("body", LuaValue(content.text)),
                ("html", LuaValue(content.html)),
              ]
            case .task(let task): fields.append(("task", .string(task)))
            }
            return try record(fields)
          })
      ]
    }
  }

  /// `plan:calendar()`, or of one sender: `plan:calendar "anna@acme.example"`.
  private func calendar() -> LuaFunction {
    function(API.function("plan:calendar")) { [unowned self] call in
      let plan = call.payload(Proposal.self).plan
      var sender: Int?
      if call.string(1) != nil {
        let email = try call.address(1)
        sender = plan.senders.firstIndex { $0.sender.email == email }
        if sender == nil {
          throw UnknownName(
            kind: .senderOfPlan, name: email.text, known: plan.senders.map(\.sender.email.text))
        }
      }
      let calendar = PlanCalendar(plan, sender: sender)
      let days = calendar.counts.sorted { $0.key < $1.key }
      return [
        try make(
          ScriptValue(
            "perigee.Calendar", length: days.count, text: { calendar.text() },
            members: [
              (
                "days",
                { [unowned self] in
                  try record(days.map { ($0.key.description, LuaValue($0.value)) })
                }
              )
            ]))
      ]
    }
  }
}
