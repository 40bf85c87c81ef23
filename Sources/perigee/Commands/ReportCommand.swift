import ArgumentParser
import PerigeeCore
import PerigeePages
import PerigeeSession
import PerigeeWorkspace

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Shows how a sequence stands: states, senders, steps and what goes out next.",
    discussion: """
      Emails and tasks are counted by what became of them: planned, claimed by a dispatcher, sent, \
      failed, cancelled, unknown; with what moved, what was cancelled, what waits, and why.

        perigee report intro
        perigee report intro --limit 20 --after bo@acme.example
        perigee report intro --format csv > intro.csv
        perigee report intro --html intro.html

      --limit and --after are about the senders; counts of states, steps and causes are of all.

      CSV has a line for every email: contact, sequence, step, sender, the planned moment in the \
      sender's zone, its state, and why it is cancelled or waits.
      """)

  enum ReportFormat: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  @Argument(help: "The sequence.") var sequence: String
  @Option(help: "How many of the next emails and tasks to list.") var next = 10
  @Option(help: "How to print.") var format: ReportFormat = .text
  @OptionGroup var paging: PagingOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var global: PlainGlobalOptions

  func run() throws {
    if format == .csv, paging.limit != nil || paging.after != nil {
      throw UsageError("--limit and --after page the senders of text and JSON; CSV is whole")
    }
    let session = try global.session()
    let zone = session.team.zone
    try page.write(session.workspace.files) { ReportPage(try session.outlook(sequence)) }
    defer { page.tell() }
    switch format {
    case .json:
      let report = try session.report(sequence, next: next, page: paging.senders())
      try Output.json { try report.write(to: &$0, zone: zone) }
    case .text:
      let report = try session.report(sequence, next: next, page: paging.senders())
      Output.text(report.text(Terminal.style, zone: zone))
    case .csv:
      // On a terminal the lines themselves are what one sees.
      let print = { try printCSV(session) }
      try Terminal.isOutput ? print() : WorkingLine.during("exporting", print)
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
