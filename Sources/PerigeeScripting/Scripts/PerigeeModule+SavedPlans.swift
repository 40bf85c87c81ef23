import LuaBridge
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

// Plans that were saved, and copies of all data.
extension PerigeeModule {
  static var savedPlanFunctions: [String: Body] {
    [
      "perigee.load_plan": { call in
        [try call.host.make(document: call.host.files.plan(call.string(1) ?? ""))]
      },
      // "A file is never trusted with a quota": it is planned again, as by engage --plan.
      "saved_plan:engage": { call in
        [try call.host.make(outcome: call.session.engage(call.payload(PlanDocument.self)))]
      },
      "perigee.backup": backUp,
    ]
  }

  private static func backUp(_ call: ScriptCall) throws -> [LuaValue] {
    let name = call.string(1) ?? ""
    let path = try call.host.files.placeOfNewFile(name)
    var backup = try call.session.backUp(
      to: path, called: name, isKept: call.host.files.areKept)
    backup.path = name
    let written = backup
    return [
      try call.host.make(
        ScriptValue(
          "perigee.Backup", text: { written.text },
          members: [
            ("path", { .string(name) }), ("recorded", { .boolean(written.isRecorded) }),
            ("whole", { .boolean(written.log.isWhole) }),
          ]))
    ]
  }
}

extension ScriptHost {
  func make(outcome: EngageOutcome) throws -> LuaValue {
    try make(
      ScriptValue(
        "perigee.Engagement", text: { outcome.words },
        members: [
          ("engagement", { .integer(outcome.engagement.number) }),
          ("enrolled", { LuaValue(outcome.enrolled) }),
          ("sendings", { LuaValue(outcome.sendings) }),
          ("is_new", { .boolean(outcome.isNew) }),
        ]))
  }

  fileprivate func make(document: PlanDocument) throws -> LuaValue {
    let emails = document.sendings.count { $0.kind == nil }
    let size =
      512 * (document.sendings.count + document.enrollments.count + document.excluded.count)
    return try make(
      ScriptValue(
        "perigee.SavedPlan", payload: document, size: size, length: document.enrollments.count,
        text: { document.overview },
        members: [
          ("digest", { .string(document.digest.text) }),
          ("sequence", { .string(document.sequence) }),
          ("contacts", { LuaValue(document.enrollments.count) }), ("emails", { LuaValue(emails) }),
          ("first", { LuaValue(document.sendings.first?.at) }),
          ("last", { LuaValue(document.sendings.last?.at) }),
        ]))
  }
}
