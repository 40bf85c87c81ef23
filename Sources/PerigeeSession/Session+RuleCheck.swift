import PerigeeCore
import PerigeeWorkspace

extension Session {
  /// Asks every rule of the workspace about some contacts forward, backward and twice. A rule that
  /// answers otherwise for one of them keeps something between calls, and its plans could not be made
  /// again; one that raises would stop a plan.
  ///
  /// - Parameter sample: how many contacts are asked about, the first that arrived.
  func checkRules(sample: Int = 200) throws -> [Finding] {
    guard let table = try sampled(sample) else { return [] }
    var findings: [Finding] = []
    let context = ruleContext
    let contactRules =
      rules.filterRules.map { (RuleKind.filter, $0) }
      + rules.eligibilityRules.map { (RuleKind.eligibilityRule, $0) }
    for (kind, rule) in contactRules {
      findings += finding(rule.name, kind, rule.source, table) { rows in
        try rule.holds(table, rows: rows, in: context).map { "\($0)" }
      }
    }
    for filler in rules.fillers {
      findings += finding(filler.name, .filler, filler.source, table) { rows in
        try filler.fill(table, rows: rows, in: context).map { $0 ?? "" }
      }
    }
    for case (let cap, .function(let function)) in rules.caps.map({ ($0, $0.measure) }) {
      findings += finding(cap.name, .cap, cap.source, table) { rows in
        try function.values(table, rows: rows, in: context).map { $0 ?? "" }
      }
    }
    for name in workspace.names(of: .senderRule) {
      let rule = try rules.senderRule(name)
      findings += finding(name, .senderRule, rule.source, table) { rows in
        // Each contact as the first of a plan: a rule may count what a plan has given so far.
        try rows.map { row in
          var tally = SenderTally()
          let chosen = try rule.choose(
            table, rows: [row], candidates: team.candidates(of: rule), in: context, tally: &tally,
            counts: true)
          return chosen[0]?.text ?? ""
        }
      }
    }
    return findings
  }

  private func sampled(_ count: Int) throws -> ContactTable? {
    try store.read { reader in
      let query = ContactQuery(variables: try reader.variables(), batchSize: count)
      var sample: ContactTable?
      do {
        try reader.contacts(query) { table in
          sample = table
          throw EnoughRead()
        }
      } catch is EnoughRead {}
      return sample
    }
  }

  private struct EnoughRead: Error {}

  private func finding(
    _ name: String, _ kind: RuleKind, _ source: SourceLocation?, _ table: ContactTable,
    _ answers: ([Int]) throws -> [String]
  ) -> [Finding] {
    let rows = Array(0..<table.count)
    let location = source ?? SourceLocation(path: "rules", line: 1)
    do {
      let forward = try answers(rows)
      let again = try answers(rows)
      let backward = Array(try answers(rows.reversed()).reversed())
      let row = rows.first { forward[$0] != again[$0] || forward[$0] != backward[$0] }
      guard let row else { return [] }
      return [
        Finding(
          location: location,
          message: "the \(kind.words) \(name) does not always answer the same for "
            + "\(table.email(row).text): it keeps something between calls, so that the same plan "
            + "could not be made again. Let it depend on its contact and ctx alone; that at most so "
            + "many contacts of one value get in is what perigee.cap { … } is for")
      ]
    } catch {
      let message = plainWords(of: error)
      let first = message.split(separator: "\n").first.map(String.init) ?? message
      let place = (error as? RuleError)?.source ?? location
      // A finding begins with its place itself.
      let words =
        first.hasPrefix("\(place): ") ? String(first.dropFirst("\(place): ".count)) : first
      return [Finding(location: place, message: words)]
    }
  }
}
