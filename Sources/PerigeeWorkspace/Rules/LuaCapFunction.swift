import PerigeeCore

/// A Lua function that gives what a cap counts a contact by.
final class LuaCapFunction: CapFunction {
  private let function: RuleFunction

  init(function: RuleFunction) { self.function = function }

  /// A value is kept with every enrollment, and shown in reasons.
  private static let limit = 1_000

  func values(_ contacts: ContactTable, rows: [Int], in context: RuleContext) throws -> [String?] {
    try function.values(contacts, rows: rows, in: context, limit: Self.limit)
  }
}
