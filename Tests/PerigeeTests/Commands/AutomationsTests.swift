import Foundation
import PerigeeCore
import PerigeeWorkspace
import TestSupport
import Testing

@Suite("perigee automations, proposals and approve")
struct AutomationsTests {
  static let monday = "2026-11-23T08:00:00+01:00"

  static func tick(
    _ name: String = "tick", every: String = "day at 09:00", also: String = "",
    run: String = "return \"ran\""
  ) -> String {
    """
    local perigee = require "perigee"
    return perigee.automation {
      name = "\(name)", every = "\(every)", \(also)
      run = function(ctx)
        \(run)
      end,
    }
    """
  }

  static func listening(
    _ name: String, on kind: String = "reply", also: String = "", run: String = "return \"heard\""
  ) -> String {
    tick(name, run: run).replacing("every = \"day at 09:00\"", with: "on = \"\(kind)\"")
      .replacing(", \n", with: ", \(also)\n")
  }

  static let proposing = """
    return ctx.propose(perigee.plan {
      sequence = "intro", contacts = perigee.list "all", senders = perigee.me(),
    }, "try it")
    """

  /// A workspace with contacts in the list "all", whose automations are known since Monday, 08:00.
  func workspace(
    _ automations: [String: String], contacts: Int = 3, engaged: Bool = false
  ) throws -> Program {
    var files = [
      "sequences/intro.lua": Program.sequence("intro"), "a.csv": Program.contacts(contacts),
    ]
    for (name, text) in automations { files["automations/\(name).lua"] = text }
    let program = try Program(files)
    let imported = try program.run("import", "a.csv", "--list", "all", now: Self.monday)
    #expect(imported.code == 0, "\(imported)")
    if engaged {
      let outcome = try program.run(
        "engage", "intro", "--list", "all", "--senders", "me", "--start", "now", "--mode", "asap",
        "--yes", now: Self.monday)
      #expect(outcome.code == 0, "\(outcome)")
    }
    return program
  }

  func due(_ program: Program, _ now: String) throws -> ProcessOutcome {
    try program.run("automations", "due", "--once", now: now)
  }

  func list(
    _ program: Program, _ arguments: String..., now: String
  ) throws -> [[String: Any]] {
    let outcome = try program.run(arguments + ["--format", "json"], now: now)
    #expect(outcome.code == 0, "\(outcome)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
  }

  // MARK: Moments

  @Test("A moment runs once, is kept with what it ran by, and replays to the byte")
  func once() throws {
    let program = try workspace(["tick": Self.tick(run: Self.proposing)])
    #expect(try due(program, "2026-11-23T08:59:00+01:00").output == "nothing was due\n")
    let now = "2026-11-23T09:01:00+01:00"
    #expect(try due(program, now).output == "run 1 of tick: done, 1 effect\n")
    #expect(try due(program, now).output == "nothing was due\n")
    let explained = try program.run("automations", "explain", "1", now: now).output
    #expect(
      explained.contains("moment:   Mon 23 Nov 2026 09:00 (Europe/Paris), tick"), "\(explained)")
    #expect(explained.contains("as the file is now"))
    #expect(explained.contains("proposed: proposal 1: 3 contacts"), "\(explained)")
    let replayed = try program.run("automations", "replay", "1", now: "2026-11-25T09:00:00+01:00")
    #expect(
      replayed.code == 0 && replayed.output.hasSuffix("the same 1 plan, to the byte\n"),
      "\(replayed)")
    let lines = try list(program, "automations", now: now)
    #expect(lines.map { $0["state"] as? String } == ["ready"])
    #expect(lines[0]["next"] as? String == "2026-11-24T09:00:00.000+01:00")
    #expect(lines[0]["last_state"] as? String == "done" && lines[0]["behind"] as? Int == 0)
    // A plan that comes out otherwise is told.
    _ = try program.run("set", "c1@x.example", "status=disqualified", now: now)
    let other = try program.run("automations", "replay", "1", now: now)
    #expect(other.code == 1 && other.output.contains("not the same plans"), "\(other)")
  }

  @Test("After a downtime one late run, and a row that says why for every other moment")
  func downtime() throws {
    let program = try workspace([
      "tick": Self.tick(), "strict": Self.tick("strict", also: "catch_up = \"none\","),
      "closed": Self.tick(
        "closed", every: "sat at 09:00", also: "working_days = \"team\","),
    ])
    let now = "2026-11-28T12:00:00+01:00"
    let output = try due(program, now).output
    #expect(output.hasPrefix("run 1 of tick: done, 0 effects\n"), "\(output)")
    #expect(
      output.contains("of closed did not run, ")
        && output.contains("the team does not work on that day\n"), "\(output)")
    let rows = try list(program, "automations", "runs", now: now)
    let skipped = Dictionary(grouping: rows.filter { $0["state"] as? String == "skipped" }) {
      "\($0["automation"] as? String ?? "") \($0["skipped"] as? String ?? "")"
    }
    #expect(skipped.mapValues(\.count) == ["tick down": 5, "strict down": 6, "closed closed": 1])
    // The clock was set back: nothing that has a row is due again.
    #expect(try due(program, "2026-11-25T12:00:00+01:00").output == "nothing was due\n")
    #expect(try due(program, now).output == "nothing was due\n")
  }

  @Test("Two that look at once run each moment once")
  func twoAtOnce() throws {
    let program = try workspace(["tick": Self.tick(run: Self.proposing)])
    let now = "2026-11-23T09:01:00+01:00"
    let both = try (0..<4).map { _ in
      try program.start(["automations", "due", "--once"], now: now)
    }
    let outputs = both.map { $0.finish().output }
    #expect(outputs.filter { $0.contains("run 1 of tick: done") }.count == 1, "\(outputs)")
    #expect(try list(program, "proposals", now: now).count == 1)
    #expect(try list(program, "automations", "runs", now: now).count == 1)
  }

  @Test("A run that fails three times in a row pauses its automation, and resume ends that")
  func failures() throws {
    let program = try workspace(["tick": Self.tick(run: "error \"no such luck\"")])
    for day in 23...25 {
      let outcome = try due(program, "2026-11-\(day)T09:00:00+01:00")
      #expect(outcome.code == 1 && outcome.output.contains("failed"), "\(outcome)")
      #expect(outcome.output.contains("automations/tick.lua:5: no such luck"), "\(outcome)")
    }
    let now = "2026-11-26T09:00:00+01:00"
    #expect(
      try due(program, now).output
        == "1 moment of tick did not run, Thu 26 Nov 2026 09:00 (Europe/Paris): it was paused\n")
    let lines = try list(program, "automations", now: now)
    #expect(lines[0]["state"] as? String == "paused" && lines[0]["failures"] as? Int == 3)
    let log = try program.run("log", now: now).output
    #expect(log.contains("automation tick") && log.contains("3 failures in a row"), "\(log)")
    #expect(try program.run("automations", "resume", "tick", now: now).output == "resumed: tick\n")
    #expect(try due(program, "2026-11-27T09:00:00+01:00").output.contains("run 4 of tick: failed"))
    let rows = try list(program, "automations", "runs", "tick", now: now)
    #expect(rows.contains { $0["skipped"] as? String == "paused" })
  }

  @Test(
    "What would never end, or eats all memory, ends with words, and nothing else waits for it",
    arguments: [
      ("while true do end", "limits = { time = \"1 second\" },", "second"),
      (
        "while true do pcall(function() while true do end end) end",
        "limits = { time = \"1 second\" },", "second"
      ),
      (
        "local t = {} while true do t[#t + 1] = (\"x\"):rep(1000000) .. #t end",
        "limits = { memory = 16 },", "memory"
      ),
      ("os.exit(3)", "", "os.exit(3)"),
    ])
  func hostile(run: String, limits: String, part: String) throws {
    let program = try workspace(["tick": Self.tick(also: limits, run: run)])
    let outcome = try due(program, "2026-11-23T09:00:00+01:00")
    #expect(outcome.code == 1 && outcome.output.contains(part), "\(outcome)")
    #expect(outcome.output.contains("run 1 of tick: failed"), "\(outcome)")
  }

  @Test("A file that is gone, or has another trigger, leaves rows that say so")
  func gone() throws {
    let program = try workspace(
      [
        "heard": Self.listening("heard"), "tick": Self.tick(every: "15 minutes"),
      ], engaged: true)
    let now = "2026-11-23T08:20:00+01:00"
    _ = try program.run("reply", "c1@x.example", now: now)
    try FileManager.default.removeItem(atPath: "\(program.folder)/automations/heard.lua")
    #expect(try due(program, now).output == "run 1 of tick: done, 0 effects\n")
    let lines = try list(program, "automations", now: now)
    #expect(lines.map { $0["state"] as? String } == ["ready", "gone"])
    // Another schedule counts from when it was first seen.
    try program.write(Self.tick(every: "20 minutes"), to: "automations/tick.lua")
    #expect(try due(program, "2026-11-23T08:30:00+01:00").output == "nothing was due\n")
    #expect(try due(program, "2026-11-23T08:50:00+01:00").output.contains("run 2 of tick: done"))
    // Whoever tries to run what is not there is told.
    let run = try program.run("automations", "run", "tik", now: now)
    #expect(run.code == 1 && run.error.contains("Did you mean tick?"), "\(run)")
  }

  @Test("A run is not carried out by another file than it began with")
  func changed() throws {
    let program = try workspace(["tick": Self.tick(run: Self.proposing)])
    let now = "2026-11-23T09:00:00+01:00"
    #expect(try program.run("automations", "run", "tick", now: now).code == 0)
    try program.write(Self.tick(run: "return 1"), to: "automations/tick.lua")
    let explained = try program.run("automations", "explain", "1", now: now).output
    #expect(explained.contains("and the file is another one now"), "\(explained)")
    // The inside of a run refuses one that is over, and changes nothing.
    let process = AutomationProcess(
      ["--workspace", program.folder, "--now", now, "--home", Checkout.path],
      program: Program.path)
    #expect(process.carryOut(AutomationRun.ID(1), AutomationLimits()) == .kept)
    #expect(try list(program, "proposals", now: now).count == 1)
  }

  @Test("A run whose workspace broke before it was read is told by the file's mistakes")
  func brokenBefore() throws {
    let program = try workspace(["tick": Self.tick()])
    try program.write("return {", to: "sequences/intro.lua")
    let process = AutomationProcess(
      ["--workspace", program.folder, "--now", Self.monday, "--home", Checkout.path],
      program: Program.path)
    guard
      case .unusable(let why) = process.carryOut(AutomationRun.ID(1), AutomationLimits())
    else {
      Issue.record("nobody told why")
      return
    }
    #expect(why.contains("sequences/intro.lua:1"), "\(why)")
  }

  @Test("A file that a run writes is an effect, and a run writes so much and no more")
  func files() throws {
    let program = try workspace([
      "small": Self.tick("small", run: "perigee.write(\"out/a.txt\", \"x\")"),
      "large": Self.tick(
        "large",
        run: """
          local text = ("x"):rep(8 << 20)
          for number = 1, 40 do perigee.write("out/" .. number .. ".txt", text) end
          """),
    ])
    let now = "2026-11-23T09:00:00+01:00"
    let small = try program.run("automations", "run", "small", now: now)
    #expect(small.output.hasSuffix("small: done, 1 effect\n"), "\(small)")
    let again = try program.run("automations", "rerun", "1", now: now)
    #expect(again.code == 1 && again.error.contains("give --yes"), "\(again)")
    let large = try program.run("automations", "run", "large", now: now)
    #expect(large.code == 1, "\(large)")
    #expect(large.output.contains("may write 64 MiB of files in all"), "\(large)")
    let written = try FileManager.default.contentsOfDirectory(atPath: "\(program.folder)/out")
    #expect(Set(written) == Set((1...8).map { "\($0).txt" } + ["a.txt"]))
    let trial = try program.run("automations", "test", "large", now: now)
    #expect(trial.code == 1 && trial.output.contains("may write 64 MiB"), "\(trial)")
  }

  @Test("What has changed something is not run again without a word, and people's acts are theirs")
  func rerun() throws {
    let program = try workspace(["tick": Self.tick(run: Self.proposing)])
    let now = "2026-11-23T09:00:00+01:00"
    #expect(try due(program, now).code == 0)
    let refused = try program.run("automations", "rerun", "1", now: now)
    #expect(refused.code == 1 && refused.error.contains("give --yes"), "\(refused)")
    let again = try program.run("automations", "rerun", "1", "--yes", now: now)
    // The same plan is the same proposal: nothing was changed.
    #expect(again.output.hasSuffix("run 2 of tick: done, 0 effects\n"), "\(again)")
    let rows = try list(program, "automations", "runs", now: now)
    #expect((rows[0]["runs"] as? [Any])?.count == 2)
    #expect(try program.run("automations", "explain", "9", now: now).error.contains("no run 9"))
  }

  // MARK: Events

  @Test("A reply runs what waits for it, where its conditions hold, and gathers by debounce")
  func events() throws {
    let program = try workspace(
      [
        "one": Self.listening(
          "one", also: "where = { sequence = \"intro\", first_name = \"N2\" },",
          run: "return ctx.event.contact .. \" \" .. ctx.event.kind"),
        "many": Self.listening(
          "many", also: "debounce = \"10 minutes\",",
          run: "return \"gathered \" .. #ctx.events"),
      ], engaged: true)
    let now = "2026-11-23T08:10:00+01:00"
    _ = try program.run("reply", "c1@x.example", "c2@x.example", now: now)
    #expect(try list(program, "automations", now: now).map { $0["behind"] as? Int } == [2, 2])
    #expect(try due(program, now).output == "run 1 of one: done, 0 effects\n")
    #expect(
      try program.run("automations", "explain", "1", now: now).output.contains(
        "said:\nc2@x.example reply"))
    #expect(try due(program, "2026-11-23T08:19:59+01:00").output == "nothing was due\n")
    let later = "2026-11-23T08:20:00+01:00"
    #expect(try due(program, later).output == "run 2 of many: done, 0 effects\n")
    #expect(
      try program.run("automations", "explain", "2", now: later).output.contains("gathered 2"))
  }

  @Test("Own effects wake nobody, and chains end at depth 3")
  func chains() throws {
    let next = """
      local number = tonumber(ctx.event.contact:match "%d+") + 1
      local contact = perigee.contact("c" .. number .. "@x.example")
      if contact then contact:reply() end
      return "replied for " .. number
      """
    let program = try workspace(
      ["a": Self.listening("a", run: next), "b": Self.listening("b", run: next)], contacts: 12,
      engaged: true)
    let now = "2026-11-23T08:10:00+01:00"
    _ = try program.run("reply", "c1@x.example", now: now)
    #expect(try due(program, now).code == 0)
    let rows = try list(program, "automations", "runs", "--limit", "200", now: now)
    let depths = rows.filter { $0["skipped"] as? String == "depth" }
    #expect(!depths.isEmpty, "\(rows)")
    // a and b each answer the first; each answers what the other did, twice more.
    #expect(rows.count - depths.count <= 8, "\(rows.count)")
    #expect(try due(program, now).output == "nothing was due\n")
    let log = try program.run("log", "--limit", "100", now: now).output
    #expect(log.contains("automation a") && log.contains("automation b"), "\(log)")
  }

  // MARK: What comes

  @Test("What comes is listed, with closed days and the change of clocks")
  func next() throws {
    let program = try workspace([
      "tick": Self.tick(every: "day at 02:30", also: "working_days = \"team\",")
    ])
    let moments = try list(
      program, "automations", "next", "--days", "4", now: "2026-03-27T12:00:00+01:00")
    #expect(
      moments.map { $0["at"] as? String } == [
        "2026-03-28T02:30:00.000+01:00", "2026-03-29T03:00:00.000+02:00",
        "2026-03-30T02:30:00.000+02:00", "2026-03-31T02:30:00.000+02:00",
      ])
    #expect(moments.map { $0["skipped"] as? String } == ["closed", "closed", nil, nil])
  }

  @Test("dispatch runs what is due beside the sending")
  func dispatch() throws {
    let program = try workspace(["tick": Self.tick(run: Self.proposing)])
    let now = "2026-11-23T09:00:00+01:00"
    let outcome = try program.run("dispatch", "--once", "--transport", "folder:outbox", now: now)
    #expect(outcome.code == 0, "\(outcome)")
    #expect(try list(program, "proposals", now: now).count == 1)
  }

  @Test("Moments that passed while nobody ran automations are told, and what is new says so")
  func idle() throws {
    let program = try workspace(["tick": Self.tick(every: "mon at 09:00")])
    let ran = try due(program, "2026-11-30T09:01:00+01:00")
    #expect(ran.output.contains("run 1 of tick: done"), "\(ran)")
    // Cron may look a little later.
    let soon = "2026-12-07T09:10:00+01:00"
    #expect(try program.run("doctor", now: soon).output == "all is well\n")
    let now = "2026-12-14T12:00:00+01:00"
    let line = try #require(try list(program, "automations", now: now).first)
    #expect(line["behind"] as? Int == 2 && line["state"] as? String == "ready", "\(line)")
    #expect(line["behind_since"] as? String == "2026-12-07T09:00:00.000+01:00", "\(line)")
    #expect(line["next"] as? String == "2026-12-21T09:00:00.000+01:00", "\(line)")
    let text = try program.run("automations", now: now).output
    #expect(text.contains("behind by 2, since Mon 7 Dec 2026 09:00"), "\(text)")
    let doctor = try program.run("doctor", now: now)
    #expect(doctor.code == 1, "\(doctor)")
    #expect(
      doctor.output.contains(
        "nobody has run automations since before Mon 7 Dec 2026 09:00 (Europe/Paris): 2 moments of tick "
          + "passed") && doctor.output.contains("perigee automations due --once"), "\(doctor)")
    try program.write(Self.tick("later"), to: "automations/later.lua")
    let new = try #require(try list(program, "automations", now: now).first)
    #expect(new["state"] as? String == "new" && new["behind"] as? Int == 0, "\(new)")
    for command in [["automations"], ["automations", "next"]] {
      let told = try program.run(command, now: now).output
      #expect(
        told.contains("count from the first perigee dispatch, perigee automations due"), "\(told)")
    }
    _ = try due(program, now)
    #expect(try program.run("doctor", now: now).output == "all is well\n")
    #expect(try !program.run("automations", now: now).output.contains("behind by"))
  }

  @Test(
    "Moments that are left out or skipped by a pause are not overdue, and those of an interval are")
  func notIdle() throws {
    let program = try workspace([
      "closed": Self.tick("closed", every: "sat at 09:00", also: "working_days = \"team\","),
      "paused": Self.tick("paused"), "often": Self.tick("often", every: "1 hour"),
    ])
    _ = try program.run("automations", "pause", "paused", now: Self.monday)
    let now = "2026-11-29T08:30:00+01:00"
    let lines = try list(program, "automations", now: now)
    let behind = Dictionary(
      uniqueKeysWithValues: lines.map { ($0["automation"] as? String ?? "", $0["behind"] as? Int) })
    #expect(behind == ["closed": 0, "paused": 0, "often": 144], "\(behind)")
    let often = try #require(lines.first { $0["automation"] as? String == "often" })
    #expect(often["next"] as? String == "2026-11-29T09:00:00.000+01:00", "\(often)")
  }
}
