import LuaBridge
import PerigeeCore
import PerigeeSession
import PerigeeSimulation
import PerigeeWorkspace

extension PerigeeModule {
  static var simulationMethods: [String: Body] { ["plan:simulate": simulate] }

  private static func simulate(_ call: ScriptCall) throws -> [LuaValue] {
    let options = try call.options()
    let end = try end(options.string("through") ?? "", call)
    let recipients = try recipients(options, call)
    let session = call.session
    let copy = session.moved(to: session.now, store: try session.store.scratch())
    _ = try copy.engage(call.payload(Proposal.self))
    // One that simulates itself would never end.
    var carryOut: Simulation.CarryOut?
    if session.automation == nil { carryOut = { try SimulatedRuns.carryOut($0, $1) } }
    let result = try Simulation(
      copy, recipients: recipients, until: end, carryOut: carryOut
    ).run()
    return [try call.host.make(simulation: result)]
  }

  private static func end(_ text: String, _ call: ScriptCall) throws -> Instant {
    guard let day = Day(iso: text), let end = Simulation.end(of: day, for: call.session) else {
      throw call.misuse(
        .wrong(
          subject: "through", expected: "a day to come, at most three years ahead, as 2027-06-01",
          found: text.excerpt))
    }
    return end
  }

  private static func recipients(
    _ options: ScriptOptions, _ call: ScriptCall
  ) throws -> SimulatedRecipients {
    let seed = options.integer("seed") ?? 1
    guard seed >= 0 else {
      throw call.misuse(.wrong(subject: "seed", expected: "0 or more", found: "\(seed)"))
    }
    let shares = RecipientShares(
      reply: try share("reply", options, call), bounce: try share("bounce", options, call),
      outOfOffice: try share("out_of_office", options, call),
      unsubscribe: try share("unsubscribe", options, call))
    guard shares.isPossible else {
      throw call.misuse(
        .wrong(
          subject: "reply, out_of_office and unsubscribe", expected: "at most 1 together",
          found: "more"))
    }
    return SimulatedRecipients(shares, seed: UInt64(seed))
  }

  private static func share(
    _ key: String, _ options: ScriptOptions, _ call: ScriptCall
  ) throws -> Double {
    let share: Double
    switch options[key] {
    case .nil: return 0
    case .integer(let value): share = Double(value)
    case .number(let value): share = value
    default: share = -1
    }
    guard (0...1).contains(share) else {
      throw call.misuse(
        .wrong(subject: key, expected: "a share from 0 to 1", found: options[key].shown))
    }
    return share
  }
}

extension ScriptHost {
  fileprivate func make(simulation result: SimulationResult) throws -> LuaValue {
    let zone = result.after.team.zone
    return try make(
      ScriptValue(
        "perigee.Simulation", text: { [unowned self] in result.text(style) },
        members: [
          ("through", { .string("\(zone.localDay(of: result.end - 1))") }),
          ("last_first_email", { LuaValue(result.lastFirstEmail?.rfc3339(in: zone)) }),
          ("sent", { LuaValue(result.tally.sent) }),
          ("replies", { LuaValue(result.tally.replies) }),
          ("bounces", { LuaValue(result.tally.bounces) }),
          ("out_of_office", { LuaValue(result.tally.notices) }),
          ("unsubscribed", { LuaValue(result.tally.unsubscriptions) }),
          ("tasks", { LuaValue(result.tally.tasks) }),
          ("moved", { LuaValue(result.tally.moved) }),
          ("held", { LuaValue(result.tally.held) }), ("runs", { LuaValue(result.tally.runs) }),
          ("approved", { LuaValue(result.tally.approved) }),
          ("waiting", { LuaValue(result.waiting) }),
          ("stranded", { LuaValue(result.stranded) }),
          ("held_up_replies", { LuaValue(result.heldUpReplies) }),
        ]))
  }
}
