/// What is wrong with one row of a file: why it was rejected, or what was left out of it.
package struct ImportIssue: Hashable, Sendable {
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
  package var reason: Reason
}

/// The issues of a file: the first ones, and how many there are.
package struct ImportIssues: Hashable, Sendable {
  /// A file in which every row is wrong must not fill the memory with reasons.
  package static let mostKept = 10_000

  package private(set) var kept: [ImportIssue] = []
  package private(set) var count = 0

  package init() {}

  /// Further issues are counted only.
  package var isFull: Bool { count >= Self.mostKept }

  mutating func append(line: Int, _ reason: ImportIssue.Reason) {
    if !isFull { kept.append(ImportIssue(line: line, reason: reason)) }
    count += 1
  }
}
