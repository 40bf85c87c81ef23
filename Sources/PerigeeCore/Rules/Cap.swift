/// "At most so many contacts of one value live or planned at once" (rule 13 (8+)), over all
/// engagements. The core keeps it, since a rule that counted would keep something between calls.
package struct Cap {
  /// What contacts are counted by.
  package enum Measure {
    /// A variable, also where a filler supplies it.
    case variable(String)
    /// What stands behind the @.
    case domain
    case function(any CapFunction)
  }

  /// As in exclusions, `rule:NAME`; unlike those of eligibility rules too.
  package var name: String
  package var measure: Measure
  /// Of one value; at least 1.
  package var atMost: Int
  /// What it says of whom it keeps out.
  package var message: String
  /// Where it is declared.
  package var source: SourceLocation?

  package init(
    name: String, measure: Measure, atMost: Int, message: String, source: SourceLocation? = nil
  ) {
    self.name = name
    self.measure = measure
    self.atMost = atMost
    self.message = message
    self.source = source
  }

  /// Under which values are kept with enrollments; caps of one key count the same. Written in
  /// databases of users.
  package var key: String {
    switch measure {
    case .variable(let name): "variable \(name)"
    case .domain: "domain"
    case .function: "cap \(name)"
    }
  }
}

/// A function of the workspace that gives what a cap counts a contact by.
package protocol CapFunction: AnyObject {
  /// The value, or nil for none, for each of `rows`.
  /// - Throws: `RuleError`.
  func values(_ contacts: ContactTable, rows: [Int], in context: RuleContext) throws -> [String?]
}

extension Cap {
  /// Whether it is a Lua function, which may read any variable.
  package var isFunction: Bool {
    if case .function = measure { true } else { false }
  }
}
