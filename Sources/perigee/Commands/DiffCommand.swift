import ArgumentParser
import PerigeeCore

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compares two plan files, contact by contact.",
    discussion: """
        perigee diff before.plan after.plan

      Prints who was added, left out (and why), given another sender, or moved.
      """)

  @Argument(help: "The plan before.") var before: String
  @Argument(help: "The plan after.") var after: String
  @Option(help: "How many contacts to list.") var limit = 40
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let difference = PlanDifference(
      from: try PlanFileStorage.read(before), to: try PlanFileStorage.read(after))
    switch global.format {
    case .json: try Output.json { try difference.write(to: &$0) }
    case .text: Output.text(difference.text(global.style, limit: limit))
    }
  }
}
