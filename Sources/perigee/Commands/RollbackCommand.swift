import ArgumentParser
import PerigeeCore
import PerigeeSession

struct RollbackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollback",
    abstract: "Undoes an engagement of which nothing was sent.",
    discussion: """
      Sendings are cancelled, and owners and statuses are what they were before, where nobody has \
      changed them since. The log keeps both, and lists engagements by number: perigee log.

        perigee rollback 3

      Once its first email went, what is still to go can be stopped: perigee stop --engagement 3.

      Says what it would undo and asks on a terminal; elsewhere it needs --yes.
      """)

  @Argument(help: "The engagement's number.") var engagement: Int64
  @Flag(help: "Undoes without asking.") var yes = false
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try global.sessionOfStops()
    let id = Engagement.ID(engagement)
    guard try confirmed(session.rollback(of: id)) else {
      return Output.text("nothing was undone\n")
    }
    let undone = try WorkingLine.during("undoing") { try session.rollBack(id) }
    switch global.format {
    case .json: try Output.json { try undone.write(to: &$0) }
    case .text: Output.text(undone.done)
    }
  }

  private func confirmed(_ rollback: Rollback) throws -> Bool {
    if yes { return true }
    guard Terminal.isInput else {
      throw UsageError(
        "rollback asks before it undoes something, and this is no terminal: give --yes. It would undo "
          + rollback.words)
    }
    return try Terminal.confirms(rollback.question)
  }
}
