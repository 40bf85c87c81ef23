import ArgumentParser
import PerigeeCore
import PerigeeSession

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Shows what is due, in flight, sent today and unknown, and who waits and why.",
    discussion: """
      It says when a re-plan is due, too: perigee replan --preview. A database that is damaged is told, and \
      nothing shown of it: perigee doctor.
      """
  )

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try global.session()
    // What a damaged page hides would be missing from the counts without a word.
    try WorkingLine.during("examining") { try session.store.examine(isThorough: false) }
    var status = try session.dispatchStatus()
    // The lease of a process that is gone is void.
    if let lease = status.lease, ThisProcess.isGone(lease.holder) { status.lease = nil }
    switch global.format {
    case .json: try Output.json { try status.write(to: &$0, zone: session.team.zone) }
    case .text: Output.text(status.text(global.style, zone: session.team.zone))
    }
  }
}
