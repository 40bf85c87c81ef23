import LuaBridge
import PerigeeCore

extension PerigeeModule {
  /// From whom, when, how fast; and the plan.
  static var planFunctions: Functions {
    [
      ("me", { call in [try call.host.make(senders: .me)] }),
      ("owners", { call in [try call.host.make(senders: .owners)] }),
      (
        "selected",
        { call in
          [
            try call.host.make(senders: .selected(try call.addresses(1, "the senders")))
          ]
        }
      ),
      (
        "rule",
        { call in
          [
            try call.host.make(senders: .rule(try call.string(1, "the sender rule's name")))
          ]
        }
      ),
      ("as_soon_as_possible", { call in [try call.host.make(mode: .asSoonAsPossible)] }),
      ("spread", spread), ("plan", plan), ("diff", diff), ("rollback", rollback),
    ]
  }

  private static func spread(_ call: ScriptCall) throws -> [LuaValue] {
    let options = try call.options(["per_day", "per_hour"])
    let spread = Spread(
      perDay: try limit("per_day", options), perHour: try limit("per_hour", options))
    guard spread.perDay != nil || spread.perHour != nil else {
      throw ScriptMisuse.missingKey(
        function: call.name, key: "per_day or per_hour", expected: "a limit")
    }
    return [try call.host.make(mode: .spread(spread))]
  }

  /// A limit of 0 would start nobody, ever.
  private static func limit(_ key: String, _ options: ScriptOptions) throws -> Int? {
    guard let limit = try options.integer(key) else { return nil }
    guard limit > 0 else { throw options.wrong(key, "1 or more") }
    return limit
  }

  private static func plan(_ call: ScriptCall) throws -> [LuaValue] {
    let options = try call.options([
      "sequence", "contacts", "senders", "start", "mode", "authorize", "fit", "seed",
    ])
    var order = PlanOrder(
      sequence: try options.requiredString("sequence"),
      contacts: try call.contacts(
        options.required("contacts", "a filter's name, a filter, a list or addresses")),
      senders: try call.senders(
        options.required(
          "senders", "perigee.owners(), perigee.me(), perigee.selected { … } or a sender rule")))
    if let start = try options.string("start"), start != "now" { order.start = .text(start) }
    if case .object = options["mode"] {
      guard let mode = options["mode"].payload("mode", as: PlanMode.self) else {
        throw options.wrong("mode", "perigee.spread { … } or perigee.as_soon_as_possible()")
      }
      order.mode = mode
    } else if case .nil = options["mode"] {
    } else {
      throw options.wrong("mode", "perigee.spread { … } or perigee.as_soon_as_possible()")
    }
    order.authorize = try options.bool("authorize") ?? false
    if let fit = try options.string("fit") {
      guard let fit = Fit(rawValue: fit) else { throw options.wrong("fit", "\"truncate\"") }
      order.fit = fit
    }
    if let seed = try options.integer("seed") {
      guard seed >= 0 else { throw options.wrong("seed", "0 or more") }
      order.seed = UInt64(seed)
    }
    return [try call.host.make(proposal: call.session.plan(order))]
  }

  private static func diff(_ call: ScriptCall) throws -> [LuaValue] {
    let plans = try [1, 2].map { position in
      guard let proposal = call.value(position).payload("plan", as: Proposal.self) else {
        throw ScriptMisuse.argument(
          function: call.name, what: "argument \(position)", expected: "a plan",
          call.value(position))
      }
      return try PlanDocument(proposal.plan)
    }
    let difference = PlanDifference(from: plans[0], to: plans[1])
    return [
      try call.host.make(
        ScriptValue(
          "difference", length: difference.changes.count, text: { difference.text() },
          members: [("count", { LuaValue(difference.changes.count) })]))
    ]
  }

  private static func rollback(_ call: ScriptCall) throws -> [LuaValue] {
    guard let number = try call.integer(1, "the engagement's number") else {
      throw ScriptMisuse.argument(
        function: call.name, what: "the engagement", expected: "its number", call.value(1))
    }
    try call.session.rollBack(Engagement.ID(Int64(number)))
    return []
  }
}

extension ScriptCall {
  /// A strategy, or a sender rule made in place.
  fileprivate func senders(_ value: LuaValue) throws -> PlanOrder.Senders {
    if let senders = value.payload("senders", as: PlanOrder.Senders.self) { return senders }
    if case .table = value {
      return .inline(try host.senderRule(value, function: name))
    }
    throw ScriptMisuse.argument(
      function: name, what: "senders",
      expected: "perigee.owners(), perigee.me(), perigee.selected { … } or a sender rule", value)
  }
}

extension ScriptHost {
  fileprivate func make(senders: PlanOrder.Senders) throws -> LuaValue {
    try make(ScriptValue("senders", payload: senders, text: { senders.words }))
  }

  fileprivate func make(mode: PlanMode) throws -> LuaValue {
    try make(ScriptValue("mode", payload: mode, text: { mode.words }))
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
