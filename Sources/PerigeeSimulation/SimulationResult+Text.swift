package import PerigeeCore
import PerigeeSession

extension SimulationResult {
  /// What is counted, with its words, in the order in which people read it.
  package var rows: [(words: String, count: Int)] {
    [
      ("emails sent", tally.sent), ("replies", tally.replies), ("bounces", tally.bounces),
      ("out of office", tally.notices), ("unsubscribed", tally.unsubscriptions),
      ("tasks done", tally.tasks), ("missed and moved", tally.moved), ("held by hooks", tally.held),
      ("runs of automations", tally.runs), ("runs that failed", tally.failedRuns),
      ("proposals approved", tally.approved), ("proposals not approved", tally.notApproved),
      ("contacts still to get their first email", waiting),
      ("replies that wait for a quota", heldUpReplies),
    ]
  }

  private var zone: Zone { after.team.zone }

  /// When the last contact gets its first email, in words.
  package var lastWords: String {
    lastFirstEmail.map { $0.zonedWords(in: zone) } ?? "nobody gets one"
  }

  /// The conclusion first, then what happened, counted.
  package func text(_ style: TextStyle = .plain) -> String {
    var table = TextTable([("", .left), ("", .right)])
    for row in rows { table.add([row.words, grouped(row.count)]) }
    return "last first email: \(lastWords)\n"
      + "simulated on a copy from \(start.zonedWords(in: zone)) to \(end.zonedWords(in: zone)); "
      + "nothing was sent\n\n" + table.text(style)
  }

  /// Both side by side, for people; the other one with other settings.
  package func comparison(with other: SimulationResult, _ style: TextStyle = .plain) -> String {
    var table = TextTable([("", .left), ("these settings", .right), ("the other's", .right)])
    table.add(["last first email", lastWords, other.lastWords])
    for (mine, theirs) in zip(rows, other.rows) {
      table.add([mine.words, grouped(mine.count), grouped(theirs.count)])
    }
    return table.text(style)
  }
}
