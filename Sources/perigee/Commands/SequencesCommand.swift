import ArgumentParser
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

struct SequencesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sequences",
    abstract: "Lists the sequences: steps, who is in them, what is planned and what went.",
    discussion: """
        perigee sequences
        perigee sequences --format csv

      Planned and sent count emails and tasks, as perigee report does; contacts are those whose enrollment \
      is live. A file with a mistake hides nothing: the others are listed, the mistake is told below them, \
      and the exit code is 1. One that is engaged and whose file is gone is listed too.
      """)

  enum ListFormat: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  @Option(help: "How to print.") var format: ListFormat = .text
  @OptionGroup var global: PlainGlobalOptions

  func run() throws {
    let examination = try Workspace.examine(at: global.workspaceFolder())
    guard let workspace = examination.workspace else {
      throw WorkspaceError(examination.findings)
    }
    let findings = examination.findings.filter { $0.file.hasPrefix("sequences/") }
    let sequences = try global.session(in: workspace).sequenceOverviews()
    switch format {
    case .text: Output.text(sequences.text(Terminal.style, findings: findings))
    case .json: try Output.json { try sequences.write(to: &$0, findings: findings) }
    case .csv:
      var csv = CSVWriter()
      csv.writeRow(SequenceOverview.header)
      for row in sequences { csv.writeRow(row.cells) }
      Output.csv(csv.take())
      for finding in findings { Output.error("error: \(finding)\n") }
    }
    guard findings.isEmpty else { throw ExitCode(1) }
  }
}
