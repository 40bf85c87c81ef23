/// A rule of the workspace that is asked before an email goes. It may hold or cancel it, and nothing more.
package protocol Hook: AnyObject {
  var name: String { get }
  /// Where it is declared; nil where that is not known.
  var source: SourceLocation? { get }
  /// What the hook says of each email, as it says it: "hold: their fair is this week"; nil lets it go.
  /// - Parameter emails: a row an email, of its contact, with `EmailColumns.all` behind its variables.
  /// - Throws: `RuleError`.
  func answers(_ emails: ContactTable, in context: RuleContext) throws -> [String?]
}

/// What hooks see of an email besides its contact: columns behind those of the contact's variables, under
/// names that no variable has.
package enum EmailColumns {
  package static let fields = ["subject", "text", "sender", "sequence", "step", "planned_at"]
  package static let all = fields.map { "\u{1}\($0)" }
}
