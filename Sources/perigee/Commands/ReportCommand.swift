import ArgumentParser
import PerigeeCore
import PerigeeSession

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Shows how a sequence stands: states, senders, steps and what goes out next.")

  @Argument(help: "The sequence.") var sequence: String
  @Option(help: "How many of the next sendings to list.") var next = 10
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try global.session()
    let report = try session.report(sequence, next: next)
    switch global.format {
    case .json: try Output.json { try report.write(to: &$0, zone: session.team.zone) }
    case .text: Output.text(report.text(global.style, zone: session.team.zone))
    }
  }
}
