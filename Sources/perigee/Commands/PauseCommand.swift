import ArgumentParser
import PerigeeSession

struct PauseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause",
    abstract: "Interrupts enrollments, which keep their place in the sequence.",
    discussion: """
        perigee pause ann@x.example --reason "on holiday until the 12th"
        perigee pause --where company=Acme

      What was still to go has no moment any more and holds no quota; perigee resume plans it anew. Asks \
      on a terminal; elsewhere it needs --yes.
      """)

  @OptionGroup var who: EnrollmentOptions
  @Flag(help: "Pauses without asking.") var yes = false
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try global.carryOut(who.order(.pause), asks: !yes)
  }
}
