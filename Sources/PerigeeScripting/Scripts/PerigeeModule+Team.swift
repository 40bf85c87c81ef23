import LuaBridge
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

extension PerigeeModule {
  /// Who acts, when, and what has happened.
  static var teamFunctions: [String: Body] {
    [
      "perigee.user": { call in [.string(call.session.user.email.text)] },
      "perigee.now": { call in
        [.string(call.session.now.rfc3339(in: call.session.team.zone))]
      },
      "perigee.senders": senders, "perigee.sequences": sequences, "perigee.report": report,
      "perigee.explain": explain,
      "perigee.log": log,
      "perigee.confirm": { call in
        guard let answer = try call.host.confirm(call.string(1) ?? "") else {
          throw call.misuse(.nobodyToAsk)
        }
        return [.boolean(answer)]
      },
    ]
  }

  private static func report(_ call: ScriptCall) throws -> [LuaValue] {
    let options = try call.options(2)
    let page = SenderPage(
      after: try options.string("after").map(Session.address), limit: try call.limit(options))
    let report = try call.session.report(call.string(1) ?? "", page: page)
    let zone = call.session.team.zone
    let active = report.states.filter(\.key.isLive).values.reduce(0, +)
    return [
      try call.host.make(
        ScriptValue(
          "perigee.Report",
          text: { [unowned host = call.host] in report.text(host.style, zone: zone) },
          members: [
            ("sequence", { .string(report.sequence) }),
            ("engagements", { LuaValue(report.engagements) }),
            ("active", { LuaValue(active) }),
            (
              "states",
              {
                try call.host.record(
                  report.states.map { ($0.key.rawValue, LuaValue($0.value)) })
              }
            ),
          ]))
    ]
  }

  private static func explain(_ call: ScriptCall) throws -> [LuaValue] {
    let explanation = try call.session.explain(call.contact(1), sequence: call.string(2))
    return [
      try call.host.make(
        ScriptValue(
          "perigee.Explanation", length: explanation.enrollments.count,
          text: { [unowned host = call.host] in explanation.text(host.style) }))
    ]
  }

  private static func log(_ call: ScriptCall) throws -> [LuaValue] {
    let options = try call.options(2)
    let entries = try call.session.numberedLog(
      LogChoice(
        user: options.string("user").map(Session.address),
        contact: options.string("contact").map(Session.address),
        since: options.string("since").map { try call.session.moment($0, of: "since") },
        limit: try call.checked(call.integer(1), "the number of entries") ?? 50,
        after: options.integer("after").map(Int64.init)))
    let zone = call.session.team.zone
    return [
      try call.host.records(
        entries.map { numbered in
          let entry = numbered.entry
          return try call.host.record(
            "perigee.LogEntry",
            [
              ("number", LuaValue(Int(numbered.number))),
              ("at", .string(entry.at.rfc3339(in: zone))), ("user", .string(entry.user.text)),
              ("action", .string(entry.action.rawValue)), ("subject", .string(entry.subject)),
              ("detail", .string(entry.detail)),
            ])
        })
    ]
  }

  /// Addresses and domains that must not be mailed.
  static var blacklistFunctions: [String: Body] {
    [
      "perigee.blacklist.add": { call in
        let reason = call.string(2).flatMap(BlacklistEntry.Reason.init(rawValue:)) ?? .other
        let outcome = try call.session.addToBlacklist(call.texts(1), reason: reason)
        let added = LuaValue(outcome.additions.count { $0.outcome == .added })
        guard !outcome.allStopped.isEmpty else { return [added] }
        return [added, try call.host.records(outcome.allStopped.map(call.host.record))]
      },
      "perigee.blacklist.remove": { call in
        let confirmed = try call.options(2).bool("confirmed")
        let removed = try call.session.removeFromBlacklist(
          try call.texts(1), confirmed: confirmed)
        return [LuaValue(removed.count)]
      },
      "perigee.blacklist.list": { call in
        [
          try call.host.records(
            call.session.blacklist().map { entry in
              try call.host.record(
                "perigee.BlacklistEntry",
                [
                  ("entry", .string(entry.subject.text)),
                  ("reason", .string(entry.reason.rawValue)),
                  ("by", .string(entry.addedBy.text)),
                ])
            })
        ]
      },
    ]
  }
}
