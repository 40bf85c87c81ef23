import ArgumentParser
import PerigeeSession

struct ResumeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Lets paused enrollments go on, from the next coming slot.",
    discussion: """
        perigee resume ann@x.example
        perigee resume --list trade_fair --sequence intro --reason "the fair is over"

      What is still to go is planned anew, through quotas and windows of today: the next step from the next \
      coming slot, or as many working days after the one before it as the sequence says, whichever is \
      later. Shows the new moments and asks on a terminal; elsewhere it needs --yes.
      """)

  @OptionGroup var who: EnrollmentOptions
  @Flag(help: "Shows the new moments, and changes nothing.") var preview = false
  @Flag(help: "Resumes without asking.") var yes = false
  @OptionGroup var global: GlobalOptions

  func run() throws {
    guard !who.isEmpty else {
      throw UsageError("resume needs somebody: addresses, --list, --filter or --where")
    }
    let session = try global.session()
    let order = ResumeOrder(
      try who.selection(), sequence: who.sequence, reason: who.reason)
    try global.rearrange(
      preview: preview, yes: yes,
      foretell: {
        try WorkingLine.during("looking for slots") { try session.foretellResumption(order) }
      },
      carryOut: { agreed in
        try WorkingLine.during("moving emails") { try session.resume(order, agreed: agreed) }
      })
  }
}
