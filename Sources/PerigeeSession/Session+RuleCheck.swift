import PerigeeCore
import PerigeeWorkspace

extension Session {
  /// Asks every rule of the workspace about every contact, and about the first ones backward and twice
  /// too. A rule that answers otherwise for one of them keeps something between calls, and its plans
  /// could not be made again; one that raises would stop a plan.
  ///
  /// - Parameters:
  ///   - batchSize: how many contacts are asked about at once; the first so many twice.
  ///   - known: what is wrong besides, for a check that is ended in the middle of this.
  func checkRules(batchSize: Int = 1_000, known: [Finding] = []) throws -> [Finding] {
    var findings: [Finding] = []
    var questions = try ruleQuestions()
    var isFirst = true
    try store.read { reader in
      let query = ContactQuery(variables: try reader.variables(), batchSize: batchSize)
      try reader.contacts(query) { table in
        try checkpoint()
        // What is wrong with a rule is told once.
        questions = questions.filter { question in
          let found = finding(question, table, isThorough: isFirst)
          if let found {
            findings.append(found)
            FindingsSoFar.note(known + findings, in: workspace.directory)
          }
          return found == nil
        }
        isFirst = false
      }
    }
    return findings
  }

  /// A rule, and its answers for some rows of a table.
  private struct RuleQuestion {
    let kind: RuleKind
    let name: String
    let source: SourceLocation?
    let answers: (ContactTable, [Int]) throws -> [String]
  }

  private func ruleQuestions() throws -> [RuleQuestion] {
    let context = ruleContext
    let contactRules =
      rules.filterRules.map { (RuleKind.filter, $0) }
      + rules.eligibilityRules.map { (RuleKind.eligibilityRule, $0) }
    var questions = contactRules.map { kind, rule in
      RuleQuestion(kind: kind, name: rule.name, source: rule.source) {
        try rule.holds($0, rows: $1, in: context).map { "\($0)" }
      }
    }
    questions += rules.fillers.map { filler in
      RuleQuestion(kind: .filler, name: filler.name, source: filler.source) {
        try filler.fill($0, rows: $1, in: context).map { $0 ?? "" }
      }
    }
    for case (let cap, .function(let function)) in rules.caps.map({ ($0, $0.measure) }) {
      questions.append(
        RuleQuestion(kind: .cap, name: cap.name, source: cap.source) {
          try function.values($0, rows: $1, in: context).map { $0 ?? "" }
        })
    }
    questions += try workspace.names(of: .senderRule).map { name in
      let rule = try rules.senderRule(name)
      let candidates = team.candidates(of: rule)
      return RuleQuestion(kind: .senderRule, name: name, source: rule.source) { table, rows in
        // Each contact as the first of a plan: a rule may count what a plan has given so far.
        var tally = SenderTally()
        return try rule.choose(
          table, rows: rows, candidates: candidates, in: context, tally: &tally, counts: false
        ).map { $0?.text ?? "" }
      }
    }
    return questions
  }

  private func finding(
    _ question: RuleQuestion, _ table: ContactTable, isThorough: Bool
  ) -> Finding? {
    let rows = Array(0..<table.count)
    let location = question.source ?? SourceLocation(path: "rules", line: 1)
    do {
      let forward = try question.answers(table, rows)
      guard isThorough else { return nil }
      let again = try question.answers(table, rows)
      let backward = Array(try question.answers(table, rows.reversed()).reversed())
      let row = rows.first { forward[$0] != again[$0] || forward[$0] != backward[$0] }
      guard let row else { return nil }
      return Finding(
        location: location,
        message: "the \(question.kind.words) \(question.name) does not always answer the same for "
          + "contact \(table.ids[row].number): it keeps something between calls, so that the same plan "
          + "could not be made again. Let it depend on its contact and ctx alone; that at most so "
          + "many contacts of one value get in is what perigee.cap { … } is for")
    } catch {
      let message = plainWords(of: error)
      let first = message.split(separator: "\n").first.map(String.init) ?? message
      let place = (error as? RuleError)?.source ?? location
      // A finding begins with its place itself.
      let words =
        first.hasPrefix("\(place): ") ? String(first.dropFirst("\(place): ".count)) : first
      return Finding(location: place, message: words)
    }
  }
}
