package import PerigeeCore

/// What a file of `rules/` declares. It is a plain value: its functions are Lua's and belong to the
/// state that read the file, where they are known by their order (`ReadRule`).
package struct RuleDeclaration: Sendable {
  /// What a rule of each kind says besides its name.
  package enum Body: Sendable {
    case filter(FilterExpression)
    /// Supplies `variable`.
    case filler(variable: String)
    /// The senders it may choose; nil for all enabled ones.
    case senderRule(candidates: [CandidateDeclaration]?)
    /// What it says of whom it keeps out.
    case eligibilityRule(message: String)
    case cap(CapDeclaration)
    /// Says what an incoming mail is.
    case verdictRule
    /// Is asked before an email goes.
    case hook
  }

  /// Unlike those of other rules of its kind.
  package let name: String
  package let body: Body
  /// Where it is declared.
  package let source: SourceLocation

  /// That of its body.
  package var kind: RuleKind {
    switch body {
    case .filter: .filter
    case .filler: .filler
    case .senderRule: .senderRule
    case .eligibilityRule: .eligibilityRule
    case .cap: .cap
    case .verdictRule: .verdictRule
    case .hook: .hook
    }
  }

  /// What a filler supplies; nil for other rules.
  package var filledVariable: String? {
    if case .filler(let variable) = body { variable } else { nil }
  }
}
