package import PerigeeCore
package import PerigeeSession
import PerigeeWorkspace

/// Runs of automations in this process, on a copy of the store: for simulations.
package enum SimulatedRuns {
  /// Carries a run out that has begun, and settles it.
  /// - Throws: `ScriptFailure` where Ctrl-C ends it, `StoreError`.
  package static func carryOut(_ begun: AutomationRun, _ session: Session) throws {
    let (run, occurrence, events) = try session.run(begun.id)
    let automation = try session.workspace.automation(run.automation).automation
    let actor = AutomationActor(automation, run: run.id, depth: occurrence.depth)
    var output: [UInt8] = []
    var error: String?
    do {
      let host = try ScriptHost(
        session: try session.acting(as: actor, user: automation.user),
        surroundings: ScriptHost.Surroundings(
          output: { if output.count < AutomationRun.longestOutput { output += $0 } },
          timeLimit: .seconds(automation.limits.seconds), memory: automation.limits.memory << 20,
          keepsFiles: false))
      _ = try host.run(automation, seed: run.seed, at: occurrence.at, events: events)
    } catch let failure as ScriptFailure {
      if failure.isInterrupt { throw failure }
      error = failure.message
    } catch let failure as StoreError {
      throw failure
    } catch let failure as any ReportableError {
      error = failure.message
    }
    try session.endRun(
      run.id, as: error == nil ? .done : .failed,
      output: String(decoding: output, as: UTF8.self), digests: actor.digests, error: error,
      at: session.now)
  }
}
