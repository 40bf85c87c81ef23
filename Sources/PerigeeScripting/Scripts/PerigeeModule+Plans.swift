import LuaBridge
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

extension PerigeeModule {
  /// From whom, when, how fast; and the plan.
  static var planFunctions: [String: Body] {
    [
      "perigee.me": { call in [try call.host.make(senders: .me)] },
      "perigee.owners": { call in [try call.host.make(senders: .owners)] },
      "perigee.selected": { call in
        [try call.host.make(senders: .selected(try call.addresses(1)))]
      },
      "perigee.rule": { call in
        _ = try call.session.workspace.declaration(.senderRule, call.string(1) ?? "")
        return [try call.host.make(senders: .rule(call.string(1) ?? ""))]
      },
      "perigee.as_soon_as_possible": { call in [try call.host.make(mode: .asSoonAsPossible)] },
      "perigee.spread": spread, "perigee.plan": plan, "perigee.diff": diff,
      "perigee.rollback": rollBack,
    ]
  }

  private static func rollBack(_ call: ScriptCall) throws -> [LuaValue] {
    let undone = try call.session.rollBack(Engagement.ID(Int64(call.integer(1) ?? 0)))
    let engagement = undone.engagement
    return [
      try call.host.make(
        ScriptValue(
          "perigee.Rollback", text: { undone.done },
          members: [
            ("engagement", { .integer(engagement.id.number) }),
            ("sequence", { .string(engagement.sequence.name) }),
            ("contacts", { LuaValue(engagement.enrolled) }),
            ("sendings", { LuaValue(engagement.sendings) }),
          ]))
    ]
  }

  private static func spread(_ call: ScriptCall) throws -> [LuaValue] {
    let options = try call.options()
    let keys = ["per_day", "per_hour"]
    // A limit of 0 would start nobody, ever.
    for key in keys {
      guard let limit = options.integer(key), limit < 1 else { continue }
      throw call.misuse(.wrong(subject: key, expected: "1 or more", found: "\(limit)"))
    }
    let spread = Spread(perDay: options.integer("per_day"), perHour: options.integer("per_hour"))
    guard spread.perDay != nil || spread.perHour != nil else {
      throw call.misuse(.missing(subject: "per_day or per_hour", expected: "a whole number"))
    }
    return [try call.host.make(mode: .spread(spread))]
  }

  private static func plan(_ call: ScriptCall) throws -> [LuaValue] {
    let options = try call.options()
    var order = PlanOrder(
      sequence: options.string("sequence") ?? "",
      contacts: try call.contacts(options["contacts"]),
      senders: try call.senders(options["senders"]))
    if let start = options.string("start"), start != "now" { order.start = .text(start) }
    if case .nil = options["mode"] {
    } else {
      guard let mode = options["mode"].payload("perigee.Mode", as: PlanMode.self) else {
        throw call.misuse(
          .wrong(
            subject: "mode", expected: APIType.named("perigee.Mode").words,
            found: options["mode"].shown))
      }
      order.mode = mode
    }
    order.contacts.selection.leftOut = try call.texts(options["exclude"])
      .map(Session.address)
    order.authorize = options.bool("authorize")
    if let fit = options.string("fit").flatMap(Fit.init(rawValue:)) { order.fit = fit }
    if let seed = options.integer("seed") {
      guard seed >= 0 else {
        throw call.misuse(.wrong(subject: "seed", expected: "0 or more", found: "\(seed)"))
      }
      order.seed = UInt64(seed)
    }
    return [try call.host.make(proposal: call.session.plan(order))]
  }

  private static func diff(_ call: ScriptCall) throws -> [LuaValue] {
    let plans = try [1, 2].map { position in
      let value = call.value(position)
      if let saved = value.payload("perigee.SavedPlan", as: PlanDocument.self) { return saved }
      guard let proposal = value.payload("perigee.Plan", as: Proposal.self) else {
        throw call.misuse(
          .wrong(
            subject: call.function.parameters[position - 1].name, expected: "a plan",
            found: value.shown))
      }
      return PlanDocument(proposal.plan)
    }
    let difference = PlanDifference(from: plans[0], to: plans[1])
    return [
      try call.host.make(
        ScriptValue(
          "perigee.Difference", size: 512 * difference.changes.count,
          length: difference.changes.count,
          text: { [unowned host = call.host] in difference.text(host.style) },
          members: [("count", { LuaValue(difference.changes.count) })]))
    ]
  }
}

extension ScriptCall {
  /// A strategy, or a sender rule made in place.
  fileprivate func senders(_ value: LuaValue) throws -> PlanOrder.Senders {
    if let senders = value.payload("perigee.Senders", as: PlanOrder.Senders.self) {
      return senders
    }
    if case .table = value { return .inline(try host.senderRule(value, in: self)) }
    throw misuse(
      .wrong(
        subject: "senders", expected: APIType.named("perigee.Senders").words, found: value.shown))
  }
}

extension ScriptHost {
  fileprivate func make(senders: PlanOrder.Senders) throws -> LuaValue {
    let size = 1_024 + senders.words.utf8.count
    return try make(
      ScriptValue("perigee.Senders", payload: senders, size: size, text: { senders.words }))
  }

  fileprivate func make(mode: PlanMode) throws -> LuaValue {
    try make(ScriptValue("perigee.Mode", payload: mode, text: { mode.words }))
  }
}

extension PlanOrder.Senders {
  fileprivate var words: String {
    switch self {
    case .me: "me"
    case .owners: "owners"
    case .selected(let emails): emails.map(\.text).joined(separator: ", ")
    case .rule(let name): "sender rule \(name)"
    case .inline(let rule): "sender rule \(rule.name)"
    }
  }
}
