import ArgumentParser
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reads every file of the workspace and reports every mistake at once.",
    discussion: """
      It also refreshes what editors know of the workspace, in .perigee/. Besides keys, senders, windows, quotas and templates it compares the variables that templates \
      and filters name with those that contacts have. Exit code 1 where anything is wrong.
      """)

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session: Session
    var findings: [Finding] = []
    do {
      session = try global.session()
      findings = try session.check()
      try session.refreshTypes()
    } catch let error as WorkspaceError {
      return try report(error.findings, summary: "")
    }
    let workspace = session.workspace
    try report(
      findings,
      summary: "\(counted(session.team.senders.count, "sender")), "
        + "\(counted(workspace.sequences.count, "sequence")), "
        + "\(counted(workspace.declarations.count, "rule")): all right\n")
  }

  private func report(_ findings: [Finding], summary: String) throws {
    switch global.format {
    case .json:
      try Output.json { json in
        try json.object { json in
          json.key("findings")
          try json.array { json in
            for finding in findings {
              try json.object { json in
                try json.member("file", finding.location.path)
                try json.member("line", finding.location.line)
                try json.member("message", finding.message)
              }
            }
          }
        }
      }
    case .text:
      Output.text(findings.isEmpty ? summary : findings.map { "\($0)\n" }.joined())
    }
    guard findings.isEmpty else { throw ExitCode(1) }
  }
}
