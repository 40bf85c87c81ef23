import PerigeeCore

/// A Lua function that supplies a variable where a contact has none.
final class LuaFiller: Filler {
  let variable: String
  private let function: RuleFunction

  init(variable: String, function: RuleFunction) {
    self.variable = variable
    self.function = function
  }

  var name: String { function.key.name }
  var source: SourceLocation? { function.source }

  func fill(_ contacts: ContactTable, rows: [Int], in context: RuleContext) throws -> [String?] {
    try function.values(contacts, rows: rows, in: context)
  }
}
