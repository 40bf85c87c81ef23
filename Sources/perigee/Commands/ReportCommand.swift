import ArgumentParser
import PerigeeCore
import PerigeePages
import PerigeeSession

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Shows how a sequence stands: states, senders, steps and what goes out next.",
    discussion: """
      Emails and tasks are counted by what became of them: planned, claimed by a dispatcher, sent, \
      failed, cancelled, unknown; with what moved, what was cancelled, what waits, and why.

        perigee report intro
        perigee report intro --format csv > intro.csv
        perigee report intro --html intro.html

      CSV has a line for every email: contact, sequence, step, sender, the planned moment in the \
      sender's zone, its state, and why it is cancelled or waits.
      """)

  enum ReportFormat: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  @Argument(help: "The sequence.") var sequence: String
  @Option(help: "How many of the next sendings to list.") var next = 10
  @Option(help: "How to print.") var format: ReportFormat = .text
  @OptionGroup var page: PageOptions
  @OptionGroup var global: PlainGlobalOptions

  func run() throws {
    let session = try global.session()
    let zone = session.team.zone
    try page.write { ReportPage(try session.outlook(sequence)) }
    defer { page.tell() }
    switch format {
    case .json:
      let report = try session.report(sequence, next: next)
      try Output.json { try report.write(to: &$0, zone: zone) }
    case .text:
      Output.text(try session.report(sequence, next: next).text(Terminal.style, zone: zone))
    case .csv: try printCSV(session)
    }
  }

  private func printCSV(_ session: Session) throws {
    var csv = CSVWriter()
    csv.writeRow(SendingLine.header)
    try session.reportLines(sequence) { line, zone in
      csv.writeRow(line.cells(in: zone))
      if csv.bytes.count >= 65_536 { Output.csv(csv.take()) }
    }
    Output.csv(csv.take())
  }
}
