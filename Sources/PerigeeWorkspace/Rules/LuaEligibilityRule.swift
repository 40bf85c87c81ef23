import PerigeeCore

/// Rule 13 (8+): "the workspace's own eligibility rules, each with its message".
final class LuaEligibilityRule: LuaContactRule, EligibilityRule {
  let message: String

  init(message: String, function: RuleFunction) {
    self.message = message
    super.init(function: function)
  }
}
