import ArgumentParser
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

// What runs automations.
extension AutomationsCommand {
  struct Due: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "due",
      abstract: "Runs what is due now, and ends; cron calls it where no dispatch runs.",
      discussion: """
          */5 * * * *  perigee automations due --once --workspace /srv/acme

        Two at once run each moment once. A moment that is found and does not run is told with its reason; \
        "perigee automations runs NAME" has them all. Exit code 1 where a run failed, and where a file of \
        automations cannot be used: the others run all the same.
        """, aliases: ["tick"])
    @Flag(help: "Once, which is what it always does.") var once = false
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let desk = try AutomationDesk(global.plain) { try global.session() }
      let session = desk.session
      let zone = session.team.zone
      var runs: [AutomationRun] = []
      var skipped: [Occurrence] = []
      try desk.runDue(skipped: { occurrence in
        skipped.append(occurrence)
      }) { run in
        runs.append(run)
        if global.format == .text { Output.text(run.line) }
      }
      switch global.format {
      case .json:
        try Output.json { json in
          try json.array { json in
            for occurrence in skipped {
              try AutomationHistory.Line(occurrence: occurrence, runs: []).write(
                to: &json, zone: zone)
            }
            for run in runs { try run.write(to: &json, zone: zone) }
          }
        }
      case .text:
        Output.text(skipped.words(in: zone))
        if runs.isEmpty, skipped.isEmpty { Output.text("nothing was due\n") }
      }
      let broken = session.workspace.brokenAutomations
      guard broken.isEmpty else { throw WorkspaceError(broken) }
      guard runs.allSatisfy({ $0.state == .done }) else { throw ExitCode(1) }
    }
  }

  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "run", abstract: "Runs an automation now, whatever its schedule says.")
    @Argument(help: "The automation.") var name: String
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let desk = try AutomationDesk(global.plain) { try global.session() }
      let run = try desk.session.beginRun(
        of: name, as: AutomationDesk.holder, isGone: AutomationDesk.isGone)
      try global.report(desk.carryOut(run), desk.session)
    }
  }

  struct Rerun: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rerun", abstract: "Runs the moment of a run again.",
      discussion: "What the run changed would be changed again: where it did, this needs --yes.")
    @Argument(help: "The run's number.") var number: Int64
    @Flag(help: "Runs again what has changed something.") var yes = false
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let desk = try AutomationDesk(global.plain) { try global.session() }
      let run = try desk.session.beginRerun(
        of: .init(number), isConfirmed: yes, as: AutomationDesk.holder,
        isGone: AutomationDesk.isGone)
      try global.report(desk.carryOut(run), desk.session)
    }
  }

  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test",
      abstract: "Tries an automation on a copy of the data, and says what it would do.",
      discussion: """
          perigee automations test monday_leads --at "2026-12-07 08:30"
          perigee automations test colleague_replied --event reply.json

        A file of an event is an object: {"kind": "reply", "contact": "ann@x.example"}.
        """)
    @Argument(help: "The automation.") var name: String
    @Option(help: ArgumentHelp("The moment it is for, in its zone.", valueName: "time"))
    var at: String?
    @Option(help: ArgumentHelp("The event, a JSON file.", valueName: "file")) var event: String?
    @OptionGroup var global: GlobalOptions

    func run() throws {
      var plain = global.plain
      let workspace = try Workspace.load(at: plain.workspaceFolder())
      let automation = try workspace.automation(name).automation
      if let kind = automation.kind, event == nil {
        throw UsageError("\(name) waits for an event, \(kind.rawValue): give --event FILE")
      }
      if automation.kind == nil, event != nil {
        throw UsageError("\(name) has a schedule, and no event makes it run; leave --event out")
      }
      if let at {
        var zone = workspace.team.zone
        if case .every(let clock) = automation.trigger { zone = clock.zone }
        plain.now = try Session.instant(at, zone, of: "--at").rfc3339(in: .utc)
      }
      let session = try plain.session(in: workspace)
      var events: [AutomationEvent] = []
      if let event {
        let given = try EventFile.read(event, for: automation, session)
        guard try session.automations(wokenBy: given).contains(where: { $0.name == name }) else {
          throw AutomationError.notWoken(automation: name, event: event)
        }
        events = [given]
      }
      let trial = try AutomationTrial(
        automation, session, seed: 1, at: session.now, events: events)
      switch global.format {
      case .json: try Output.json { try trial.write(to: &$0) }
      case .text: Output.text(trial.text)
      }
      if trial.error != nil { throw ExitCode(1) }
    }
  }

  struct Replay: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "replay",
      abstract: "Runs a run again on a copy of the data, and compares the plans it makes.",
      discussion: """
        By the same script, moment, seed and data it makes the same plans to the byte; what is another one now \
        is named. Exit code 1 where a plan differs.
        """)
    @Argument(help: "The run's number.") var number: Int64
    @OptionGroup var global: GlobalOptions

    func run() throws {
      var plain = global.plain
      let workspace = try Workspace.load(at: plain.workspaceFolder())
      let (run, occurrence, events) = try plain.session(in: workspace).run(.init(number))
      let automation = try workspace.automation(run.automation).automation
      plain.now = run.now.rfc3339(in: .utc)
      let trial = try AutomationTrial(
        automation, plain.session(in: workspace), seed: run.seed, at: occurrence.at,
        events: events)
      var others: [String] = []
      if automation.script != run.script { others.append("the script") }
      if ZoneDirectory.system.version != run.zoneData { others.append("the time-zone data") }
      let isSame = trial.digests == run.digests
      switch global.format {
      case .json:
        try Output.json { json in
          try json.object { json in
            try json.member("same", isSame)
            json.key("digests")
            try json.array { json in for digest in trial.digests { try json.string(digest.text) } }
            json.key("other")
            try json.array { json in for other in others { try json.string(other) } }
            try json.member("error", trial.error)
          }
        }
      case .text: Output.text(Self.words(isSame, trial, others))
      }
      if !isSame { throw ExitCode(1) }
    }

    private static func words(
      _ isSame: Bool, _ trial: AutomationTrial, _ others: [String]
    ) -> String {
      let plans = trial.digests.map { "plan \($0)\n" }.joined()
      if isSame { return plans + "the same \(counted(trial.digests.count, "plan")), to the byte\n" }
      let why = others.isEmpty ? "the data is" : "another one now: \(enumerated(others));"
      return plans + (trial.error.map { "failed: \($0)\n" } ?? "")
        + "not the same plans: \(others.isEmpty ? why + " not what it was" : why + " or the data")\n"
    }
  }
}

extension [Occurrence] {
  /// "3 moments of monday_leads did not run, until Mon 23 Nov 2026 08:30 (Europe/Berlin): nobody looked in
  /// time": a line for each automation and cause.
  fileprivate func words(in zone: Zone) -> String {
    var text = ""
    for name in Set(map(\.automation)).sorted() {
      for cause in Occurrence.SkipCause.allCases {
        let moments = filter { $0.automation == name && $0.skipped == cause }.map(\.at)
        guard let last = moments.max() else { continue }
        let when = (moments.count == 1 ? "" : "until ") + last.zonedWords(in: zone)
        text +=
          "\(counted(moments.count, "moment")) of \(name) did not run, \(when): \(cause.words)\n"
      }
    }
    return text
  }
}

extension AutomationRun {
  /// "run 3 of monday_leads: done, 1 effect"
  var line: String {
    "run \(id.number) of \(automation): \(state.words), \(counted(effects, "effect"))"
      + (error.map { ": \($0)" } ?? "") + "\n"
  }
}

extension GlobalOptions {
  /// Says what became of a run; code 1 where it failed.
  fileprivate func report(_ run: AutomationRun, _ session: Session) throws {
    switch format {
    case .json: try Output.json { try run.write(to: &$0, zone: session.team.zone) }
    case .text: Output.text(run.output + run.line)
    }
    guard run.state == .done else { throw ExitCode(1) }
  }
}
