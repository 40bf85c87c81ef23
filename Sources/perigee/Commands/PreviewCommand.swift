import ArgumentParser
import PerigeeCore
import PerigeeSession

struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Plans every email of every step, and commits nothing.",
    discussion: """
      Shows who would be written to, from whom and when, who would not and why, and whose contacts \
      would change hands.

        perigee preview intro --list spring --senders owners --start now --mode asap
        perigee preview intro --filter dach_leads --senders rule:by_territory \\
            --start "2026-11-24 10:00" --mode 100/day,50/hour --save monday.plan

      A saved plan is a file to review, to compare (perigee diff A B) and to commit \
      (perigee engage --plan FILE).
      """)

  @OptionGroup var plan: PlanOptions

  @Option(
    help: ArgumentHelp("Writes the plan to a file that `engage --plan` takes.", valueName: "file"))
  var save: String?

  @Option(
    help: ArgumentHelp("Shows every email that this contact would get.", valueName: "email"))
  var contact: String?

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let contact = try contact.map(PlanOptions.address)
    let session = try global.session()
    let proposal = try session.plan(plan.order())
    if let save {
      try PlanFileStorage.write(proposal.plan, to: save)
      Output.noteDone("the plan was saved to \(save)")
    }
    if let contact { return try show(contact, of: proposal.plan) }
    switch global.format {
    case .json: try Output.json { try proposal.plan.write(to: &$0) }
    case .text:
      Output.text(proposal.plan.summary(global.style))
      if let save {
        Output.text("saved to \(save); commit it with: perigee engage --plan \(save)\n")
      }
    }
  }
  private func show(_ contact: EmailAddress, of plan: Plan) throws {
    guard let preview = try plan.preview(of: contact) else {
      throw UsageError("\(contact) is not among the contacts of this plan")
    }
    switch global.format {
    case .json: try Output.json { try preview.write(to: &$0) }
    case .text: Output.text(preview.text(global.style))
    }
  }
}
