import ArgumentParser
import PerigeeCore
import PerigeeSession

struct EngageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "engage",
    abstract: "Commits exactly a plan, or says what changed and commits nothing.",
    discussion: """
      Takes the options of preview, or a plan that preview saved:

        perigee engage intro --list spring --senders owners --start now --mode asap
        perigee engage --plan monday.plan --yes

      Shows the plan and asks on a terminal; elsewhere it needs --yes. Committing the same plan \
      twice is committing it once.
      """)

  @OptionGroup var plan: PlanOptions

  @Option(
    name: .customLong("plan"),
    help: ArgumentHelp("Commits the plan of this file.", valueName: "file"))
  var file: String?

  @Flag(help: "Commits without asking.")
  var yes = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    guard yes || Terminal.isInput else {
      throw UsageError("engage asks before it commits, and this is no terminal: give --yes")
    }
    if file != nil, !plan.isEmpty {
      throw UsageError("--plan FILE holds the whole request; leave the other options out")
    }
    let session = try global.session()
    let outcome: EngageOutcome?
    let digest: Digest
    if let file {
      let document = try PlanFileStorage.read(file)
      digest = document.digest
      outcome =
        try confirmed { document.overview }
        ? WorkingLine.during("engaging", in: session) { try session.engage(document) } : nil
    } else {
      let proposal = try WorkingLine.during("planning", in: session) {
        try session.plan(plan.order())
      }
      digest = proposal.plan.digest
      outcome =
        try confirmed { proposal.plan.summary(global.style) }
        ? WorkingLine.during("engaging", in: session) { try session.engage(proposal) } : nil
    }
    try report(outcome, digest)
  }

  private func confirmed(_ summary: () -> String) throws -> Bool {
    if yes { return true }
    Output.text(summary())
    return try Terminal.confirms("Engage exactly this plan?")
  }

  private func report(_ outcome: EngageOutcome?, _ digest: Digest) throws {
    guard let outcome else { return Output.text("nothing was committed\n") }
    switch global.format {
    case .json: try Output.json { try outcome.write(to: &$0, digest: digest) }
    case .text: Output.text(outcome.words)
    }
  }
}
