import ArgumentParser
import PerigeeCore
import PerigeeSession

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Shows what is due, in flight, sent today and unknown, and who waits and why.",
    discussion: """
      It says when a re-plan is due, too: perigee replan --preview. What is damaged in the database it tells \
      where it meets it; perigee doctor reads the whole file.
      """
  )

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try global.sessionOfStops()
    var status = try session.dispatchStatus()
    // The lease of a process that is gone is void.
    if let lease = status.lease, ThisProcess.isGone(lease.holder) { status.lease = nil }
    switch global.format {
    case .json: try Output.json { try status.write(to: &$0, zone: session.team.zone) }
    case .text: Output.text(status.text(global.style, zone: session.team.zone))
    }
  }
}
