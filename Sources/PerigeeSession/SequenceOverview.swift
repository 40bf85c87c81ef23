package import PerigeeCore
import PerigeeWorkspace

/// How a sequence stands among the others: what it has, and what became of it so far.
package struct SequenceOverview: Hashable, Sendable {
  /// What plans call it.
  package var name: String
  /// As its file declares it today; nil where the file is gone, and contacts are still in it.
  package var sequence: EmailSequence?
  /// Enrollments that are live.
  package var contacts: Int
  /// Emails and tasks by state, as the report counts them.
  package var sendings: [Sending.State: Int]
}

extension Session {
  /// The sequences of the workspace in the order of their files, then those that are engaged and have none any
  /// more.
  package func sequenceOverviews() throws -> [SequenceOverview] {
    let declared = workspace.sequences
    let names = declared.map(\.name)
    let engaged = Set(try engagements(limit: .max).map(\.sequence.name))
    var overviews: [SequenceOverview] = []
    for name in names + engaged.subtracting(names).sorted() {
      let report =
        try engaged.contains(name)
        ? store.read {
          try $0.report(sequence: name, now: now, next: 0)
        } : nil
      let live = report?.states.filter(\.key.isLive).values.reduce(0, +) ?? 0
      let sequence = declared.first { $0.name == name }
      // Nothing of an old one is there but its history.
      if sequence == nil, live == 0 { continue }
      overviews.append(
        SequenceOverview(
          name: name, sequence: sequence, contacts: live, sendings: report?.sendings ?? [:]))
    }
    return overviews
  }
}
