/// Chooses a contact's sender (rule 16).
package protocol SenderRule: AnyObject {
  var name: String { get }
  var source: SourceLocation? { get }
  /// The senders it may answer with; nil for all enabled ones.
  var candidates: [EmailAddress]? { get }
  /// The address of one of `candidates`, or nil for nobody, for each of `rows`.
  /// - Parameter counts: whether the plan gives the contacts to whom the rule chooses. False for those
  ///   who are left out anyhow, and are asked about only so that all their reasons are told.
  /// - Throws: `RuleError`, where the answer is none of the candidates as well.
  func choose(_ contacts: ContactTable, rows: [Int], candidates: [Sender], counts: Bool) throws
    -> [EmailAddress?]
}
