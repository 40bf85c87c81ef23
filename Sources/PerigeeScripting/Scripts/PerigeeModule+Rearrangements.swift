import LuaBridge
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

extension PerigeeModule {
  /// What gives committed steps other moments.
  static var rearrangements: [String: Body] {
    [
      "contact:resume": { call in
        try resume(SelectedContacts(.emails([call.payload(Contact.self).email])), call)
      },
      "contacts:resume": { call in try resume(call.payload(SelectedContacts.self), call) },
      "perigee.replan": { call in
        let options = try call.options()
        let earlier = options.bool("earlier")
        return try rearrange(
          call, preview: { try call.session.foretellReplan(earlier: earlier) },
          carryOut: { try call.session.replan(earlier: earlier) })
      },
      "perigee.reassign": { call in
        let options = try call.options()
        let order = try ReassignOrder(
          from: options.string("from") ?? "", to: options.string("to") ?? "")
        return try rearrange(
          call, preview: { try call.session.foretellReassignment(order) },
          carryOut: { try call.session.reassign(order) })
      },
      "perigee.upgrade": { call in
        let sequence = call.string(1) ?? ""
        return try rearrange(
          call, preview: { try call.session.foretellUpgrade(of: sequence) },
          carryOut: { try call.session.upgrade(sequence) }, options: 2)
      },
    ]
  }

  private static func resume(
    _ contacts: SelectedContacts, _ call: ScriptCall
  ) throws -> [LuaValue] {
    let options = try call.options()
    let order = ResumeOrder(
      contacts, sequence: options.string("sequence"), reason: options.string("reason"))
    return try rearrange(
      call, preview: { try call.session.foretellResumption(order) },
      carryOut: { try call.session.resume(order) })
  }

  private static func rearrange(
    _ call: ScriptCall, preview: () throws -> RearrangementOutcome,
    carryOut: () throws -> RearrangementOutcome, options: Int = 1
  ) throws -> [LuaValue] {
    let isPreview = try call.options(options).bool("preview")
    let outcome = try isPreview ? preview() : carryOut()
    try outcome.requireSlots()
    return [try call.host.make(rearrangement: outcome, isDone: !isPreview)]
  }
}

extension ScriptHost {
  fileprivate func make(
    rearrangement outcome: RearrangementOutcome, isDone: Bool
  ) throws -> LuaValue {
    let changes = outcome.rearrangement.changes
    return try make(
      ScriptValue(
        "perigee.Rearrangement", size: 512 * (changes.count + outcome.enrollments.count),
        text: { [unowned self] in outcome.text(style, isDone: isDone) },
        members: [
          ("contacts", { LuaValue(outcome.enrollments.count) }),
          (
            "moves",
            { [unowned self] in try records(changes.map { try record($0, in: outcome.zone) }) }
          ),
          ("added", { LuaValue(outcome.added) }),
          ("cancelled", { LuaValue(outcome.cancelled) }),
          (
            "left",
            { [unowned self] in
              try records(
                outcome.left.map {
                  try record(
                    "perigee.LeftContact",
                    [
                      ("contact", .string($0.contact.text)), ("sequence", .string($0.sequence)),
                      ("message", .string($0.reason)),
                    ])
                })
            }
          ),
          (
            "waiting",
            { [unowned self] in try list(outcome.waiting.map { .string($0.message) }) }
          ),
          ("untouched", { LuaValue(outcome.untouched) }),
        ]))
  }

  private func record(_ change: Rearrangement.Change, in zone: Zone) throws -> LuaValue {
    try record(
      "perigee.Move",
      [
        ("contact", .string(change.contact.text)), ("sequence", .string(change.sequence)),
        ("sender", .string(change.sender.text)), ("step", LuaValue(change.step)),
        ("kind", .string(change.isEmail ? "email" : "task")),
        ("from", LuaValue(change.from?.rfc3339(in: zone))),
        ("to", LuaValue(change.to?.rfc3339(in: zone))), ("cause", .string(change.cause.rawValue)),
      ])
  }
}
