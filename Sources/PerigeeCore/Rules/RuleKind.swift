/// What a rule of the workspace is for. Names of rules differ within one kind only.
package enum RuleKind: Hashable, Sendable, CaseIterable, Codable {
  case filter, filler, senderRule, eligibilityRule, cap, verdictRule, hook

  /// What an error about a name that no rule of this kind has is about.
  package var nameKind: UnknownName.Kind {
    switch self {
    case .filter: .filter
    case .filler: .filler
    case .senderRule: .senderRule
    case .eligibilityRule: .eligibilityRule
    case .cap: .cap
    case .verdictRule: .verdictRule
    case .hook: .hook
    }
  }

  /// "sender rule"
  package var words: String {
    switch self {
    case .filter: "filter"
    case .filler: "filler"
    case .senderRule: "sender rule"
    case .eligibilityRule: "eligibility rule"
    case .cap: "cap"
    case .verdictRule: "verdict rule"
    case .hook: "hook"
    }
  }
}
