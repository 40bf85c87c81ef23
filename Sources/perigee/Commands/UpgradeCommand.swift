import ArgumentParser
import PerigeeSession

struct UpgradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upgrade",
    abstract: "Lets who is engaged go on with what a sequence's file says now.",
    discussion: """
        perigee upgrade intro --preview
        perigee upgrade intro --yes

      An engagement keeps the texts and steps that it was committed with. Shows what the file's newer \
      version would change for whom, in the steps that are not sent yet: texts, new steps, steps that are \
      gone and are cancelled, other days and hours; and what emails have of their sender: name, signature, \
      reply-to, the address to unsubscribe. Variables that only the newer texts mention are taken from the \
      contact as it is now; who lacks one is named and stays. Asks on a terminal; elsewhere it needs --yes.
      """)

  @Argument(help: "The sequence.") var sequence: String
  @Flag(help: "Shows what would change, and changes nothing.") var preview = false
  @Flag(help: "Upgrades without asking.") var yes = false
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try global.session()
    try global.rearrange(
      preview: preview, yes: yes,
      foretell: {
        try WorkingLine.during("looking for slots") { try session.foretellUpgrade(of: sequence) }
      },
      carryOut: { agreed in
        try WorkingLine.during("moving emails") { try session.upgrade(sequence, agreed: agreed) }
      })
  }
}
