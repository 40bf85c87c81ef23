import Foundation
import TestSupport
import Testing

@Suite("perigee dispatch, status and resolve")
struct DispatchTests {
  private static let nine = "2026-11-23T09:00:00+01:00"

  /// Six contacts of Anna's, engaged for 9 o'clock on.
  private func engaged() throws -> Program {
    let program = try Program([
      "perigee.lua": Program.team(quota: "{ per_hour = 60, per_day = 400 }"),
      "sequences/intro.lua": Program.sequence("intro"), "c.csv": Program.contacts(6),
    ])
    try program.run("import", "c.csv", "--list", "all")
    let engaged = try program.run(
      "engage", "intro", "--list", "all", "--senders", "owners", "--start", "now", "--mode", "asap",
      "--yes")
    #expect(engaged.code == 0, "\(engaged.error)")
    return program
  }

  private func files(_ program: Program) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(program.folder)/out")
      .filter { $0.hasSuffix(".eml") }.sorted()
  }

  @Test("What is due goes into the folder, as the preview shows it but for the date")
  func folder() throws {
    let program = try engaged()
    let sent = try program.run(
      "dispatch", "--once", "--transport", "folder:out", now: "2026-11-23T09:30:00+01:00")
    #expect(sent.code == 0, "\(sent.error)")
    #expect(!sent.output.contains("x.example"))
    let files = try files(program)
    #expect(files.count == 6)
    let again = try program.run(
      "dispatch", "--once", "--transport", "folder:out", now: "2026-11-23T09:31:00+01:00")
    #expect(again.code == 0)
    #expect(try self.files(program) == files)
    let status = try program.run("status", "--format", "json", now: "2026-11-23T10:00:00+01:00")
    #expect(status.output.contains(#""sent_today": 6"#), "\(status.output)")
  }

  @Test("Where nothing says how to send, emails wait and nobody is put into an error")
  func noServer() throws {
    let program = try engaged()
    let sent = try program.run("dispatch", "--once", now: Self.nine)
    #expect(sent.code == 0, "\(sent.error)")
    let status = try program.run("status", now: Self.nine)
    #expect(status.output.contains("due 1, in flight 0, sent today 0, unknown 0"))
    #expect(status.output.contains("perigee.lua declares no smtp server"), "\(status.output)")
  }

  @Test("--format json writes the events as objects, too")
  func format() throws {
    let program = try engaged()
    let sent = try program.run(
      "dispatch", "--once", "--transport", "folder:out", "--format", "json", now: Self.nine)
    let lines = sent.output.split(separator: "\n")
    #expect(lines.count > 2 && lines.allSatisfy { $0.hasPrefix("{") }, "\(sent)")
  }

  @Test("A folder that cannot be written is refused before anything is claimed")
  func unusableFolder() throws {
    let program = try engaged()
    for folder in ["/proc/nope", "c.csv", "no/where"] {
      let sent = try program.run(
        "dispatch", "--once", "--transport", "folder:\(folder)", now: Self.nine)
      #expect(sent.code == 1 && sent.error.contains("--transport folder:\(folder)"), "\(sent)")
      #expect(sent.output == "", "\(sent)")
    }
  }

  @Test("Status says when a re-plan is due, and why the emails of a sender who sends no more wait")
  func warnings() throws {
    let program = try engaged()
    try program.run("dispatch", "--once", now: Self.nine)
    let later = "2026-11-23T09:30:00+01:00"
    let looked = try program.run("status", now: later)
    #expect(looked.output.contains("nobody has looked since"), "\(looked)")
    try program.write(Program.team(quota: "{ per_hour = 2, per_day = 2 }"), to: "perigee.lua")
    let replan = try program.run("status", now: "2026-11-23T08:30:00+01:00")
    #expect(replan.output.contains("A re-plan is due"), "\(replan)")
    let json = try program.run("status", "--format", "json", now: "2026-11-23T08:30:00+01:00").json
    let warnings = try #require(json["warnings"] as? [[String: Any]])
    #expect(warnings.map { $0["code"] as? String } == ["beyond_quota"])
    let disabled = Program.team().replacing(
      "role = \"manager\",", with: "role = \"manager\", enabled = false,")
    try program.write(disabled, to: "perigee.lua")
    let status = try program.run("status", now: "2026-11-23T12:00:00+01:00")
    #expect(status.output.contains("is disabled, and still has 6 planned emails"), "\(status)")
    #expect(!status.output.contains("nobody has looked since"), "\(status)")
    let doctor = try program.run("doctor", now: "2026-11-23T12:00:00+01:00")
    #expect(doctor.output.contains("still has 6 planned emails"), "\(doctor)")
    #expect(!doctor.output.contains("planned in past"), "\(doctor)")
  }

  @Test("A backup's copy sends nothing until it is released, and then nothing that was due")
  func backup() throws {
    let program = try engaged()
    try program.run("backup", "copy.db", now: Self.nine)
    for part in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: "\(program.folder)/perigee.db\(part)")
    }
    try program.copy("\(program.folder)/copy.db", to: "perigee.db")
    let later = "2026-11-23T09:03:00+01:00"
    let held = try program.run("dispatch", "--once", "--transport", "folder:out", now: later)
    #expect(held.code == 1 && held.error.contains("--release"), "\(held.error)")
    #expect(try program.run("dispatch", "--release", now: later).code == 0)
    let sent = try program.run("dispatch", "--once", "--transport", "folder:out", now: later)
    #expect(sent.code == 0, "\(sent.error)")
    let status = try program.run("status", "--format", "json", now: later)
    #expect(status.output.contains(#""sent_today": 0"#), "\(status.output)")
    let resolved = try program.run("resolve", "c1@x.example", "1", "sent", now: later)
    #expect(resolved.code == 0, "\(resolved.error)")
    let twice = try program.run("resolve", "c1@x.example", "1", "sent", now: later)
    #expect(twice.code == 1 && twice.error.contains("not unknown"))
    #expect(try program.run("log").output.contains("resolve"))
  }

  @Test("A second dispatcher is refused; SIGTERM ends the first, and a kill frees its lease")
  func two() throws {
    let program = try engaged()
    for signal in [SIGTERM, SIGKILL] {
      let first = try program.start(["dispatch", "--transport", "folder:out"], now: Self.nine)
      #expect(first.wait(for: "started"))
      let second = try program.run(
        "dispatch", "--once", "--sender", "bo@acme.example", "--transport", "folder:out",
        now: Self.nine)
      #expect(second.code == 1 && second.error.contains("process"), "\(second.error)")
      first.signal(signal)
      let outcome = first.finish(timeout: 30)
      #expect(signal == SIGKILL ? outcome.isKilled : outcome.code == 0, "\(outcome)")
      let third = try program.run("dispatch", "--once", "--transport", "folder:out", now: Self.nine)
      #expect(third.code == 0, "\(third.error)")
    }
  }

  @Test("It reads the team's file again when that changes, and keeps the last good one")
  func changedTeam() throws {
    let program = try engaged()
    let running = try program.start(
      ["dispatch", "--transport", "folder:out"], now: "2026-11-23T09:30:00+01:00")
    #expect(running.wait(for: "step 1 250"))
    try program.write("return perigee.team {", to: "perigee.lua")
    #expect(running.wait(for: "team_kept perigee.lua"))
    try program.write(Program.team(quota: "{ per_hour = 1, per_day = 2 }"), to: "perigee.lua")
    #expect(running.wait(for: "team_read"))
    running.signal(SIGTERM)
    let outcome = running.finish(timeout: 60)
    #expect(outcome.code == 0, "\(outcome)")
    #expect(try files(program).count == 6)
  }
}
