import ArgumentParser
import PerigeeCore
import PerigeeSession

struct ProposalsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proposals",
    abstract: "Lists the plans that wait for a person.",
    discussion: """
        perigee proposals
        perigee proposals show 3
        perigee approve 3
        perigee decline 3 --reason "after the holidays"
        perigee proposals renew 3

      Automations and scripts propose. A proposal expires after 24 hours, and is late once its first email was \
      to go: what is engaged is what was proposed, or nothing. Whoever proposes for approval during the day lets \
      the plan start the next.
      """,
    subcommands: [List.self, Show.self, Renew.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists them, newest first.")
    @Flag(help: "Those too that are decided or expired.") var all = false
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let session = try global.session()
      let proposals = try session.proposals(all: all)
      let zone = session.team.zone
      switch global.format {
      case .json:
        try Output.json { json in
          try json.array { json in
            for proposal in proposals { try proposal.write(to: &json, zone: zone) }
          }
        }
      case .text: Output.text(proposals.text(global.style, zone: zone))
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Shows one: summary, calendar, and what would be otherwise now.")
    @Argument(help: "Its number.") var number: Int64
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let shown = try global.session().proposal(number)
      switch global.format {
      case .json: try Output.json { try shown.write(to: &$0) }
      case .text: Output.text(shown.text(global.style))
      }
    }
  }
}

extension ProposalsCommand {
  struct Renew: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "renew",
      abstract: "Plans one again from now on, as a new proposal.",
      discussion:
        "For one that is late or has expired. The contacts and senders are those that were asked for."
    )
    @Argument(help: "Its number.") var number: Int64
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let session = try global.session()
      let proposal = try session.renew(number)
      switch global.format {
      case .json: try Output.json { try proposal.write(to: &$0, zone: session.team.zone) }
      case .text: Output.text("\(proposal.words)\n")
      }
    }
  }
}

struct ApproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Engages exactly what was proposed, or says what changed and commits nothing.",
    discussion: """
        perigee approve 3
        perigee approve 3 --digest 1f0c2a9b77de --yes

      A manager does, or the one sender from whom all its emails go. It is planned again and compared with \
      what was proposed. Shows the plan and asks on a terminal; elsewhere it needs --yes.
      """)

  @Argument(help: "The proposal's number.") var number: Int64
  @Option(
    help: ArgumentHelp(
      "What was agreed to: the digest as shown, or its beginning.", valueName: "hex"))
  var digest: String?
  @Flag(help: "Engages without asking.") var yes = false
  @OptionGroup var global: GlobalOptions

  func run() throws {
    guard yes || Terminal.isInput else {
      throw UsageError("approve asks before it commits, and this is no terminal: give --yes")
    }
    let session = try global.session()
    let shown = try session.proposal(number)
    try session.requireApprover(shown.proposal)
    if !yes {
      Output.text(shown.text(global.style))
      guard try Terminal.confirms("Engage exactly this plan?") else {
        return Output.text("nothing was committed\n")
      }
    }
    let outcome = try session.approve(number, digest: digest ?? shown.proposal.digest.text)
    switch global.format {
    case .json: try Output.json { try outcome.write(to: &$0, digest: shown.proposal.digest) }
    case .text: Output.text(outcome.words)
    }
  }
}

struct DeclineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decline", abstract: "Says no to a proposal.", aliases: ["reject"])

  @Argument(help: "The proposal's number.") var number: Int64
  @Option(help: ArgumentHelp("Why, for whoever proposed it.", valueName: "text"))
  var reason: String?
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try global.session()
    let proposal = try session.decline(number, why: reason)
    switch global.format {
    case .json: try Output.json { try proposal.write(to: &$0, zone: session.team.zone) }
    case .text: Output.text("\(proposal.words)\n")
    }
  }
}
