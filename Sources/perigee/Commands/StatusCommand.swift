import ArgumentParser
import PerigeeCore
import PerigeeSession

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Shows what is due, in flight and sent today, who waits and why, and what is unknown."
  )

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try global.session()
    let status = try session.dispatchStatus()
    switch global.format {
    case .json: try Output.json { try status.write(to: &$0, zone: session.team.zone) }
    case .text: Output.text(status.text(global.style, zone: session.team.zone))
    }
  }
}
