import LuaBridge
import PerigeeCore

/// A Lua function that answers true or false for a contact: the `rule` of a filter.
class LuaContactRule: ContactRule {
  let name: String
  private let function: RuleFunction

  init(name: String, function: RuleFunction) {
    self.name = name
    self.function = function
  }

  var source: SourceLocation? { function.source }
  /// A filter's, or an eligibility rule's.
  var kind: RuleKind { function.key.kind }

  /// "An error never counts as no", and nothing is no answer: a forgotten `return` would exclude
  /// everybody in silence.
  func holds(_ contacts: ContactTable, rows: [Int]) throws -> [Bool] {
    try function.answers(contacts, rows: rows, expected: "true or false") { answer in
      if case .boolean(let value) = answer { value } else { nil }
    }
  }
}

/// Rule 13 (8+): "the workspace's own eligibility rules, each with its message".
final class LuaEligibilityRule: LuaContactRule, EligibilityRule {
  let message: String

  init(name: String, message: String, function: RuleFunction) {
    self.message = message
    super.init(name: name, function: function)
  }
}
