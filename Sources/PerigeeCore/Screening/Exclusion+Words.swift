extension Exclusion {
  /// As the command line and plan files say it.
  package var code: String {
    switch self {
    case .blacklisted: "blacklisted"
    case .engaged: "engaged"
    case .missingVariables: "missing_variables"
    case .alreadySequenced: "already_sequenced"
    case .bounced: "bounced"
    case .disqualified: "disqualified"
    case .noSender: "no_sender"
    case .leftOut: "left_out"
    case .rule(let name, _, _), .cap(let name, _, _, _, _): "rule:\(name)"
    case .horizon: "horizon"
    }
  }

  /// What holds, in words.
  package var detail: String {
    switch self {
    case .blacklisted(let entry, let reason):
      "\(entry) is blacklisted (\(reason.words))"
    case .engaged(let sequence):
      "already engaged in the sequence \(sequence)"
    case .missingVariables(let groups):
      "no value for \(groups.map { $0.joined(separator: " or ") }.joined(separator: ", "))"
    case .alreadySequenced(let safeguard):
      safeguard == .same
        ? "has been in this sequence before" : "has been in a sequence before"
    case .bounced: "mail to this address bounced"
    case .disqualified(.doNotContact):
      "the contact's status is \(ContactStatus.doNotContact.rawValue), its own wish"
    case .disqualified(let status): "the contact's status is \(status.rawValue)"
    case .noSender(let reason): reason.detail
    case .leftOut: "left out of this plan by hand"
    case .rule(_, let message, let source):
      source.map { "\(message) (\($0))" } ?? message
    case .cap(_, let message, let value, let atMost, let source):
      "\(message): at most \(grouped(atMost)) of \(valueInText(value)) may be live or planned at "
        + "once" + (source.map { " (\($0))" } ?? "")
    case .horizon: "does not fit before the horizon"
    }
  }

  /// What would let the contact in.
  package var cure: String {
    switch self {
    case .blacklisted(let entry, _):
      "a manager can remove it: perigee blacklist remove \(entry)"
    case .engaged: "wait until that sequence ends, or roll its engagement back"
    case .missingVariables(let groups):
      "set \(groups.map { $0[0] }.joined(separator: ", ")) on the contact, write a filler, or give "
        + "the template a default"
    case .alreadySequenced(let safeguard):
      "authorize this engagement, or set the sequence's safeguard to "
        + (safeguard == .any ? "\"same\" or \"off\"" : "\"off\"")
    case .bounced: "correct the address"
    case .disqualified(.doNotContact): "nobody can override that; only the contact can take it back"
    case .disqualified: "authorize this engagement, or change the status"
    case .noSender(let reason): reason.cure
    case .leftOut: "plan without leaving the contact out"
    case .rule(let name, _, _): "whatever satisfies the eligibility rule \(name)"
    case .cap(let name, _, _, _, _):
      "wait until one of them has ended, leave another out, or raise at_most of the cap \(name)"
    case .horizon: "plan it later, or give the plan more room"
    }
  }
}

extension Exclusion.NoSender {
  fileprivate var detail: String {
    switch self {
    case .noOwner: "the contact has no owner"
    case .unknownOwner(let owner): "the owner \(owner) is no sender of the team"
    case .disabled(let sender): "the sender \(sender) is disabled"
    case .ruleGaveNone(let name): "the sender rule \(name) chose nobody"
    }
  }

  fileprivate var cure: String {
    switch self {
    case .noOwner: "give the contact an owner, or choose senders another way"
    case .unknownOwner: "add the owner to perigee.lua, or give the contact another owner"
    case .disabled: "enable the sender in perigee.lua, or choose another"
    case .ruleGaveNone(let name): "let the rule \(name) answer with a sender for this contact"
    }
  }
}
