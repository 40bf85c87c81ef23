import ArgumentParser
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

struct AutomationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "automations",
    abstract: "Shows Lua that acts by itself, runs what is due, and says what became of it.",
    discussion: """
        perigee automations
        perigee automations next --days 14
        perigee automations due --once         # for cron: runs what is due, and ends
        perigee automations test monday_leads  # on a copy, and commits nothing

      Files in automations/ declare them: perigee reference automation. perigee dispatch runs them beside the \
      sending. A schedule counts from when the workspace's data first saw it. They propose plans, which \
      people approve: perigee proposals. What has changed something never runs again by itself.
      """,
    subcommands: [
      List.self, Runs.self, Explain.self, Next.self, Test.self, Due.self, Run.self, Rerun.self,
      Replay.self, Pause.self, Resume.self, Grant.self, Revoke.self,
    ], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Lists them: state, last run, next moment, how far behind, failures in a row.")
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let overview = try global.session().automationOverview()
      switch global.format {
      case .json: try Output.json { try overview.write(to: &$0) }
      case .text: Output.text(overview.text(global.style))
      }
    }
  }

  struct Runs: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "runs", abstract: "Lists moments and their runs, and why one did not run.",
      aliases: ["log"])
    @Argument(help: "Only of this automation.") var name: String?
    @Option(help: "How many moments to print.") var limit = 50
    @OptionGroup var global: GlobalOptions

    func run() throws {
      try PagingOptions.check(limit)
      let history = try global.session().automationHistory(of: name, limit: limit)
      switch global.format {
      case .json: try Output.json { try history.write(to: &$0) }
      case .text: Output.text(history.text(global.style))
      }
    }
  }

  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "explain",
      abstract: "Says all that is kept of a run: script, seed, events, plans, output.")
    @Argument(help: "The run's number.") var number: Int64
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let explanation = try global.session().explainRun(number)
      switch global.format {
      case .json: try Output.json { try explanation.write(to: &$0) }
      case .text: Output.text(explanation.text)
      }
    }
  }

  struct Next: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "next",
      abstract: "Lists the moments that come, with closed days and daylight saving.")
    @Option(help: "How far to look.") var days = 14
    @OptionGroup var global: GlobalOptions

    func run() throws {
      guard (1...366).contains(days) else {
        throw UsageError("--days", String(days), "it is a number of days, 1 to 366")
      }
      let moments = try global.session().automationMoments(days: days)
      switch global.format {
      case .json: try Output.json { try moments.write(to: &$0) }
      case .text: Output.text(moments.text(global.style))
      }
    }
  }

  struct Pause: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "pause",
      abstract: "Skips their moments from now on; one that runs is not broken off.")
    @OptionGroup var which: WhichAutomations
    @Option(help: ArgumentHelp("Why, for whoever looks.", valueName: "text"))
    var reason: String?

    func run() throws {
      let session = try which.global.session()
      try which.report(session.pauseAutomations(which.chosen(), why: reason), "paused")
    }
  }

  struct Resume: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "resume", abstract: "Lets them run again, from their next moments on.")
    @OptionGroup var which: WhichAutomations

    func run() throws {
      let session = try which.global.session()
      try which.report(session.resumeAutomations(which.chosen()), "resumed")
    }
  }

  struct Grant: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "grant",
      abstract: "Lets an automation engage so many contacts so often without asking.",
      discussion: """
          perigee automations grant web_leads --engage 20 --per-day 4

        A manager gives it; it lives in the database and not in the file. Asks on a terminal; elsewhere \
        it needs --yes.

        A grant is about engaging alone. Without one an automation stops, pauses and resumes, hands contacts \
        over, changes variables, owners and lists, imports, and adds to the blacklist, as a member may; \
        limits.contacts bounds it. It undoes only what it has engaged itself.
        """)
    @Argument(help: "The automation.") var name: String
    @Option(parsing: .unconditional, help: "Contacts in one engagement at most.") var engage: Int
    @Option(parsing: .unconditional, help: "Engagements in any 24 hours at most.") var perDay: Int
    @Flag(help: "Grants without asking.") var yes = false
    @OptionGroup var global: GlobalOptions

    func run() throws {
      try bound("--engage", engage, AutomationGrant.engageBounds)
      try bound("--per-day", perDay, AutomationGrant.perDayBounds)
      let session = try global.session()
      try session.requireGrantable(name)
      guard yes || Terminal.isInput else {
        throw UsageError(
          "grant asks before it allows something, and this is no terminal: give --yes")
      }
      let question =
        "Let \(name) engage \(counted(engage, "contact")) at once, \(counted(perDay, "time")) in 24 "
        + "hours, without asking anybody?"
      guard try yes || Terminal.confirms(question) else {
        return Output.text("nothing was changed\n")
      }
      let grant = try session.grant(name, engage: engage, perDay: perDay)
      switch global.format {
      case .json:
        try Output.json { json in
          try json.object { json in
            try json.member("automation", grant.automation)
            try json.member("engage", grant.engage)
            try json.member("per_day", grant.perDay)
            try json.member("by", grant.by.text)
          }
        }
      case .text:
        Output.text(
          "\(name) may engage \(counted(engage, "contact")) at once, \(counted(perDay, "time")) in 24 "
            + "hours\n")
      }
    }

    private func bound(_ option: String, _ number: Int, _ bounds: ClosedRange<Int>) throws {
      guard !bounds.contains(number) else { return }
      throw UsageError(
        option, String(number),
        "it is a whole number from \(bounds.lowerBound) to \(grouped(bounds.upperBound))")
    }
  }

  struct Revoke: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "revoke", abstract: "Takes a grant back; a manager does.")
    @Argument(help: "The automation.") var name: String
    @Flag(help: "As for grant; this one never asks.") var yes = false
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let wasGranted = try global.session().revokeGrant(name)
      switch global.format {
      case .json: try Output.json { try $0.object { try $0.member("revoked", wasGranted) } }
      case .text:
        Output.text(wasGranted ? "\(name) may engage nothing\n" : "\(name) had no grant\n")
      }
    }
  }
}

/// The automations that a command is about.
struct WhichAutomations: ParsableArguments {
  @Argument(help: "Their names.") var names: [String] = []
  @Flag(help: "All that are declared.") var all = false
  @OptionGroup var global: GlobalOptions

  /// Nil for all.
  func chosen() throws -> [String]? {
    guard all != !names.isEmpty else {
      throw UsageError("name automations, or give --all")
    }
    return all ? nil : names
  }

  func report(_ changed: [String], _ word: String) throws {
    switch global.format {
    case .json:
      try Output.json { json in
        try json.object { json in
          json.key(word)
          try json.array { json in for name in changed { try json.string(name) } }
        }
      }
    case .text:
      Output.text(
        changed.isEmpty ? "nothing was changed\n" : "\(word): \(changed.joined(separator: ", "))\n")
    }
  }
}
