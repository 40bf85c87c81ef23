import PerigeeCore

/// A Lua function that answers true or false for a contact, asked in a process of its own.
class ConfinedContactRule: ContactRule {
  private let rules: ConfinedRules
  private let key: RuleFunction.Key
  private let location: SourceLocation

  init(
    rules: ConfinedRules, _ declaration: RuleDeclaration, ordinal: Int = 0,
    source: SourceLocation? = nil
  ) {
    self.rules = rules
    key = RuleFunction.Key(declaration, ordinal: ordinal)
    location = source ?? declaration.source
  }

  var name: String { key.name }
  var source: SourceLocation? { location }

  func holds(_ contacts: ContactTable, rows: [Int], in context: RuleContext) throws -> [Bool] {
    try rules.ask(key, at: location, contacts, rows: rows, in: context) { body in
      if case .holds(let answers) = body { answers } else { nil }
    }
  }
}
