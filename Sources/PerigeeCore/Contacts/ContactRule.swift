/// A predicate of the workspace's own over contacts, such as a filter's Lua function.
///
/// Rules take rows in batches, so that what runs them can prepare once and loop inside.
package protocol ContactRule: AnyObject {
  /// As in exclusions: `rule:NAME`.
  var name: String { get }
  /// Where it is declared.
  var source: SourceLocation? { get }
  /// The answer for each of `rows` of `contacts`, in their order.
  /// - Throws: `RuleError`; an error never counts as "no".
  func holds(_ contacts: ContactTable, rows: [Int], in context: RuleContext) throws -> [Bool]
}
