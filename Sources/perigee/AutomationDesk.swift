import Glibc
import PerigeeCore
import PerigeeScripting
import PerigeeSQLite
import PerigeeSession
import PerigeeWorkspace

/// Carries runs of automations out, each in a process of its own.
struct AutomationDesk {
  let session: Session
  let global: PlainGlobalOptions
  /// The process of the first run, which was started ahead.
  private let first: AutomationProcess
  /// The moment at which something ends.
  private let clock: () -> Instant

  /// The desk of a session that is opened meanwhile.
  init(_ global: PlainGlobalOptions, _ session: () throws -> Session) throws {
    self.global = global
    first = try Self.process(global)
    let session = try session()
    self.session = session
    let start = session.now
    clock = global.now == nil ? { Clock.now } : { start }
  }

  private static func process(_ global: PlainGlobalOptions) throws -> AutomationProcess {
    var arguments = ["--workspace", try global.workspaceFolder()]
    if let user = global.actor { arguments += ["--as", user] }
    if let now = global.now { arguments += ["--now", now] }
    return AutomationProcess(arguments)
  }

  /// This process, as the holder of a run.
  static var holder: AutomationRun.Holder {
    let holder = ThisProcess.holder
    return AutomationRun.Holder(host: holder.host, process: holder.process, start: holder.start)
  }

  static func isGone(_ holder: AutomationRun.Holder) -> Bool {
    ThisProcess.isGone(
      DispatchLease.Holder(host: holder.host, process: holder.process, start: holder.start))
  }

  /// Runs what is due, one after the other, until nothing waits.
  /// - Parameters:
  ///   - name: only this automation; nil for all.
  ///   - skipped: is told each moment that was found and does not run.
  ///   - told: is told each run that is over.
  func runDue(
    of name: String? = nil, skipped: (Occurrence) throws -> Void = { _ in },
    told: (AutomationRun) throws -> Void
  ) throws {
    // Whatever runs may make something due; it ends all the same.
    for number in 0..<1_000 {
      let run = try session.takeRun(
        of: name, as: Self.holder, isGone: Self.isGone, skipped: skipped)
      guard let run else { return }
      let ended = try carryOut(run, in: number == 0 ? first : Self.process(global))
      try told(ended)
      // The file is another one than this process has read.
      if try session.explainRun(run.id.number).occurrence.state == .waiting { return }
    }
  }

  /// Carries a run out that has begun, and gives what became of it.
  func carryOut(_ run: AutomationRun) throws -> AutomationRun {
    try carryOut(run, in: first)
  }

  private func carryOut(
    _ run: AutomationRun, in process: AutomationProcess
  ) throws -> AutomationRun {
    let limits = try session.workspace.automation(run.automation).automation.limits
    switch process.carryOut(run.id, limits) {
    case .kept: break
    case .unusable(let why): try session.endRun(run.id, as: .failed, error: why, at: clock())
    case .crashed(let why): try session.endRun(run.id, as: .crashed, error: why, at: clock())
    }
    return try session.run(run.id).run
  }
}

/// Tries an automation on a copy of the database, which has no name and is gone afterwards.
struct AutomationTrial {
  let result: String
  let output: String
  let log: [LogEntry]
  let proposals: [PlanProposal]
  let digests: [Digest]
  /// Nil where it did not fail.
  let error: String?
  let zone: Zone

  /// - Parameter seed: what its script draws by.
  init(
    _ automation: Automation, _ session: Session, seed: UInt64, at moment: Instant,
    events: [AutomationEvent]
  ) throws {
    zone = session.team.zone
    let actor = AutomationActor(automation, run: nil, depth: 0)
    var printed: [UInt8] = []
    var failure: String?
    var said = ""
    let copy = session.moved(to: session.now, store: try session.store.scratch())
    let trial = try copy.acting(as: actor, user: automation.user ?? session.user.email)
    let before = try trial.store.read { try $0.log(limit: nil).count }
    let host = try ScriptHost(
      session: trial,
      surroundings: ScriptHost.Surroundings(
        output: { printed += $0 }, timeLimit: .seconds(automation.limits.seconds),
        memory: automation.limits.memory << 20, keepsFiles: false))
    do {
      said = try host.run(automation, seed: seed, at: moment, events: events)
    } catch let error as any ReportableError {
      failure = error.message
    }
    (log, proposals) = try trial.store.read { reader in
      (
        Array(try reader.log(limit: nil).dropFirst(before)),
        try reader.proposals(limit: 1_000).filter { actor.digests.contains($0.digest) }.reversed()
      )
    }
    (result, error, digests) = (said, failure, actor.digests)
    output = String(decoding: printed, as: UTF8.self)
  }
}

extension AutomationTrial {
  /// What it would do, for people.
  var text: String {
    var text = output
    if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
    if !result.isEmpty { text += "returned: \(result)\n" }
    if let error { text += "failed: \(error)\n" }
    for proposal in proposals { text += "would propose: \(proposal.words), \(proposal.why)\n" }
    for entry in log where entry.action != .propose { text += "would: \(entry.fullWords)\n" }
    return text + "nothing was changed\n"
  }

  func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("result", result)
      try json.member("output", output)
      try json.member("error", error)
      json.key("digests")
      try json.array { json in for digest in digests { try json.string(digest.text) } }
      json.key("proposals")
      try json.array { json in
        for proposal in proposals { try proposal.write(to: &json, zone: zone) }
      }
      json.key("log")
      try json.array { json in for entry in log { try entry.write(to: &json, zone: zone) } }
    }
  }
}
