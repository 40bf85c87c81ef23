import LuaBridge
import PerigeeCore
import PerigeeSession

extension PerigeeModule {
  /// What is done with enrollments after their commit.
  static var enrollmentMethods: [String: Body] {
    var methods: [String: Body] = [:]
    for action in EnrollmentOrder.Action.allCases {
      methods["contact:\(action.rawValue)"] = { call in
        let contact = call.payload(Contact.self)
        return try carryOut(action, SelectedContacts(.emails([contact.email])), call)
      }
      methods["contacts:\(action.rawValue)"] = { call in
        try carryOut(action, call.payload(SelectedContacts.self), call)
      }
    }
    return methods
  }

  private static func carryOut(
    _ action: EnrollmentOrder.Action, _ contacts: SelectedContacts, _ call: ScriptCall
  ) throws -> [LuaValue] {
    let options = try call.options()
    var order = EnrollmentOrder(action, .contacts(contacts))
    order.sequence = options.string("sequence")
    order.reason = options.string("reason")
    order.at = try options.string("at").map { try call.session.moment($0, of: "at") }
    return [try call.host.make(outcome: call.session.carryOut(order))]
  }
}

extension ScriptHost {
  fileprivate func make(outcome: EnrollmentOutcome) throws -> LuaValue {
    try make(
      ScriptValue(
        "perigee.EnrollmentOutcome", size: 256 * outcome.changes.count, text: { outcome.text },
        members: [
          ("changed", { [unowned self] in try records(outcome.changes.map(record)) }),
          ("untouched", { LuaValue(outcome.untouched) }),
        ]))
  }

  /// An enrollment's change as scripts see it.
  func record(_ change: EnrollmentChange) throws -> LuaValue {
    try record(
      "perigee.EnrollmentChange",
      [
        ("contact", .string(change.contact.text)), ("sequence", .string(change.sequence)),
        ("sender", .string(change.sender.text)), ("before", .string(change.before.rawValue)),
        ("after", .string(change.after.rawValue)), ("sendings", LuaValue(change.sendings)),
      ])
  }
}
