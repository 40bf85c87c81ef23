import PerigeeCore

/// An eligibility rule, asked in a process of its own.
final class ConfinedEligibilityRule: ConfinedContactRule, EligibilityRule {
  let message: String

  init(message: String, rules: ConfinedRules, _ declaration: RuleDeclaration) {
    self.message = message
    super.init(rules: rules, declaration)
  }
}
