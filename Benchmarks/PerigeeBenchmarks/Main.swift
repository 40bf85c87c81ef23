import Glibc

/// Runs one benchmark and prints its figure; `Benchmarks/run` compares it with its
/// yardstick.
@main
enum Main {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let contacts = arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000
    switch arguments.first {
    case "planner": try PlannerBenchmark.run(contacts: contacts)
    case "rule": try RuleBenchmark.run(contacts: contacts)
    case "confined" where arguments.count == 3:
      try ConfinedBenchmark.run(
        program: CommandLine.arguments[2], directory: CommandLine.arguments[3])
    case "inbox" where arguments.count == 2:
      try InboxBenchmark.run(folder: CommandLine.arguments[2])
    default:
      print(
        "usage: perigee-benchmarks planner|rule [CONTACTS], confined PROGRAM WORKSPACE, or inbox FOLDER"
      )
      exit(2)
    }
  }
}
