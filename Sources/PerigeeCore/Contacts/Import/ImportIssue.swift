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
    /// A report's last lines: its name, a copyright.
    case footer
    // This one too, where the import is strict; else the value is left out.
    /// `format` is what was said about the file's values.
    case wrongKind(
      VariableKind, variable: String, value: String, format: ValueFormat = ValueFormat())
    // With these it is imported.
    case tooFewCells(Int, columns: Int)
    case unknownOwner(String, suggestion: String?)
    /// Several addresses in one cell, of which the first was taken.
    case severalAddresses
    /// The contact is there, and its status forbids more than the row's, which an import never
    /// changes.
    case statusKept(ContactStatus)
    // These are told once for a file, at the first line where they hold.
    /// A status of another program, which is kept as the variable `crm_status`.
    case foreignStatus(String, count: Int, suggestion: String?)
    /// A column without a header has values, and is left out; it counts from 1.
    case unnamedColumn(Int, count: Int)
    /// Several columns have the header, and an override without a number took the first, which is
    /// `column` from 1.
    case takenFirst(header: String, column: Int)
  }

  /// Where the row begins in the file; lines count from 1.
  package var line: Int
  /// Whether it rejected the row is said beside the cases.
  package var reason: Reason

  package init(line: Int, reason: Reason) {
    self.line = line
    self.reason = reason
  }
}
