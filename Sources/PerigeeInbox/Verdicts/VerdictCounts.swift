package import PerigeeCore

/// How many mails of each verdict there were.
package struct VerdictCounts: Sendable {
  private var counts: [Verdict: Int] = [:]

  package init() {}

  package mutating func add(_ verdict: Verdict) { counts[verdict, default: 0] += 1 }

  /// "12 mails: 7 bounce, 3 reply, 2 other", the most frequent first.
  package var text: String {
    let total = counts.values.reduce(0, +)
    let order = Verdict.allCases.filter { counts[$0] != nil }
      .sorted { counts[$0, default: 0] > counts[$1, default: 0] }
    let parts = order.map { "\(counts[$0, default: 0]) \($0.words)" }
    return counted(total, "mail") + (parts.isEmpty ? "" : ": " + parts.joined(separator: ", "))
  }
}
