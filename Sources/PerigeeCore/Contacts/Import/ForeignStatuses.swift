/// The statuses of other programs that a file has, each with its rows: told once, and kept.
struct ForeignStatuses: Sendable {
  private struct Tally: Sendable {
    var line: Int
    var count: Int
  }

  private static let mostValues = 1_000

  private var tallies: [String: Tally] = [:]
  /// Rows whose status came when there were too many to be told apart.
  private var others: Tally?

  mutating func add(_ status: String, line: Int) {
    if tallies[status] != nil {
      tallies[status]?.count += 1
    } else if tallies.count < Self.mostValues {
      tallies[status] = Tally(line: line, count: 1)
    } else {
      others = Tally(line: others?.line ?? line, count: (others?.count ?? 0) + 1)
    }
  }

  /// One for each value.
  var issues: [ImportIssue] {
    let names = ContactStatus.allCases.map(\.rawValue)
    var issues = tallies.map { status, tally in
      let suggestion = Suggestion.nearest(to: status, among: names)
      return ImportIssue(
        line: tally.line,
        reason: .foreignStatus(status, count: tally.count, suggestion: suggestion))
    }
    if let others {
      issues.append(
        ImportIssue(
          line: others.line, reason: .foreignStatus("…", count: others.count, suggestion: nil)))
    }
    return issues.sorted { $0.line < $1.line }
  }
}
