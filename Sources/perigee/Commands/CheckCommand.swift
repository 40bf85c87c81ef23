import ArgumentParser
import Glibc
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reads every file of the workspace and reports every mistake at once.",
    discussion: """
      It also refreshes what editors know of the workspace, in .perigee/. Besides keys, senders, \
      windows, quotas and templates it compares the variables that templates and filters name with \
      those that contacts have, and asks every rule about every contact. Of scripts and tests it \
      reads the syntax and the names: variables, what perigee and the modules have, options, filters, \
      lists, sequences and senders that are written out. Exit code 1 where anything is wrong.

      What is engaged and does not fit the settings of today is told as warnings, which leave the exit code \
      0: emails beyond a lowered quota or outside a changed window, of a sender who is disabled or gone, of \
      a sequence whose file is gone. Nothing moves by itself. So is what spam filters hate in a sequence's \
      emails: HTML without a text, scripts, more than 100 KB of data: addresses.
      """)

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let examination = try Workspace.examine(at: global.plain.workspaceFolder())
    // Without settings there is nobody to act and no contact to ask about.
    guard let workspace = examination.workspace else {
      let others = try examination.scriptFindings(lists: nil, variables: nil)
      return try report((examination.findings + others).sorted(), [], [], summary: "")
    }
    let session = try global.plain.session(in: workspace)
    let findings = try session.check(examination)
    if examination.findings.isEmpty { try session.refreshTypes() }
    let (misfits, steps) = (
      try session.warnings(knowsSequences: examination.knowsSequences), session.messageWarnings()
    )
    let verdict = Self.verdict(misfits: misfits.count, steps: steps.count)
    try report(findings, misfits, steps, summary: "\(workspace.overview): \(verdict)\n")
  }

  private static func verdict(misfits: Int, steps: Int) -> String {
    let parts = [(misfits, "about what is engaged"), (steps, "about emails")]
      .filter { $0.0 > 0 }.map { "\(counted($0, "warning")) \($1)" }
    return parts.isEmpty ? "all right" : "no mistake, and \(parts.joined(separator: " and "))"
  }

  /// Tells what was found until something ran out of time that nothing else could end.
  static func leave(_ findings: [Finding], asksForJSON: Bool) -> Never {
    // Where it cannot be told there is nobody to tell that either.
    try? report(findings, [], [], summary: "", format: asksForJSON ? .json : .text)
    Glibc._exit(1)
  }

  private func report(
    _ findings: [Finding], _ misfits: [Misfit], _ steps: [StepWarning], summary: String
  ) throws {
    try Self.report(findings, misfits, steps, summary: summary, format: global.format)
    guard findings.isEmpty else { throw ExitCode(1) }
  }

  private static func report(
    _ findings: [Finding], _ misfits: [Misfit], _ steps: [StepWarning], summary: String,
    format: GlobalOptions.Format
  ) throws {
    switch format {
    case .json:
      try Output.json { json in
        try json.object { json in
          json.key("findings")
          try json.array { json in
            for finding in findings { try finding.write(to: &json) }
          }
          json.key("warnings")
          try json.array { json in
            for misfit in misfits { try misfit.write(to: &json) }
            for warning in steps { try warning.write(to: &json) }
          }
        }
      }
    case .text:
      Output.text(findings.isEmpty ? summary : findings.map { "\($0)\n" }.joined())
      let warnings = misfits.map(\.message) + steps.map(\.message)
      Output.text(warnings.map { "warning: \($0)\n" }.joined())
    }
  }
}
