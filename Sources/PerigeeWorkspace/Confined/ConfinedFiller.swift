import PerigeeCore

/// A Lua function that supplies a variable, asked in a process of its own.
final class ConfinedFiller: Filler {
  let variable: String
  private let rules: ConfinedRules
  private let key: RuleFunction.Key
  private let location: SourceLocation

  init(variable: String, rules: ConfinedRules, _ declaration: RuleDeclaration) {
    self.variable = variable
    self.rules = rules
    key = RuleFunction.Key(declaration)
    location = declaration.source
  }

  var name: String { key.name }
  var source: SourceLocation? { location }

  func fill(_ contacts: ContactTable, rows: [Int], in context: RuleContext) throws -> [String?] {
    try rules.ask(key, at: location, contacts, rows: rows, in: context) { body in
      if case .values(let values) = body { values } else { nil }
    }
  }
}
