/// The issues of a file: the first ones, and how many there are.
package struct ImportIssues: Hashable, Sendable {
  /// A file in which every row is wrong must not fill the memory with reasons.
  package static let mostKept = 10_000

  /// The first ones, in the order of the file, and those that are told once for the file.
  package private(set) var kept: [ImportIssue] = []
  /// All of them.
  package private(set) var count = 0

  package init() {}

  /// Further issues are counted only.
  package var isFull: Bool { count >= Self.mostKept }

  /// Adds the issue of a later line than all that are there.
  package mutating func append(line: Int, _ reason: ImportIssue.Reason) {
    if !isFull { kept.append(ImportIssue(line: line, reason: reason)) }
    count += 1
  }

  /// Adds issues of any lines, which are kept however many there are.
  package mutating func insert(_ issues: [ImportIssue]) {
    guard !issues.isEmpty else { return }
    count += issues.count
    let ordered = (kept + issues).enumerated().sorted {
      ($0.element.line, $0.offset) < ($1.element.line, $1.offset)
    }
    kept = ordered.map(\.element)
  }
}
