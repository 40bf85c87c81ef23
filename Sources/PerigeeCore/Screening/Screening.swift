/// Decides who may be added (rules 12 to 14): every reason that holds, not only the first.
struct Screening {
  private let sequence: EmailSequence
  private let blacklist: Blacklist
  private let authorize: Bool
  private let leftOut: Set<EmailAddress>
  private let variables: [String]
  /// Groups of variables, by number, of which one each must have a value.
  private let requirements: [[Int]]

  /// - Parameters:
  ///   - variables: those that `FilledValues` knows, in its order.
  ///   - leftOut: whom a person left out by hand.
  init(
    sequence: EmailSequence, blacklist: Blacklist, authorize: Bool, variables: [String],
    leftOut: [EmailAddress] = []
  ) {
    self.sequence = sequence
    self.blacklist = blacklist
    self.authorize = authorize
    self.leftOut = Set(leftOut)
    self.variables = variables
    self.requirements = Self.numbers(sequence.steps, variables)
  }

  private static func numbers(_ steps: [Step], _ variables: [String]) -> [[Int]] {
    var seen: Set<[String]> = []
    return steps.flatMap(\.requirements).filter { seen.insert($0).inserted }.map { anyOf in
      anyOf.compactMap { variables.firstIndex(of: $0) }
    }
  }

  /// The reasons that the contact itself gives, in the order of the rules.
  ///
  /// - Parameters:
  ///   - edited: the contact's own steps, where it has edits; they need their own variables.
  ///   - values: the contacts' values after fillers.
  func reasons(
    _ contacts: ContactTable, row: Int, edited: [Int: Step]?, values: FilledValues
  ) -> [Exclusion] {
    var reasons: [Exclusion] = []
    if !blacklist.isEmpty, let entry = blacklist.entry(covering: contacts.email(row)) {
      reasons.append(.blacklisted(entry: entry.subject.text, reason: entry.reason))
    }
    let history = contacts.histories[row]
    if history.live >= 0 {
      reasons.append(.engaged(sequence: contacts.sequenceNames[Int(history.live)]))
    }
    let missing = missingVariables(row, edited, values)
    if !missing.isEmpty { reasons.append(.missingVariables(missing)) }
    if history.live < 0, !authorize, isGuarded(history) {
      reasons.append(.alreadySequenced(safeguard: sequence.safeguard))
    }
    // "Bad data counts as bounced" (rule 4).
    if contacts.bounced[row] || contacts.statuses[row] == .badData { reasons.append(.bounced) }
    switch contacts.statuses[row] {
    case .disqualified where !authorize: reasons.append(.disqualified(.disqualified))
    // Nobody's authorization overrides what the contact's own record forbids.
    case .doNotContact: reasons.append(.disqualified(.doNotContact))
    default: break
    }
    if !leftOut.isEmpty, leftOut.contains(contacts.email(row)) { reasons.append(.leftOut) }
    return reasons
  }

  private func isGuarded(_ history: ContactHistory) -> Bool {
    switch sequence.safeguard {
    case .any: history.everSequenced
    case .same: history.inThisSequence
    case .off: false
    }
  }

  private func missingVariables(
    _ row: Int, _ edited: [Int: Step]?, _ values: FilledValues
  ) -> [[String]] {
    var requirements = requirements
    if let edited {
      let steps = sequence.steps.enumerated().map { index, step in edited[index + 1] ?? step }
      requirements = Self.numbers(steps, variables)
    }
    var missing: [[String]] = []
    for anyOf in requirements where !anyOf.contains(where: { values.hasValue($0, row: row) }) {
      missing.append(anyOf.map { variables[$0] })
    }
    return missing
  }
}
