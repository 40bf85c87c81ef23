/// What a rule of the workspace is for. Names of rules differ within one kind only.
package enum RuleKind: Hashable, Sendable, CaseIterable {
  case filter, filler, senderRule, eligibilityRule

  /// "sender rule"
  package var words: String {
    switch self {
    case .filter: "filter"
    case .filler: "filler"
    case .senderRule: "sender rule"
    case .eligibilityRule: "eligibility rule"
    }
  }
}
