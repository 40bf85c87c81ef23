/// What a rule of the workspace is for. Names differ within a kind only.
package enum RuleKind: String, Hashable, Sendable, CaseIterable {
  case filter, filler
  case senderRule = "sender rule"
  case eligibilityRule = "eligibility rule"

  /// "sender rule": what messages call it.
  package var words: String { rawValue }
}
