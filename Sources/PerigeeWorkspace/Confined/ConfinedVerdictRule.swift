import PerigeeCore

/// A Lua function that says what an incoming mail is, asked in a process of its own.
final class ConfinedVerdictRule: VerdictRule {
  private let rules: ConfinedRules
  private let key: RuleFunction.Key
  private let location: SourceLocation

  init(rules: ConfinedRules, _ declaration: RuleDeclaration) {
    self.rules = rules
    key = RuleFunction.Key(declaration)
    location = declaration.source
  }

  var name: String { key.name }
  var source: SourceLocation? { location }

  func verdicts(_ messages: ContactTable, in context: RuleContext) throws -> [String?] {
    let rows = Array(0..<messages.count)
    return try rules.ask(key, at: location, messages, rows: rows, in: context) { body in
      if case .values(let values) = body { values } else { nil }
    }
  }
}
