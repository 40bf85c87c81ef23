/// A rule of the workspace that says what an incoming mail is, where it knows better.
package protocol VerdictRule: AnyObject {
  var name: String { get }
  /// Where it is declared; nil where that is not known.
  var source: SourceLocation? { get }
  /// What the rule says of each mail, as it says it; nil where it leaves the verdict that the mail has.
  /// - Parameter messages: a row a mail, its writer for the address and `MessageColumns.all` for the
  ///   variables.
  /// - Throws: `RuleError`.
  func verdicts(_ messages: ContactTable, in context: RuleContext) throws -> [String?]
}

/// What rules see of a mail besides its writer, in the order of the columns.
package enum MessageColumns {
  package static let subject = "subject"
  package static let text = "text"
  package static let evidence = "evidence"
  package static let recipients = "recipients"
  package static let returnDate = "return_date"
  /// What the mail is taken for; an argument of its own.
  package static let verdict = "verdict"

  package static let all = [subject, text, evidence, recipients, returnDate, verdict]
}
