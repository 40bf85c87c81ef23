import LuaBridge
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

extension PerigeeModule {
  /// Mails that came back.
  static var mailFunctions: [String: Body] {
    ["perigee.mails": mails, "mail:reclassify": reclassify]
  }

  private static let mostMails = 1_000

  private static func mails(_ call: ScriptCall) throws -> [LuaValue] {
    let options = try call.options()
    let limit = options.integer("limit") ?? mostMails
    guard (1...100_000).contains(limit) else {
      throw call.misuse(
        .wrong(subject: "limit", expected: "a number from 1 to 100,000", found: "\(limit)"))
    }
    let mails = try call.session.incoming(
      contact: options.string("contact"), unmatched: options.bool("unmatched"), limit: limit)
    return [try call.host.list(mails.map { try call.host.make(mail: $0) })]
  }

  private static func reclassify(_ call: ScriptCall) throws -> [LuaValue] {
    let mail = call.payload(Incoming.self)
    guard let verdict = call.string(1).flatMap(Verdict.init(rawValue:)) else { return [] }
    let options = try call.options(2)
    let order = ReclassifyOrder(
      mail.id, verdict, contact: options.string("contact"), isConfirmed: options.bool("confirm"))
    return [try call.host.make(mail: call.session.reclassify(order))]
  }
}

extension ScriptHost {
  fileprivate func make(mail: Incoming) throws -> LuaValue {
    let zone = session.team.zone
    let reading = mail.reading
    return try make(
      ScriptValue(
        "perigee.Mail", payload: mail,
        size: 2_048 + reading.excerpt.utf8.count + reading.subject.utf8.count,
        text: {
          "mail \(mail.id.number) \(mail.verdict.rawValue) from \(reading.sender ?? "nobody"): "
            + mail.outcome
        },
        members: [
          ("id", { .integer(mail.id.number) }), ("verdict", { .string(mail.verdict.rawValue) }),
          ("contact", { LuaValue(mail.contact?.text) }), ("from", { LuaValue(reading.sender) }),
          ("subject", { .string(reading.subject) }), ("text", { .string(reading.excerpt) }),
          ("at", { .string(mail.cameAt.rfc3339(in: zone)) }),
          (
            "evidence",
            { [unowned self] in try list(reading.evidence.map { .string($0) }) }
          ),
          ("outcome", { .string(mail.outcome) }),
        ]))
  }
}
