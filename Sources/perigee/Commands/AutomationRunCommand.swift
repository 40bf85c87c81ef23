import ArgumentParser
import Glibc
import PerigeeCore
import PerigeeScripting
import PerigeeSession
import PerigeeWorkspace

/// The inside of a run's process; the program starts it by itself.
struct AutomationRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: AutomationProcess.command, abstract: "Carries a run of an automation out.",
    shouldDisplay: false)

  @Option var zones: String
  @Option var home: String?
  @OptionGroup var global: PlainGlobalOptions

  func run() throws {
    setenv("TZDIR", zones, 1)
    if let home { setenv("PERIGEE_HOME", home, 1) }
    try AutomationProcess.enter()
    let workspace = Result { try Workspace.load(at: global.workspaceFolder()) }
    guard let run = AutomationProcess.run() else { return }
    do { try carryOut(run, workspace.get()) } catch let error as WorkspaceError {
      // A file broke since whoever took the run has read it, who keeps that: here nothing can be opened.
      return AutomationProcess.sayIsUnusable(error.message)
    }
    AutomationProcess.sayIsOver()
  }

  private func carryOut(_ id: AutomationRun.ID, _ workspace: Workspace) throws {
    let person = try global.session(in: workspace)
    let (run, occurrence, events) = try person.run(id)
    // A file that changed or went between the moment and the run gives the moment back.
    guard let automation = try? person.workspace.automation(run.automation).automation,
      automation.script == run.script
    else { return try person.giveBack(id, at: moment) }
    let actor = AutomationActor(automation, run: id, depth: occurrence.depth)
    var output: [UInt8] = []
    do {
      // Whoever took the run gave it its moment.
      var global = global
      global.now = run.now.rfc3339(in: .utc)
      let session = try global.session(in: workspace, automation: actor)
      let host = try ScriptHost(
        session: session,
        surroundings: ScriptHost.Surroundings(
          output: { if output.count < AutomationRun.longestOutput { output += $0 } },
          timeLimit: .seconds(automation.limits.seconds), memory: automation.limits.memory << 20))
      let result = try host.run(
        automation, seed: run.seed, at: occurrence.at, events: events)
      try person.endRun(
        id, as: .done, output: said(output, result), digests: actor.digests, error: nil, at: moment)
    } catch {
      try person.endRun(
        id, as: .failed, output: said(output, ""), digests: actor.digests,
        error: ErrorReport(error).message, at: moment)
    }
  }

  private func said(_ output: [UInt8], _ result: String) -> String {
    String(decoding: output, as: UTF8.self) + (result.isEmpty ? "" : result + "\n")
  }

  private var moment: Instant {
    get throws { try global.present() }
  }
}
