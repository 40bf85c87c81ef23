extension Exclusion {
  /// The reason as its code and its values, in that order; no sentence of ours is among them.
  package func feed(_ digester: borrowing Digester) {
    digester.add(code)
    switch self {
    case .blacklisted(let entry, let reason):
      digester.add(entry)
      digester.add(reason.rawValue)
    case .engaged(let sequence): digester.add(sequence)
    case .missingVariables(let groups):
      digester.add(groups.count)
      for group in groups { digester.add(group) }
    case .alreadySequenced(let safeguard): digester.add(safeguard.rawValue)
    case .bounced, .leftOut: break
    case .disqualified(let status): digester.add(status.rawValue)
    case .noSender(let reason): reason.feed(digester)
    case .rule(_, let message, let source):
      // The message is the workspace's own, a value like another.
      digester.add(message)
      digester.add(source?.path)
      digester.add(source?.line)
    case .cap(_, let message, let value, let atMost, let source):
      // Its code is as an eligibility rule's.
      digester.add("cap")
      digester.add(message)
      digester.add(value)
      digester.add(atMost)
      digester.add(source?.path)
      digester.add(source?.line)
    case .horizon(let horizon): digester.add(Int(horizon.milliseconds))
    }
  }
}

extension Exclusion.NoSender {
  fileprivate func feed(_ digester: borrowing Digester) {
    switch self {
    case .noOwner: digester.add("no_owner")
    case .unknownOwner(let owner):
      digester.add("unknown_owner")
      digester.add(owner.text)
    case .disabled(let sender):
      digester.add("disabled")
      digester.add(sender.text)
    case .ruleGaveNone(let name):
      digester.add("rule_gave_none")
      digester.add(name)
    }
  }
}
