import Foundation
import TestSupport
import Testing

/// "Stops work at once, through whichever door": a dispatcher that runs goes on by what the files said before.
@Suite("Stops while the workspace's files are broken")
struct BrokenFilesTests {
  private static let broken = [
    ("perigee.lua", Program.team().replacing("Europe/Paris", with: "Europe/Pariss")),
    ("perigee.lua", Program.team() + "}"), ("rules/bad.lua", "return perigee.filter {"),
    ("sequences/x.lua", "return {"), ("automations/bad.lua", "return {"),
  ]

  private static let doors: [(arguments: [String], states: [String: Int])] = [
    (["stop", "c1@x.example", "--yes"], ["added": 2, "ended": 1]),
    (["stop", "--list", "all", "--sequence", "intro", "--yes"], ["ended": 3]),
    (["stop", "--where", "first_name=N1", "--yes"], ["added": 2, "ended": 1]),
    (["stop", "--engagement", "1", "--yes"], ["ended": 3]),
    (["reply", "c1@x.example"], ["added": 2, "replied": 1]),
    (["pause", "--list", "all", "--yes"], ["paused": 3]),
    (["blacklist", "add", "x.example"], ["blacklisted": 3]),
    (["rollback", "1", "--yes"], ["rolled_back": 3]),
  ]

  private static let looks = [
    ["status"], ["blacklist", "list"], ["inbox", "list"], ["log"], ["contacts"],
    ["dispatch", "--hold"],
  ]

  private func world() throws -> Program {
    let program = try Program([
      "perigee.lua": Program.team(quota: "{ per_hour = 1, per_day = 1 }"),
      "sequences/intro.lua": Program.sequence("intro"), "a.csv": Program.contacts(3),
    ])
    try program.run("import", "a.csv", "--list", "all")
    let engaged = try program.run(
      "engage", "intro", "--list", "all", "--senders", "me", "--start", "now", "--mode", "asap",
      "--yes")
    #expect(engaged.code == 0, "\(engaged)")
    return program
  }

  private func states(_ program: Program) throws -> [String: Int] {
    let report = try program.run("report", "intro", "--format", "json").json
    return try #require(report["states"] as? [String: Int])
  }

  @Test("Whatever stops is carried out, and whatever looks answers", arguments: broken.indices)
  func doors(file: Int) throws {
    let (path, text) = Self.broken[file]
    for (arguments, wanted) in Self.doors {
      let program = try world()
      let before = path == "perigee.lua" ? try program.read(path) : nil
      try program.write(text, to: path)
      let done = try program.run(arguments + ["--as", "anna@acme.example"])
      #expect(done.code == 0, "\(path), \(arguments): \(done)")
      #expect(done.error.contains("warning: perigee.lua:") == (before != nil), "\(done)")
      if let before {
        try program.write(before, to: path)
      } else {
        try FileManager.default.removeItem(atPath: "\(program.folder)/\(path)")
      }
      #expect(try states(program) == wanted, "\(path), \(arguments)")
      let log = try program.run("log").output
      #expect(log.contains("anna@acme.example"), "\(log)")
    }
    let program = try world()
    try program.write(text, to: path)
    for arguments in Self.looks {
      let run = try program.run(arguments)
      #expect(run.code == 0, "\(path), \(arguments): \(run)")
    }
    let doctor = try program.run("doctor")
    #expect(doctor.code == 1 && doctor.output.contains("\(path):"), "\(doctor)")
  }

  @Test("Without perigee.lua nobody is a manager, and nobody named is somebody")
  func rights() throws {
    let program = try world()
    try program.write("return", to: "perigee.lua")
    let others = try program.run("stop", "--engagement", "1", "--yes", "--as", "bo@acme.example")
    #expect(others.code == 1 && others.error.contains("made by anna@acme.example"), "\(others)")
    for refused in [
      ["blacklist", "remove", "x.example"], ["resume", "c1@x.example"], ["dispatch", "--release"],
      ["dispatch", "--once", "--transport", "folder:out"], ["replan", "--yes"],
    ] {
      let run = try program.run(refused)
      #expect(run.code == 1 && run.error.contains("perigee.lua:1"), "\(refused): \(run)")
    }
    let nobody = try program.run("stop", "--list", "all", "--yes", "--as", "bo")
    #expect(nobody.code != 0 && nobody.error.contains("bo"), "\(nobody)")
    let stopped = try program.run("stop", "c1@x.example", "--yes")
    #expect(stopped.code == 0 && stopped.error.contains("somebody acts as a member"), "\(stopped)")
    try program.write(Program.team(), to: "perigee.lua")
    #expect(try program.run("log").output.contains("somebody"))
    #expect(try states(program) == ["added": 2, "ended": 1])
  }

  @Test("A dispatcher that runs by the former team sends nothing to whom a stop ended meanwhile")
  func dispatcher() throws {
    let program = try Program([
      "perigee.lua": Program.team(quota: "{ per_hour = 1, per_day = 9 }"),
      "sequences/intro.lua": Program.sequence("intro"), "a.csv": Program.contacts(2),
    ])
    try program.run("import", "a.csv", "--list", "all")
    try program.run(
      "engage", "intro", "--list", "all", "--senders", "me", "--start", "now", "--mode", "asap",
      "--yes")
    let running = try program.start(
      ["dispatch", "--transport", "folder:out"], now: "2026-11-23T09:30:00+01:00")
    #expect(running.wait(for: "step 1 250"))
    try program.write("return perigee.team {", to: "perigee.lua")
    #expect(running.wait(for: "team_kept perigee.lua"))
    let stopped = try program.run("stop", "--list", "all", "--yes")
    #expect(stopped.code == 0, "\(stopped)")
    running.signal(SIGTERM)
    #expect(running.finish(timeout: 60).code == 0)
    try program.write(Program.team(), to: "perigee.lua")
    let next = try program.run(
      "dispatch", "--once", "--transport", "folder:out", now: "2026-11-23T10:30:00+01:00")
    #expect(next.code == 0 && !next.output.contains("step 1 250"), "\(next)")
  }
}
