import LuaBridge
import PerigeeCore

extension PerigeeModule {
  /// Who acts, when, and what has happened.
  static var teamFunctions: Functions {
    [
      ("user", { call in [.string(call.session.user.email.text)] }),
      ("now", { call in [.string(call.session.now.rfc3339(in: call.session.team.zone))] }),
      ("senders", senders), ("report", report), ("explain", explain), ("log", log),
    ]
  }

  private static func senders(_ call: ScriptCall) throws -> [LuaValue] {
    [
      try call.host.list(
        call.session.team.senders.map { sender in
          try call.host.record([
            ("email", .string(sender.email.text)), ("name", .string(sender.name)),
            ("role", .string(sender.role.rawValue)), ("time_zone", .string(sender.zone.name)),
            ("enabled", .boolean(sender.isEnabled)),
          ])
        })
    ]
  }

  private static func report(_ call: ScriptCall) throws -> [LuaValue] {
    let report = try call.session.report(call.string(1, "the sequence's name"))
    let zone = call.session.team.zone
    return [
      try call.host.make(
        ScriptValue(
          "report", text: { report.text(zone: zone) },
          members: [
            ("sequence", { .string(report.sequence) }),
            ("engagements", { LuaValue(report.engagements) }),
            (
              "states",
              {
                try call.host.record(
                  report.states.map { ($0.key.rawValue, LuaValue($0.value)) })
              }
            ),
            (
              "active",
              {
                LuaValue(report.states.filter(\.key.isLive).values.reduce(0, +))
              }
            ),
          ]))
    ]
  }

  private static func explain(_ call: ScriptCall) throws -> [LuaValue] {
    let explanation = try call.session.explain(call.address(1, "the contact's address"))
    return [
      try call.host.make(
        ScriptValue(
          "explanation", length: explanation.enrollments.count, text: { explanation.text() }))
    ]
  }

  private static func log(_ call: ScriptCall) throws -> [LuaValue] {
    let entries = try call.session.log(limit: call.integer(1, "how many") ?? 50)
    let zone = call.session.team.zone
    return [
      try call.host.list(
        entries.map { entry in
          try call.host.record([
            ("at", .string(entry.at.rfc3339(in: zone))), ("user", .string(entry.user.text)),
            ("action", .string(entry.action.rawValue)), ("subject", .string(entry.subject)),
            ("detail", .string(entry.detail)),
          ])
        })
    ]
  }

  /// Addresses and domains that must not be mailed.
  static var blacklistFunctions: Functions {
    [("add", addToBlacklist), ("remove", removeFromBlacklist), ("list", blacklist)]
  }

  /// `perigee.blacklist.add({ "blocked.example" }, "customer")`
  private static func addToBlacklist(_ call: ScriptCall) throws -> [LuaValue] {
    var reason = BlacklistEntry.Reason.other
    if case .nil = call.value(2) {
    } else {
      let text = try call.string(2, "the reason")
      guard let known = BlacklistEntry.Reason(rawValue: text) else {
        let choices = BlacklistEntry.Reason.allCases.map(\.rawValue)
        throw ScriptMisuse.choice(
          function: call.name, key: "the reason", found: text,
          suggestion: Suggestion.nearest(to: text, among: choices), choices: choices)
      }
      reason = known
    }
    return [LuaValue(try call.session.addToBlacklist(try call.texts(1), reason: reason).count)]
  }

  /// `perigee.blacklist.remove({ "blocked.example" }, { confirmed = true })`
  private static func removeFromBlacklist(_ call: ScriptCall) throws -> [LuaValue] {
    var confirmed = false
    if case .table(let options) = call.value(2) {
      confirmed =
        try ScriptOptions(call: call, table: options, keys: ["confirmed"]).bool("confirmed")
        ?? false
    }
    let removed = try call.session.removeFromBlacklist(try call.texts(1), confirmed: confirmed)
    return [LuaValue(removed.count)]
  }

  private static func blacklist(_ call: ScriptCall) throws -> [LuaValue] {
    [
      try call.host.list(
        call.session.blacklist().map { entry in
          try call.host.record([
            ("entry", .string(entry.subject.text)), ("reason", .string(entry.reason.rawValue)),
            ("by", .string(entry.addedBy.text)),
          ])
        })
    ]
  }
}

extension ScriptCall {
  /// One text or a list of them.
  fileprivate func texts(_ position: Int) throws -> [String] {
    if case .string(let text) = value(position) { return [text] }
    guard case .table(let table) = value(position) else {
      throw ScriptMisuse.argument(
        function: name, what: "the entries", expected: "a list of texts", value(position))
    }
    return try table.pairs().map { _, value in
      guard case .string(let text) = value else {
        throw ScriptMisuse.argument(
          function: name, what: "the entries", expected: "a list of texts", value)
      }
      return text
    }
  }
}
