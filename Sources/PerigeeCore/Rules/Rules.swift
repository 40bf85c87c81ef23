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
  func holds(_ contacts: ContactTable, rows: [Int]) throws -> [Bool]
}

/// An eligibility rule (rule 13 (8+)): who does not pass is excluded with its message.
package protocol EligibilityRule: ContactRule {
  var message: String { get }
}

/// Supplies a variable where a contact has none.
package protocol Filler: AnyObject {
  var name: String { get }
  var variable: String { get }
  var source: SourceLocation? { get }
  /// A value, or nil for none, for each of `rows`.
  /// - Throws: `RuleError`.
  func fill(_ contacts: ContactTable, rows: [Int]) throws -> [String?]
}

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

/// A rule that failed: which, where, for whom and how.
package struct RuleError: Error, Hashable, Sendable {
  package enum Fault: Hashable, Sendable {
    /// The rule raised an error.
    case raised(message: String, traceback: String?)
    /// It answered something of the wrong type: "a number".
    case answered(found: String, expected: String)
    /// A sender rule named somebody who is none of its candidates.
    case notACandidate(String, candidates: [String], suggestion: String?)
  }

  package var kind: RuleKind
  package var name: String
  /// The line that failed, or the declaration.
  package var source: SourceLocation?
  package var contact: EmailAddress
  package var fault: Fault

  package init(
    kind: RuleKind, name: String, source: SourceLocation?, contact: EmailAddress, fault: Fault
  ) {
    self.kind = kind
    self.name = name
    self.source = source
    self.contact = contact
    self.fault = fault
  }
}
