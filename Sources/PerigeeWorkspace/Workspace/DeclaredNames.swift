import PerigeeCore

/// The names of what a workspace declares, also where something is wrong with it: who uses such a name
/// makes no mistake.
struct DeclaredNames: Sendable {
  private(set) var sequences: [String] = []
  private(set) var rules: [RuleKind: [String]] = [:]
  /// A file could not be read or run, or declares something without a name: nobody knows what it would
  /// declare.
  private(set) var lacksSequences = false
  private(set) var lacksRules = false

  /// - Parameter sequence: whether the file is one of `sequences/`, or of `rules/`.
  mutating func add(_ calls: [TaggedTable], sequence: Bool) {
    if calls.isEmpty || calls.contains(where: { $0.name == nil }) {
      if sequence { lacksSequences = true } else { lacksRules = true }
    }
    for call in calls {
      guard let name = call.name else { continue }
      switch call.tag {
      case .sequence: sequences.append(name)
      case .filter: rules[.filter, default: []].append(name)
      case .filler: rules[.filler, default: []].append(name)
      case .senderRule: rules[.senderRule, default: []].append(name)
      case .eligibility: rules[.eligibilityRule, default: []].append(name)
      case .verdict: rules[.verdictRule, default: []].append(name)
      case .hook: rules[.hook, default: []].append(name)
      default: break
      }
    }
  }
}
