import Foundation
import TestSupport
import Testing

@Suite("A newer version of a sequence, for who is engaged")
struct UpgradeTests {
  private static func sequence(_ steps: String...) -> String {
    "return require \"perigee\".sequence { name = \"intro\", steps = { "
      + steps.joined(separator: ", ") + " } }"
  }

  private static let first = #"{ subject = "Hello {{ first_name }}", body = "One" }"#
  private static let second = #"{ after = 3, body = "Two" }"#

  private func world() throws -> Program {
    let program = try Program([
      "perigee.lua": Program.team(), "sequences/intro.lua": Self.sequence(Self.first, Self.second),
      "a.csv": Program.contacts(3),
    ])
    try program.run("import", "a.csv", "--list", "all")
    try program.run(
      "engage", "intro", "--list", "all", "--senders", "me", "--start", "now", "--mode", "asap",
      "--yes")
    return program
  }

  private func next(_ program: Program) throws -> [String] {
    let report = try program.run("report", "intro", "--next", "99", "--format", "json").json
    return try #require(report["next"] as? [[String: Any]]).map {
      "\($0["contact"] as? String ?? "") \($0["step"] as? Int ?? 0) \($0["at"] as? String ?? "")"
    }
  }

  private func moves(_ result: Program.Result) throws -> [[String: Any]] {
    try #require(result.json["moves"] as? [[String: Any]])
  }

  @Test("Where nothing differs nothing is upgraded")
  func same() throws {
    let program = try world()
    let result = try program.run("upgrade", "intro")
    #expect(result.code == 0 && result.output.contains("nothing to upgrade"), "\(result)")
    let unknown = try program.run("upgrade", "intor", "--yes")
    #expect(unknown.code == 1 && unknown.error.contains("Did you mean intro?"))
  }

  @Test("New texts are shown with whom they are for, and applied once; moments stay")
  func texts() throws {
    let program = try world()
    try program.write(
      Self.sequence(Self.first, #"{ after = 3, body = "Two, and kindly" }"#),
      to: "sequences/intro.lua")
    let before = try next(program)
    let preview = try program.run("upgrade", "intro", "--preview")
    #expect(preview.output.contains("would be upgraded: 3 contacts, 0 moves"), "\(preview)")
    #expect(preview.output.contains(#"step 2: text "Two" → "Two, and kindly""#), "\(preview)")
    #expect(preview.output.contains("3 contacts (not started): c1@x.example"), "\(preview)")
    let asked = try program.run("upgrade", "intro")
    #expect(asked.code == 2 && asked.error.contains("--yes"), "\(asked)")
    let result = try program.run("upgrade", "intro", "--yes", "--format", "json")
    let upgrades = try #require(try result.json["upgrades"] as? [[String: Any]])
    #expect(upgrades.count == 1 && (upgrades[0]["contacts"] as? [String])?.count == 3)
    #expect(
      (upgrades[0]["changes"] as? [[String: Any]])?.map { $0["change"] as? String } == ["text"])
    #expect(try next(program) == before)
    #expect(try program.run("upgrade", "intro", "--yes").output.contains("nothing to upgrade"))
    #expect(try program.run("log").output.contains("upgrade"))
    #expect(try program.run("explain", "c1@x.example").code == 0)
  }

  @Test("A new step is planned, another delay moves its step, and a step that is gone is cancelled")
  func steps() throws {
    let program = try world()
    try program.write(
      Self.sequence(
        Self.first, #"{ after = 4, at = "14:00", body = "Two" }"#, #"{ after = 1, body = "Three" }"#
      ),
      to: "sequences/intro.lua")
    let preview = try program.run("upgrade", "intro", "--preview")
    #expect(
      preview.output.hasPrefix("would be upgraded: 3 contacts, 3 steps added, 6 moves\n"),
      "\(preview)")
    let more = try program.run("upgrade", "intro", "--yes", "--format", "json")
    #expect(try more.json["added"] as? Int == 3 && more.json["cancelled"] as? Int == 0)
    let moves = try moves(more)
    #expect(moves.count == 6 && moves.allSatisfy { $0["cause"] as? String == "upgraded" })
    #expect(try next(program).filter { $0.contains(" 2 2026-11-27T14:") }.count == 3)
    #expect(try next(program).filter { $0.contains(" 3 2026-11-30T14:") }.count == 3)
    #expect(try program.run("explain", "c1@x.example").code == 0)

    try program.write(Self.sequence(Self.first), to: "sequences/intro.lua")
    let fewer = try program.run("upgrade", "intro", "--yes")
    #expect(
      fewer.output.hasPrefix("upgraded: 3 contacts, 6 steps cancelled\n"), "\(fewer)")
    #expect(fewer.output.contains("step 3: no more, and cancelled"), "\(fewer)")
    #expect(try program.run("log", "--limit", "1").output.contains("6 steps cancelled"))
    #expect(try next(program).count == 3)
    let report = try program.run("report", "intro", "--format", "json").json
    let steps = try #require(report["steps"] as? [[String: Any]])
    #expect(steps.count == 3)
    #expect(try program.run("explain", "c1@x.example").code == 0)

    // What was taken away may come back.
    try program.write(Self.sequence(Self.first, Self.second), to: "sequences/intro.lua")
    #expect(try self.moves(program.run("upgrade", "intro", "--yes", "--format", "json")).count == 3)
    #expect(try next(program).filter { $0.contains(" 2 2026-11-26T09:") }.count == 3)
    // Undoing it whole is still possible.
    #expect(try program.run("rollback", "1", "--yes").code == 0)
  }

  @Test(
    "What only the newer text needs is taken from the contact now; who lacks it is named and stays")
  func variables() throws {
    let program = try world()
    try program.run("set", "c1@x.example", "city=Paris", "--new")
    try program.write(
      Self.sequence(Self.first, #"{ after = 3, body = "How is {{ city }}?" }"#),
      to: "sequences/intro.lua")
    let result = try program.run("upgrade", "intro", "--yes")
    #expect(result.output.contains("upgraded: 1 contact, 0 moves"), "\(result)")
    #expect(
      result.output.contains(
        "c2@x.example in intro stays: it has no value for city, which the newer text needs"),
      "\(result)")
    // Frozen from then on; the others follow when they have one.
    try program.run("set", "c1@x.example", "city=Rome")
    try program.run("set", "c2@x.example", "city=Nice")
    #expect(
      try program.run("upgrade", "intro", "--yes").output.contains("upgraded: 1 contact, 0 moves"))
  }

  @Test("What is frozen of the sender follows too")
  func signature() throws {
    let program = try world()
    try program.write(
      Program.team().replacing("name = \"Anna\",", with: "name = \"Anna Martin\","),
      to: "perigee.lua")
    let result = try program.run("upgrade", "intro", "--yes")
    #expect(result.output.contains("of the sender: name"), "\(result)")
    #expect(try program.run("upgrade", "intro", "--yes").output.contains("nothing to upgrade"))
  }

  @Test("A paused contact keeps that it has no moments, and goes on with the newer version")
  func paused() throws {
    let program = try world()
    try program.run("pause", "c1@x.example", "--yes")
    try program.write(
      Self.sequence(Self.first, Self.second, #"{ after = 1, body = "Three" }"#),
      to: "sequences/intro.lua")
    let upgraded = try program.run("upgrade", "intro", "--yes", "--format", "json")
    #expect(try moves(upgraded).count == 2)
    #expect(try upgraded.json["added"] as? Int == 3)
    #expect(
      try moves(program.run("resume", "c1@x.example", "--yes", "--format", "json")).count == 3)
  }

  @Test("Scripts do the same")
  func script() throws {
    let program = try world()
    try program.write(
      Self.sequence(Self.first, Self.second, #"{ after = 1, body = "Three" }"#),
      to: "sequences/intro.lua")
    try program.write(
      #"""
      local perigee = require "perigee"
      assert(#perigee.upgrade("intro", { preview = true }).moves == 3)
      local done = perigee.upgrade "intro"
      assert(done.contacts == 3 and #done.moves == 3 and done.moves[1].cause == "upgraded")
      assert(done.added == 3 and done.cancelled == 0)
      assert(perigee.upgrade("intro").contacts == 0)
      """#, to: "a.lua")
    let result = try program.run("run", "a.lua")
    #expect(result.code == 0, "\(result)")
  }
}
