import PerigeeCore

/// A Lua function that is asked before an email goes, asked in a process of its own.
final class ConfinedHook: Hook {
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

  func answers(_ emails: ContactTable, in context: RuleContext) throws -> [String?] {
    let rows = Array(0..<emails.count)
    return try rules.ask(key, at: location, emails, rows: rows, in: context) { body in
      if case .values(let values) = body { values } else { nil }
    }
  }
}
