/// What is wrong with one row of a file: why it was rejected, or what was left out of it.
package struct ImportIssue: Hashable, Sendable {
  /// What was wrong with a row or a value.
  package enum Reason: Hashable, Sendable {
    // These reject a row.
    case unreadable(CSVFault)
    case tooManyCells(Int, columns: Int)
    case address(EmailAddressError)
    /// The row at `line` of the same file has the address.
    case sameAddress(line: Int)
    case wrongKind(VariableKind, variable: String, value: String)
    // With these it is imported.
    case tooFewCells(Int, columns: Int)
    case unknownOwner(String, suggestion: String?)
    case unknownStatus(String, suggestion: String?)
  }

  /// Where the row begins in the file; lines count from 1.
  package var line: Int
  /// Whether it rejected the row is said beside the cases.
  package var reason: Reason
}
