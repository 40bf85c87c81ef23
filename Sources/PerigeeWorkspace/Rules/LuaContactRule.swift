import LuaBridge
import PerigeeCore

/// A Lua function that answers true or false for a contact: the `rule` of a filter.
class LuaContactRule: ContactRule {
  private let function: RuleFunction

  init(function: RuleFunction) { self.function = function }

  var name: String { function.key.name }
  var source: SourceLocation? { function.source }

  /// "An error never counts as no", and nothing is no answer: a forgotten `return` would exclude
  /// everybody in silence.
  func holds(_ contacts: ContactTable, rows: [Int], in context: RuleContext) throws -> [Bool] {
    try function.answers(contacts, rows: rows, in: context, expected: "true or false") { answer in
      if case .boolean(let value) = answer { value } else { nil }
    }
  }
}
