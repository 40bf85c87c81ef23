import Foundation
import TestSupport
import Testing

@Suite("Runs that are killed, and what goes on beside one")
struct AutomationCrashTests {
  private static let start = "2026-11-23T08:00:00+01:00"
  private static let now = "2026-11-23T08:20:00+01:00"

  /// An automation that pauses a contact and never ends; everybody is engaged.
  private func workspace(_ more: String = "") throws -> Program {
    let program = try Program([
      "sequences/intro.lua": Program.sequence("intro"), "a.csv": Program.contacts(3),
      "automations/spin.lua": """
      local perigee = require "perigee"
      return perigee.automation {
        name = "spin", every = "15 minutes", limits = { time = "10 minutes" }, \(more)
        run = function(ctx)
          perigee.contact("c1@x.example"):pause { reason = "spinning" }
          while true do end
        end,
      }
      """,
    ])
    try program.run("import", "a.csv", "--list", "all", now: Self.start)
    let engaged = try program.run(
      "engage", "intro", "--list", "all", "--senders", "me", "--start", "now", "--mode", "asap",
      "--yes", now: Self.start)
    #expect(engaged.code == 0, "\(engaged)")
    return program
  }

  /// A process whose run has changed something and goes on.
  private func spinning(_ program: Program) throws -> ChildProcess {
    let child = try program.start(["automations", "due", "--once"], now: Self.now)
    for _ in 0..<600 {
      let shown = try program.run("automations", "explain", "1", now: Self.now)
      if shown.output.contains("effects:  1") { return child }
    }
    Issue.record("the run has changed nothing")
    return child
  }

  @Test("A run whose process is killed shows that it crashed, and does not run again by itself")
  func killed() throws {
    let program = try workspace()
    let child = try spinning(program)
    child.signal(SIGKILL)
    #expect(child.finish().isKilled)
    let list = try program.run("automations", now: Self.now).output
    #expect(list.contains("running"), "\(list)")
    let stands = try program.run("doctor", now: Self.now).output
    #expect(
      stands.contains("run 1 of spin stands as running since")
        && stands.contains("perigee automations explain 1"), "\(stands)")
    // Nothing is due, and the dead one is buried all the same.
    let due = try program.run("automations", "due", "--once", now: "2026-11-23T08:21:00+01:00")
    #expect(due.output == "nothing was due\n", "\(due)")
    let explained = try program.run("automations", "explain", "1", now: Self.now).output
    #expect(explained.contains("run 1 of spin: crashed") && explained.contains("effects:  1"))
    #expect(explained.contains("its process ended without a word"), "\(explained)")
    let refused = try program.run("automations", "rerun", "1", now: Self.now)
    #expect(refused.code == 1 && refused.error.contains("give --yes"), "\(refused)")
    let log = try program.run("log", now: Self.now).output
    #expect(log.contains("automation spin"), "\(log)")
    let told = try program.run("doctor", now: Self.now).output
    #expect(
      told.contains(
        "run 1 of spin, begun on Mon 23 Nov 2026 08:20 (Europe/Paris), crashed: its process")
        && told.contains("perigee automations rerun 1 --yes"), "\(told)")
    // Weeks later nobody is reminded.
    let later = try program.run("doctor", now: "2026-12-07T08:20:00+01:00").output
    #expect(!later.contains("crashed"), "\(later)")
  }

  @Test("While one runs, stops go through, and its moments say that they overlapped or wait")
  func beside() throws {
    let program = try workspace()
    let child = try spinning(program)
    let stopped = try program.run("stop", "c2@x.example", "--yes", now: Self.now)
    #expect(stopped.code == 0, "\(stopped)")
    let later = "2026-11-23T08:31:00+01:00"
    let beside = try program.run("automations", "due", "--once", now: later).output
    #expect(
      beside.hasPrefix("1 moment of spin did not run, ")
        && beside.hasSuffix("the run before it was not over\n"), "\(beside)")
    let runs = try program.run("automations", "runs", "--format", "json", now: later).output
    #expect(runs.contains("\"skipped\": \"overlap\""), "\(runs)")
    let hand = try program.run("automations", "run", "spin", now: later)
    #expect(hand.code == 1 && hand.error.contains("spin is running"), "\(hand)")
    // Whoever takes the file away does not end the run, and nothing else breaks.
    try FileManager.default.removeItem(atPath: "\(program.folder)/automations/spin.lua")
    #expect(try program.run("automations", now: later).output.contains("gone"))
    child.signal(SIGKILL)
    _ = child.finish()
    let after = try program.run("automations", "due", "--once", now: later)
    #expect(after.code == 0, "\(after)")
    #expect(
      try program.run("automations", "explain", "1", now: later).output
        .contains("run 1 of spin: crashed"))
  }

  @Test("It runs no more often in 24 hours than it may")
  func perDay() throws {
    let program = try Program([
      "automations/often.lua": """
      local perigee = require "perigee"
      return perigee.automation {
        name = "often", every = "15 minutes", limits = { per_day = 2 }, run = function() end,
      }
      """, "a.csv": Program.contacts(1),
    ])
    try program.run("import", "a.csv", now: Self.start)
    let outputs = try ["15", "30", "45"].map { minute in
      try program.run("automations", "due", "--once", now: "2026-11-23T08:\(minute):00+01:00")
        .output
    }
    #expect(
      outputs == [
        "run 1 of often: done, 0 effects\n", "run 2 of often: done, 0 effects\n",
        "1 moment of often did not run, Mon 23 Nov 2026 08:45 (Europe/Paris): it has run as often as it may "
          + "in a day\n",
      ])
    let runs = try program.run("automations", "runs", now: "2026-11-23T08:50:00+01:00").output
    #expect(runs.contains("it has run as often as it may in a day"), "\(runs)")
    let next = try program.run(
      "automations", "due", "--once", now: "2026-11-24T08:16:00+01:00")
    #expect(next.output.hasPrefix("run 3 of often: done, 0 effects\n"), "\(next)")
  }
}
