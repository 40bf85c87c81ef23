import ArgumentParser
import PerigeeSession

struct ReplanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replan",
    abstract: "Moves what is planned and does not fit the settings of today.",
    discussion: """
        perigee replan --preview
        perigee replan --yes

      Changed settings move nothing by themselves: a lowered quota, other hours, a closed day, another time \
      zone; check says when a replan is due. Shows each email's old moment, the new one and why. Nothing \
      goes before the moment that it had; with --earlier, what waited for room goes as early as it wanted, \
      and never before. Emails of a sender who is disabled or gone wait until somebody hands them over: \
      perigee reassign. Where somebody finds no slot nothing moves: --preview shows what is found, and who \
      finds none and why. Asks on a terminal; elsewhere it needs --yes.
      """)

  @Flag(help: "Shows what would move, and moves nothing.") var preview = false
  @Flag(help: "Lets what waited for room go as early as it wanted, where there is room now.")
  var earlier = false
  @Flag(help: "Moves without asking.") var yes = false
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try global.session()
    try global.rearrange(
      preview: preview, yes: yes,
      foretell: {
        try WorkingLine.during("looking for slots") { try session.foretellReplan(earlier: earlier) }
      },
      carryOut: { agreed in
        try WorkingLine.during("moving emails") {
          try session.replan(earlier: earlier, agreed: agreed)
        }
      })
  }
}
