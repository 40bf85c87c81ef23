import ArgumentParser
import PerigeeSession

struct ReassignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reassign",
    abstract: "Hands what a sender still has to send over to another.",
    discussion: """
        perigee reassign --from bo@acme.example --to anna@acme.example
        perigee reassign --from bo@acme.example --to rule:by_territory --preview

      Whoever takes over owns the contacts, and sends the steps that are still to go, from their own window \
      and through their own quota; no step goes before the moment that it had. What was sent stays the \
      former sender's, who may be in the team no more. The log keeps it. Asks on a terminal; elsewhere it \
      needs --yes.
      """)

  @Option(help: ArgumentHelp("Whose contacts.", valueName: "address")) var from: String
  @Option(help: ArgumentHelp("A sender, or rule:NAME.", valueName: "sender")) var to: String
  @Flag(help: "Shows what would happen, and changes nothing.") var preview = false
  @Flag(help: "Hands over without asking.") var yes = false
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try global.session()
    let order = try ReassignOrder(from: from, to: to)
    try global.rearrange(
      preview: preview, yes: yes,
      foretell: {
        try WorkingLine.during("looking for slots") { try session.foretellReassignment(order) }
      },
      carryOut: { agreed in
        try WorkingLine.during("moving emails") { try session.reassign(order, agreed: agreed) }
      })
  }
}
