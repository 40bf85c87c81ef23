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
        "perigee.Plan", payload: proposal, size: plan.size, length: plan.count,
        text: { [unowned self] in plan.summary(style) },
        members: [
          ("digest", { .string(plan.digest.text) }),
          ("sequence", { .string(plan.sequence.name) }),
          ("contacts", { LuaValue(plan.count) }), ("emails", { LuaValue(plan.emails) }),
          ("first", { LuaValue(plan.span?.lowerBound.rfc3339(in: plan.team.zone)) }),
          ("last", { LuaValue(plan.span?.upperBound.rfc3339(in: plan.team.zone)) }),
          ("senders", { [unowned self] in try senders(of: plan) }),
        ]))
  }

  private func senders(of plan: Plan) throws -> LuaValue {
    try records(
      plan.senders.map { planned in
        let span = plan.span(of: planned)
        let zone = planned.sender.zone
        return try record(
          "perigee.PlannedSender",
          [
            ("email", .string(planned.sender.email.text)),
            ("contacts", LuaValue(planned.enrollments.count)),
            ("first", LuaValue(span?.lowerBound.rfc3339(in: zone))),
            ("last", LuaValue(span?.upperBound.rfc3339(in: zone))),
          ])
      })
  }
}

extension Plan {
  /// Bytes that it is worth in memory.
  fileprivate var size: Int {
    let texts = ([contacts] + values).reduce(0) { $0 + $1.bytes.count + 4 * $1.count }
    let rows = 64 * count + 16 * times.count + 512 * excluded.count + 1_024 * edits.count
    return 4_096 + texts + rows
  }
}

extension PerigeeModule {
  /// What can be done with a plan.
  static var planMethods: [String: Body] {
    [
      "plan:engage": engage, "plan:save": save, "plan:sendings": sendings,
      "plan:excluded": excluded, "plan:owner_changes": ownerChanges, "plan:emails_to": emails,
      "plan:calendar": calendar,
    ]
  }

  /// `plan:engage()` commits exactly this plan, or raises and commits nothing.
  private static func engage(_ call: ScriptCall) throws -> [LuaValue] {
    [try call.host.make(outcome: call.session.engage(call.payload(Proposal.self)))]
  }

  private static func save(_ call: ScriptCall) throws -> [LuaValue] {
    let plan = call.payload(Proposal.self).plan
    try call.host.files.write(call.string(1) ?? "", call.session, isPrivate: true) { sink in
      try PlanFile.write(plan, to: sink)
    }
    return []
  }

  private static func sendings(_ call: ScriptCall) throws -> [LuaValue] {
    let plan = call.payload(Proposal.self).plan
    let limit = max(0, call.integer(1) ?? .max)
    return [
      try call.host.records(
        plan.sendings.prefix(limit).map { sending in
          let sender = plan.senders[sending.sender].sender
          return try call.host.record(
            "perigee.Sending",
            [
              ("contact", .string(plan.contacts[sending.enrollment])),
              ("step", LuaValue(sending.step + 1)), ("sender", .string(sender.email.text)),
              ("at", .string(sending.at.rfc3339(in: sender.zone))),
            ])
        })
    ]
  }

  private static func excluded(_ call: ScriptCall) throws -> [LuaValue] {
    [
      try call.host.records(
        call.payload(Proposal.self).plan.excluded.map { excluded in
          let reasons = try excluded.reasons.map { reason in
            try call.host.record(
              "perigee.Reason",
              [
                ("code", .string(reason.code)), ("detail", .string(reason.detail)),
                ("cure", .string(reason.cure)),
              ])
          }
          return try call.host.record(
            "perigee.Excluded",
            [
              ("contact", .string(excluded.contact.text)),
              ("reasons", try call.host.records(reasons)),
            ])
        })
    ]
  }

  private static func ownerChanges(_ call: ScriptCall) throws -> [LuaValue] {
    [
      try call.host.records(
        call.payload(Proposal.self).plan.ownerChanges.map { change in
          try call.host.record(
            "perigee.OwnerChange",
            [
              ("contact", .string(change.contact.text)), ("from", LuaValue(change.from?.text)),
              ("to", .string(change.to.text)),
            ])
        })
    ]
  }

  /// `plan:emails_to(address)`: every step as that contact gets it; nil where it is not enrolled.
  private static func emails(_ call: ScriptCall) throws -> [LuaValue] {
    let emails = try call.payload(Proposal.self).plan.emails(to: call.address(1))
    guard let emails else { return [.nil] }
    return [
      try call.host.records(
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
          return try call.host.record("perigee.Email", fields)
        })
    ]
  }

  /// `plan:calendar()`, or of one sender: `plan:calendar "anna@acme.example"`.
  private static func calendar(_ call: ScriptCall) throws -> [LuaValue] {
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
      try call.host.make(
        ScriptValue(
          // It keeps the plan.
          "perigee.Calendar", size: plan.size, length: days.count,
          text: { [unowned host = call.host] in calendar.text(host.style) },
          members: [
            (
              "days",
              { [unowned host = call.host] in
                try host.record(days.map { ($0.key.description, LuaValue($0.value)) })
              }
            )
          ]))
    ]
  }
}
