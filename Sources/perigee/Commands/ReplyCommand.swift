import ArgumentParser
import PerigeeSession

struct ReplyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reply",
    abstract: "Notes that contacts answered, which stops them.",
    discussion: """
        perigee reply ann@x.example
        perigee reply ann@x.example --at "2026-11-24 16:20" --reason "by phone"

      Asks nothing. It counts after the last step too. Who is in no sequence is replied as a contact.
      """)

  @OptionGroup var who: EnrollmentOptions
  @Option(
    help: ArgumentHelp(
      "When they answered, in the team's time zone; now where it is left out.", valueName: "moment")
  )
  var at: String?
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try global.carryOut(who.order(.reply), at: at, asks: false)
  }
}
