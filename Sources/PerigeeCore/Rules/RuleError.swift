/// A rule that failed: which, where, for whom and how.
package struct RuleError: Error, Hashable, Sendable, Codable {
  /// How a rule failed.
  package enum Fault: Hashable, Sendable, Codable {
    /// The rule raised an error.
    case raised(message: String, traceback: String?)
    /// It answered something of the wrong type: "a number".
    case answered(found: String, expected: String)
    /// A sender rule named somebody who is none of its candidates.
    case notACandidate(String, candidates: [String], suggestion: String?)
    /// The process in which it ran came to an end, while it was asked about so many contacts:
    /// "was killed".
    case died(String, contacts: Int)
  }

  /// With `name` it says which rule.
  package var kind: RuleKind
  /// As declared; unique within `kind` only.
  package var name: String
  /// The line that failed, or the declaration.
  package var source: SourceLocation?
  /// The first contact for whom it failed, by its number: errors reach logs, where nobody's address
  /// belongs.
  package var contact: Contact.ID
  /// The rule's own error, or an answer that is none.
  package var fault: Fault

  package init(
    kind: RuleKind, name: String, source: SourceLocation?, contact: Contact.ID, fault: Fault
  ) {
    self.kind = kind
    self.name = name
    self.source = source
    self.contact = contact
    self.fault = fault
  }

  /// The same without the contact's `address`, where the rule's own words or its answer repeat it.
  package func withholding(_ address: String) -> Self {
    // A mail may have no writer.
    guard !address.isEmpty else { return self }
    let plain = { (text: String) in text.replacing(address, with: "(its address)") }
    var error = self
    switch fault {
    case .raised(let message, let traceback):
      error.fault = .raised(message: plain(message), traceback: traceback.map(plain))
    case .answered(let found, let expected):
      error.fault = .answered(found: plain(found), expected: expected)
    case .notACandidate(address, let candidates, _):
      error.fault = .notACandidate("(its address)", candidates: candidates, suggestion: nil)
    case .notACandidate, .died: break
    }
    return error
  }
}
