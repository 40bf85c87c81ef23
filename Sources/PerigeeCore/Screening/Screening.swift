/// Decides who may be added (rules 12 to 14): every reason that holds, not only the first.
struct Screening {
  private let sequence: EmailSequence
  private let blacklist: Blacklist
  private let authorize: Bool
  private let requirements: [[String]]

  init(sequence: EmailSequence, blacklist: Blacklist, authorize: Bool) {
    self.sequence = sequence
    self.blacklist = blacklist
    self.authorize = authorize
    self.requirements = sequence.steps.flatMap(\.requirements)
  }

  /// The reasons that the contact itself gives, in the order of the rules.
  ///
  /// - Parameters:
  ///   - edited: the contact's own steps, where it has edits; they need their own variables.
  ///   - hasValue: whether a variable has a value after fillers.
  func reasons(
    _ contacts: ContactTable, row: Int, edited: [Int: Step]?, hasValue: (String) -> Bool
  ) -> [Exclusion] {
    var reasons: [Exclusion] = []
    if !blacklist.isEmpty, let entry = blacklist.entry(covering: contacts.email(row)) {
      reasons.append(.blacklisted(entry: entry.subject.text, reason: entry.reason))
    }
    let history = contacts.histories[row]
    if history.live >= 0 {
      reasons.append(.engaged(sequence: contacts.sequenceNames[Int(history.live)]))
    }
    let missing = missingVariables(edited, hasValue)
    if !missing.isEmpty { reasons.append(.missingVariables(missing)) }
    if history.live < 0, !authorize, isGuarded(history) {
      reasons.append(.alreadySequenced(safeguard: sequence.safeguard))
    }
    if contacts.bounced[row] { reasons.append(.bounced) }
    switch contacts.statuses[row] {
    case .disqualified where !authorize: reasons.append(.disqualified(.disqualified))
    // Nobody's authorization overrides what the contact's own record forbids.
    case .doNotContact: reasons.append(.disqualified(.doNotContact))
    default: break
    }
    return reasons
  }

  private func isGuarded(_ history: ContactHistory) -> Bool {
    switch sequence.safeguard {
    case .any: history.everSequenced
    case .same: history.inThisSequence
    case .off: false
    }
  }

  private func missingVariables(_ edited: [Int: Step]?, _ hasValue: (String) -> Bool) -> [[String]]
  {
    var requirements = requirements
    if let edited {
      requirements = sequence.steps.enumerated().flatMap { index, step in
        (edited[index + 1] ?? step).requirements
      }
    }
    var seen: Set<[String]> = []
    return requirements.filter { anyOf in
      !anyOf.contains(where: hasValue) && seen.insert(anyOf).inserted
    }
  }
}
