import ArgumentParser
import PerigeeSession

struct StopCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stop",
    abstract: "Ends enrollments: what was still to go is cancelled.",
    discussion: """
        perigee stop ann@x.example --reason "asked by phone"
        perigee stop --list trade_fair --sequence intro
        perigee stop --engagement 3

      The quota that they held is free for the next plan. Nothing that was sent changes, and nobody goes \
      on later: perigee pause keeps the place. An engagement of which nothing was sent can be undone \
      whole: perigee rollback. Asks on a terminal; elsewhere it needs --yes.
      """)

  @OptionGroup var who: EnrollmentOptions
  @Option(help: ArgumentHelp("Everybody of this engagement.", valueName: "number"))
  var engagement: Int64?
  @Flag(help: "Stops without asking.") var yes = false
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try global.carryOut(who.order(.stop, engagement: engagement), asks: !yes)
  }
}
