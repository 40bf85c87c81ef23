/// The issues of a file: the first ones, and how many there are.
package struct ImportIssues: Hashable, Sendable {
  /// A file in which every row is wrong must not fill the memory with reasons.
  package static let mostKept = 10_000

  /// The first ones, in the order of the file.
  package private(set) var kept: [ImportIssue] = []
  /// All of them.
  package private(set) var count = 0

  package init() {}

  /// Further issues are counted only.
  package var isFull: Bool { count >= Self.mostKept }

  mutating func append(line: Int, _ reason: ImportIssue.Reason) {
    if !isFull { kept.append(ImportIssue(line: line, reason: reason)) }
    count += 1
  }
}
