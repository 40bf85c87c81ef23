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
    try report(findings, summary: "\(session.workspace.overview): all right\n")
  }

  private func report(_ findings: [Finding], summary: String) throws {
    switch global.format {
    case .json:
      try Output.json { json in
        try json.object { json in
          json.key("findings")
          try json.array { json in
            for finding in findings { try finding.write(to: &json) }
          }
        }
      }
    case .text:
      Output.text(findings.isEmpty ? summary : findings.map { "\($0)\n" }.joined())
    }
    guard findings.isEmpty else { throw ExitCode(1) }
  }
}
