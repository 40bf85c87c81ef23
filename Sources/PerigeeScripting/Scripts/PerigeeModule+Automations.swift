import LuaBridge
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

extension PerigeeModule {
  static var proposalFunctions: [String: Body] {
    [
      "perigee.propose": { call in
        guard let proposal = call.value(1).payload("perigee.Plan", as: Proposal.self) else {
          throw call.misuse(
            .wrong(subject: "plan", expected: "a plan", found: call.value(1).shown))
        }
        do {
          let made = try call.session.propose(proposal, why: call.string(2) ?? "")
          return [try call.host.make(planProposal: made)]
        } catch let nobody as AutomationError where nobody.isOfNobody {
          return [.nil, .string(nobody.message)]
        }
      }
    ]
  }
}

extension ScriptHost {
  fileprivate func make(planProposal made: PlanProposal) throws -> LuaValue {
    try make(
      ScriptValue(
        "perigee.Proposal", text: { made.words },
        members: [
          ("id", { .integer(made.id.number) }), ("digest", { .string(made.digest.text) }),
          ("contacts", { LuaValue(made.contacts) }),
          ("state", { .string(made.state.rawValue) }),
        ]))
  }
}
