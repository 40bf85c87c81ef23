import PerigeeCore

extension AutomationError: ReportableError {
  package var code: String {
    switch self {
    case .noGrant: "no_grant"
    case .grantTooSmall: "grant_too_small"
    case .grantUsed: "grant_used"
    case .tooManyContacts: "too_many_contacts"
    case .tooMuchWritten: "too_much_written"
    case .unknownRun: "unknown_run"
    case .unknownProposal: "unknown_proposal"
    case .notWoken: "event_not_met"
    case .isRunning: "automation_running"
    case .hadEffects: "run_had_effects"
    case .notTheApprover: "managers_only"
    case .notYetProposed: "not_yet_proposed"
    case .notOpen: "proposal_not_open"
    case .otherDigest: "other_digest"
    case .ruleInPlace: "rule_in_place"
    case .nothingToPropose: "empty_plan"
    case .forManagers: "managers_only"
    case .forPeople: "for_people"
    }
  }

  package var message: String {
    switch self {
    case .noGrant(let name):
      "the automation \(name) may propose plans and not engage them: ctx.propose(plan, why). A manager "
        + "can allow it a number: perigee automations grant \(name) --engage 20 --per-day 4"
    case .grantTooSmall(let name, let contacts, let allowed, let isOwnLimit):
      "the automation \(name) may engage \(counted(allowed, "contact")) at once, by "
        + (isOwnLimit ? "its limits.engage" : "the grant it was given")
        + ", and the plan has \(grouped(contacts)). Propose it, or plan for fewer"
    case .grantUsed(let name, let perDay):
      "the automation \(name) may engage \(counted(perDay, "time")) in 24 hours, by the grant it was "
        + "given, and it has. Propose the plan, or wait"
    case .tooManyContacts(let name, let limit, let asked):
      "the automation \(name) may propose or change \(counted(limit, "contact")) in one run, by its "
        + "limits.contacts, and wants \(grouped(asked))"
    case .tooMuchWritten(let name):
      "a run may write \(AutomationLimits.writtenBytes >> 20) MiB of files in all, and one of the automation "
        + "\(name) wants more. Write less, or in more runs"
    case .unknownRun(let number):
      "there is no run \(number). perigee automations runs lists them"
    case .unknownProposal(let number):
      "there is no proposal \(number). perigee proposals lists them"
    case .notWoken(let name, let event):
      "\(event.excerpt): the event does not meet the where of \(name), which it would not make run; nothing "
        + "was run. Give an event that meets it, or change the where"
    case .isRunning(let name): "the automation \(name) is running; wait until its run is over"
    case .hadEffects(let run, let effects):
      "run \(run) has changed something \(counted(effects, "time")), which would be done again: look at "
        + "perigee automations explain \(run), then give --yes"
    default: proposalWords
    }
  }

  private var proposalWords: String {
    switch self {
    case .notTheApprover(let proposal, let user, let managers):
      "proposal \(proposal) is decided by a manager, or by the one sender from whom all of it goes, and "
        + "\(user) is neither. Ask \(enumerated(managers))"
    case .notOpen(let proposal, let state, let by):
      "proposal \(proposal) is \(state.rawValue)" + (by.map { " (\($0))" } ?? "")
        + Self.renewal(of: proposal, state)
    case .notYetProposed(let proposal, let at, let now, let zone):
      "proposal \(proposal) was made \(at.zonedWords(in: zone)), and it is \(now.zonedWords(in: zone)): "
        + "the clock is before it. Leave --now out, or set the clock right"
    case .otherDigest(let proposal, let given, let kept):
      "proposal \(proposal) has the digest \(kept), and \(given.excerpt) was agreed to: look at it again, "
        + "perigee proposals show \(proposal)"
    case .ruleInPlace(let name):
      "a proposal is planned again when it is approved, and \(name) was made in the script and is not "
        + "there then. Put it into rules/, and name it"
    case .nothingToPropose(let excluded):
      "the plan has nobody in it (\(counted(excluded, "contact")) excluded), so nothing is proposed"
    case .forManagers(let name, let action, let managers):
      "\(action) is for managers, and the automation \(name) acts as a member, in whoever's name. Ask "
        + "\(enumerated(managers))"
    case .forPeople(let action): "\(action) is for people, and an automation acts here"
    default: preconditionFailure("said in message")
    }
  }

  /// What to do where it is too late for a proposal.
  private static func renewal(of proposal: Int64, _ state: PlanProposal.State) -> String {
    let cause: String
    switch state {
    case .expired: cause = "nobody decided within 24 hours"
    case .late: cause = "its first email was to go already"
    case .open, .approved, .declined: return ""
    }
    return ": \(cause). perigee proposals renew \(proposal) plans it again from now on"
  }
}
