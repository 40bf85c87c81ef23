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
      ("of them from senders who cannot send", stranded),
      ("replies that wait for room", heldUpReplies),
    ]
  }

  /// The automations of which runs failed, by name.
  var failures: [(automation: String, failures: SimulationTally.Failures)] {
    tally.failures.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// "3 runs of broken failed, the first: automations/all.lua:27: oh", a line each.
  package var failureLines: [String] {
    failures.map { automation, failures in
      "\(counted(failures.runs, "run")) of \(automation) failed"
        + (failures.runs == 1 ? ": " : ", the first: ") + failures.firstError.onOneLine
    }
  }

  private var zone: Zone { after.team.zone }

  /// When the last contact gets its first email, in words.
  package var lastWords: String {
    let words = lastFirstEmail.map { $0.zonedWords(in: zone) } ?? "nobody gets one"
    guard stranded > 0, lastFirstEmail != nil else { return words }
    return words + ", without \(counted(stranded, "contact")) whose senders cannot send"
  }

  /// The conclusion first, then what happened, counted.
  package func text(_ style: TextStyle = .plain) -> String {
    var table = TextTable([("", .left), ("", .right)])
    for row in rows { table.add([row.words, grouped(row.count)]) }
    return "last first email: \(lastWords)\n" + spanLine + "\n" + table.text(style)
      + failureLines.map { $0 + "\n" }.joined()
  }

  private var spanLine: String {
    "simulated on a copy from \(start.zonedWords(in: zone)) to \(end.zonedWords(in: zone)); "
      + "nothing was sent\n"
  }

  /// Both side by side, for people; the other one with other settings.
  package func comparison(with other: OtherSettings, _ style: TextStyle = .plain) -> String {
    switch other.outcome {
    case .came(let other): table(beside: other, style)
    case .failed: text(style) + "\n\(style.red("with \(other.file)")): \(other.failedWords ?? "")\n"
    }
  }

  private func table(beside other: SimulationResult, _ style: TextStyle) -> String {
    var table = TextTable([("", .left), ("these settings", .right), ("the other's", .right)])
    table.add(["last first email", lastWords, other.lastWords])
    for (mine, theirs) in zip(rows, other.rows) {
      table.add([mine.words, grouped(mine.count), grouped(theirs.count)])
    }
    return table.text(style) + failureLines.map { $0 + "\n" }.joined()
      + other.failureLines.map { "the other's: \($0)\n" }.joined()
  }
}
