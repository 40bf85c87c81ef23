/// Supplies a variable where a contact has none.
package protocol Filler: AnyObject {
  var name: String { get }
  var variable: String { get }
  var source: SourceLocation? { get }
  /// A value, or nil for none, for each of `rows`.
  /// - Throws: `RuleError`.
  func fill(_ contacts: ContactTable, rows: [Int], in context: RuleContext) throws -> [String?]
}
