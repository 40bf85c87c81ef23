import PerigeeCore
import PerigeeWorkspace

/// What a process of their own costs rules: its start, and a batch of contacts.
enum ConfinedBenchmark {
  private static let contacts = 1_000

  /// - Parameters:
  ///   - program: the built `perigee`.
  ///   - directory: a workspace with a filter `heads`, whose rule reads two fields.
  static func run(program: String, directory: String) throws {
    let workspace = try Workspace.load(at: directory)
    let table = table()
    let context = RuleContext(now: Instant(milliseconds: 0), zone: workspace.team.zone)
    let start = try best(of: 10) {
      let rules = ConfinedRules(workspace, program: program)
      _ = try rules.filter("heads").matches(Self.table(1), in: context)
    }
    let confined = try ConfinedRules(workspace, program: program).filter("heads")
    let batch = try best(of: 20) { _ = try confined.matches(table, in: context) }
    let here = try RulePool(workspace).filter("heads").filter
    let plain = try best(of: 20) { _ = try here.matches(table, in: context) }
    print("confined-start \(start / 1e6) ms")
    print("confined-batch \(batch / 1e3) us")
    print("batch-here \(plain / 1e3) us")
  }

  private static func best(of times: Int, _ body: () throws -> Void) rethrows -> Double {
    var best = Double.infinity
    for _ in 0..<times {
      let begin = Clock.nanoseconds
      try body()
      best = min(best, Double(Clock.nanoseconds - begin))
    }
    return best
  }

  private static func table(_ count: Int = contacts) -> ContactTable {
    var table = ContactTable(variables: ["title", "company"])
    let titles = ["Head of Sales", "Intern", "VP Marketing", "Account Executive"]
    for row in 0..<count {
      table.append(
        id: Contact.ID(Int64(row)), email: "c\(row)@acme.example".utf8, owner: -1, status: .new,
        bounced: false)
      table.appendVariable(0, titles[row % titles.count].utf8)
      table.appendVariable(1, "Company \(row)".utf8)
    }
    return table
  }
}
