import ArgumentParser
import PerigeeCore
import PerigeeSession

struct RollbackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollback",
    abstract: "Undoes an engagement of which nothing was sent.",
    discussion: """
      Sendings are cancelled, and owners and statuses are what they were before, where nobody has \
      changed them since. The log keeps both. perigee report lists engagements by number.

        perigee rollback 3
      """)

  @Argument(help: "The engagement's number.") var engagement: Int64
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try global.session().rollBack(Engagement.ID(engagement))
    switch global.format {
    case .json:
      try Output.json { json in
        try json.object { try $0.member("rolled_back", engagement) }
      }
    case .text: Output.text("engagement \(engagement) is undone\n")
    }
  }
}
