import ArgumentParser
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Says what is not where a healthy workspace has it, and what to do about each.",
    discussion: """
      Reads the whole database and says whether it is what was written. Then it looks at what dispatchers left \
      behind, emails that were missed, halted senders, emails of which nobody \
      knows, overdue tasks, automations that nobody runs or that crashed, backups, the audit log, and at what is committed and does not fit the settings \
      of today. It changes nothing. Exit code 1 where there is anything to do.
      """)

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let examination = try Workspace.examine(at: global.plain.workspaceFolder())
    let session = try global.plain.session(ofStopsIn: examination)
    let symptoms = try WorkingLine.during("examining") {
      try session.symptoms(ofFiles: examination.otherFindings, isGone: ThisProcess.isGone)
    }
    switch global.format {
    case .json:
      try Output.json { json in
        try json.object { json in
          json.key("symptoms")
          try json.array { json in for symptom in symptoms { try symptom.write(to: &json) } }
        }
      }
    case .text: Output.text(text(symptoms))
    }
    guard symptoms.isEmpty else { throw ExitCode(1) }
  }

  private func text(_ symptoms: [Symptom]) -> String {
    guard !symptoms.isEmpty else { return "all is well\n" }
    return symptoms.map { symptom in
      "\(global.style.red(symptom.kind.words)): \(symptom.words)\n  \(symptom.remedy)\n"
    }.joined()
  }
}

extension Symptom.Kind {
  fileprivate var words: String { rawValue.replacing("_", with: " ") }
}
