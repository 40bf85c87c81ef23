import ArgumentParser
import PerigeeCore
import PerigeePages

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compares two plan files: settings, texts, and contact by contact.",
    discussion: """
        perigee diff before.plan after.plan
        perigee diff before.plan after.plan --html difference.html --mask

      Names everything that makes the two plans differ: what was asked for, the senders' settings, the \
      sequence's texts, and contact by contact who was added, left out (and why), given another \
      sender or owner, moved, or written to in other words. "No difference" is said of equal digests \
      only. A plan file that another version saved in another format is refused.
      """)

  @Argument(help: "The plan before.") var before: String
  @Argument(help: "The plan after.") var after: String
  @Option(help: "How many changes to list of each kind.") var limit = 40
  @OptionGroup var page: PageOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try PagingOptions.check(limit)
    let (old, new) = (try PlanFileStorage.read(before), try PlanFileStorage.read(after))
    let difference = PlanDifference(from: old, to: new)
    try page.write(global.plain.files()) { DifferencePage(from: old, to: new, limit: limit) }
    defer { page.tell() }
    switch global.format {
    case .json: try Output.json { try difference.write(to: &$0) }
    case .text: Output.text(difference.text(global.style, limit: limit))
    }
  }
}
