import Foundation
import TestSupport
import Testing

@Suite("What comes to other moments after the commit")
struct ReplanTests {
  private static let sequence = """
    local perigee = require "perigee"
    return perigee.sequence { name = "intro", steps = {
      { subject = "Hello", body = "One" }, { after = 3, body = "Two" } } }
    """

  private static func team(
    anna: String = "quota = { per_hour = 2, per_day = 4 }", bo: String = "name = \"Bo\""
  ) -> String {
    """
    local perigee = require "perigee"
    return perigee.team {
      time_zone = "Europe/Paris",
      senders = {
        { email = "anna@acme.example", name = "Anna", role = "manager", \(anna) },
        { email = "bo@acme.example", \(bo) },
      },
    }
    """
  }

  /// Six contacts in intro from Anna, two an hour and four a day from Monday 09:00.
  private func world(team: String = team(), contacts: Int = 6) throws -> Program {
    let program = try Program([
      "perigee.lua": team, "sequences/intro.lua": Self.sequence,
      "a.csv": Program.contacts(contacts),
    ])
    try program.run("import", "a.csv", "--list", "all")
    let engaged = try program.run(
      "engage", "intro", "--list", "all", "--senders", "me", "--start", "now", "--mode", "asap",
      "--yes")
    #expect(engaged.code == 0, "\(engaged)")
    return program
  }

  private func next(_ program: Program, now: String = Program.now) throws -> [[String: Any]] {
    let report = try program.run("report", "intro", "--next", "99", "--format", "json", now: now)
    return try #require(report.json["next"] as? [[String: Any]])
  }

  private func moments(_ program: Program, step: Int) throws -> [String] {
    try next(program).filter { $0["step"] as? Int == step }.compactMap { $0["at"] as? String }
      .map { String($0.prefix(16)) }
  }

  private func moves(_ result: Program.Result) throws -> [[String: Any]] {
    try #require(result.json["moves"] as? [[String: Any]])
  }

  @Test("Where everything fits there is nothing to move, and check says nothing")
  func fits() throws {
    let program = try world()
    let result = try program.run("replan")
    #expect(result.code == 0 && result.output.contains("nothing to move"), "\(result)")
    #expect(try program.run("check").output.hasSuffix(": all right\n"))
  }

  @Test("A lowered quota moves what is beyond it, shows it first, and check is content afterwards")
  func quota() throws {
    let program = try world()
    let before = try [1, 2].map { try moments(program, step: $0) }
    try program.write(Self.team(anna: "quota = { per_hour = 1, per_day = 2 }"), to: "perigee.lua")
    #expect(try program.run("check").output.contains("A re-plan is due: perigee replan --preview"))
    let preview = try program.run("replan", "--preview")
    #expect(preview.code == 0 && preview.output.contains("would be moved: "), "\(preview)")
    #expect(preview.output.contains("quota"), "\(preview)")
    let after = try [1, 2].map { try moments(program, step: $0) }
    #expect(after == before)
    let asked = try program.run("replan")
    #expect(asked.code == 2 && asked.error.contains("--yes"), "\(asked)")
    let json = try program.run("replan", "--yes", "--format", "json")
    let moves = try moves(json)
    #expect(!moves.isEmpty)
    for move in moves {
      let (from, to) = (move["from"] as? String ?? "", move["to"] as? String ?? "")
      #expect(from < to, "\(move)")
      #expect(["quota", "later_step"].contains(move["cause"] as? String), "\(move)")
    }
    #expect(try program.run("check").output.hasSuffix(": all right\n"))
    #expect(try program.run("replan", "--yes").output.contains("nothing to move"))
    #expect(try program.run("log").output.contains("replan"))
    #expect(try next(program).count == 12, "nothing is lost")
    #expect(
      try moments(program, step: 1) == [
        "2026-11-23T09:00", "2026-11-23T10:00", "2026-11-24T09:00", "2026-11-24T10:00",
        "2026-11-25T09:00", "2026-11-25T10:00",
      ])
  }

  @Test("Emails that are due and that a changed window closes are told and moved like later ones")
  func due() throws {
    let program = try world()
    let now = "2026-11-23T09:30:00+01:00"
    #expect(try program.run("check", now: now).output.hasSuffix(": all right\n"))
    try program.write(
      Self.team(
        anna: "quota = { per_hour = 2, per_day = 4 }, "
          + "window = { days = \"mon-fri\", hours = \"14:00-18:00\" }"), to: "perigee.lua")
    let warnings = try program.run("check", "--format", "json", now: now)
    let warning = try #require(try (warnings.json["warnings"] as? [[String: Any]])?.first)
    #expect(warning["code"] as? String == "outside_window" && warning["emails"] as? Int == 12)
    for command in ["check", "status", "doctor"] {
      let told = try program.run(command, now: now).output
      #expect(told.contains("12 planned emails outside its window of today"), "\(told)")
      #expect(told.contains("4 of 4 on Mon 23 Nov 2026"), "\(told)")
      #expect(told.contains("perigee replan --preview"), "\(told)")
    }
    let moves = try moves(program.run("replan", "--yes", "--format", "json", now: now))
    #expect(moves.count == 12 && moves.allSatisfy { $0["cause"] as? String == "window" })
    let first = moves.filter { ($0["from"] as? String ?? "").hasPrefix("2026-11-23T09:") }
    #expect(first.count == 2 && first.allSatisfy { ($0["to"] as? String ?? "").contains("T14:") })
    #expect(try program.run("check", now: now).output.hasSuffix(": all right\n"))
  }

  @Test("Hours, closed days and a time zone move what is outside, each with its cause")
  func windows() throws {
    for (anna, cause) in [
      ("window = { days = \"mon-fri\", hours = \"14:00-18:00\" }", "window"),
      ("window = { days = \"mon-fri\", closed = { \"2026-11-23\" } }", "window"),
      ("time_zone = \"America/New_York\"", "time_zone"),
    ] {
      let program = try world()
      try program.write(
        Self.team(anna: "quota = { per_hour = 2, per_day = 4 }, " + anna), to: "perigee.lua")
      let moves = try moves(program.run("replan", "--yes", "--format", "json"))
      #expect(moves.contains { $0["cause"] as? String == cause }, "\(anna): \(moves)")
      #expect(try program.run("check").output.hasSuffix(": all right\n"), "\(anna)")
      #expect(try next(program).count == 12)
    }
  }

  @Test(
    "Nothing goes earlier because there is room, unless somebody says so, and then as it wanted")
  func earlier() throws {
    let program = try world()
    try program.write(Self.team(anna: "quota = { per_hour = 9, per_day = 99 }"), to: "perigee.lua")
    #expect(try program.run("replan", "--yes").output.contains("nothing to move"))
    let moves = try moves(program.run("replan", "--earlier", "--yes", "--format", "json"))
    #expect(!moves.isEmpty && moves.allSatisfy { $0["cause"] as? String == "earlier" }, "\(moves)")
    for move in moves {
      #expect((move["to"] as? String ?? "") < (move["from"] as? String ?? ""), "\(move)")
    }
    #expect(try moments(program, step: 1).allSatisfy { $0.hasPrefix("2026-11-23T09:") })
    #expect(try moments(program, step: 2).allSatisfy { $0.hasPrefix("2026-11-26T09:") })
  }

  @Test("Where somebody finds no slot, nothing moves, and it is said what would help")
  func horizon() throws {
    let program = try world()
    let before = try next(program).count
    try program.write(Self.team(anna: "quota = { per_day = 0 }"), to: "perigee.lua")
    let result = try program.run("replan", "--yes", "--format", "json")
    #expect(result.code == 1 && result.error.contains("horizon"), "\(result)")
    try program.write(Self.team(), to: "perigee.lua")
    #expect(try next(program).count == before)
  }

  @Test("A paused contact goes on from the next coming slot, in the place that it had")
  func resume() throws {
    let program = try world()
    try program.run("pause", "c1@x.example", "c2@x.example", "--yes")
    let asked = try program.run("resume", "c1@x.example")
    #expect(asked.code == 2 && asked.error.contains("1 contact, 2 moves"), "\(asked)")
    let preview = try program.run("resume", "--list", "all", "--preview")
    #expect(preview.output.contains("would be resumed: 2 contacts, 4 moves"), "\(preview)")
    #expect(preview.output.contains("4 other contacts stay"), "\(preview)")
    let later = "2026-11-24T10:40:00+01:00"
    let result = try program.run(
      "resume", "--list", "all", "--reason", "back again", "--yes", "--format", "json", now: later)
    let moves = try moves(result)
    #expect(moves.count == 4 && moves.allSatisfy { $0["cause"] as? String == "resumed" })
    #expect(moves.allSatisfy { $0["from"] is NSNull })
    #expect(
      moves.compactMap { ($0["to"] as? String)?.prefix(13) }
        == ["2026-11-24T11", "2026-11-24T11", "2026-11-27T11", "2026-11-27T11"], "\(moves)")
    let report = try program.run("report", "intro", "--format", "json", now: later).json
    #expect(report["states"] as? [String: Int] == ["added": 6])
    #expect(try program.run("log").output.contains("back again"))
    let again = try program.run("resume", "c1@x.example", "--yes")
    #expect(again.code == 0 && again.output.contains("nobody to resume"), "\(again)")
    let nobody = try program.run("resume", "--yes")
    #expect(nobody.code == 2 && nobody.error.contains("addresses, --list, --filter or --where"))
  }

  @Test("On a terminal resume shows the new moments, and a no changes nothing")
  func terminal() throws {
    let program = try world()
    try program.run("pause", "c1@x.example", "--yes")
    for (answer, state) in [("n", ["added": 5, "paused": 1]), ("y", ["added": 6])] {
      let terminal = try TerminalProgram(program, ["resume", "c1@x.example"])
      terminal.expect("would be resumed: 1 contact, 2 moves")
      // A terminal of 80 columns has no room for both in one line.
      terminal.expect("Mon 23 Nov 2026")
      terminal.expect("09:00")
      terminal.expect("[y/N]")
      terminal.type("\(answer)\r")
      #expect(terminal.end() == 0)
      let report = try program.run("report", "intro", "--format", "json").json
      #expect(report["states"] as? [String: Int] == state)
    }
  }

  @Test(
    "Contacts of a sender who is disabled or gone wait, visibly, until they are handed over",
    arguments: [
      "email = \"anna@acme.example\", name = \"Anna\", enabled = false", "",
    ])
  func reassign(anna: String) throws {
    let program = try world()
    let team = """
      local perigee = require "perigee"
      return perigee.team {
        time_zone = "Europe/Paris",
        senders = {
          { email = "bo@acme.example", name = "Bo", role = "manager",
            window = { days = "mon-fri", hours = "13:00-18:00" } },
          \(anna.isEmpty ? "" : "{ \(anna) },")
        },
      }
      """
    try program.write(team, to: "perigee.lua")
    let handOver = "perigee reassign --from anna@acme.example --to …"
    #expect(try program.run("check").output.contains(handOver))
    #expect(try program.run("report", "intro").output.contains(handOver))
    let waiting = try program.run("replan", "--yes")
    #expect(
      waiting.output.contains("nothing to move") && waiting.output.contains("waiting: "),
      "\(waiting)")
    try program.run("pause", "c6@x.example", "--yes")
    let left = try program.run("resume", "c6@x.example", "--yes")
    #expect(left.output.contains("c6@x.example in intro stays: its sender"), "\(left)")

    let to = ["reassign", "--from", "anna@acme.example", "--to", "bo@acme.example"]
    #expect(try program.run(to).code == 2)
    let preview = try program.run(to + ["--preview"])
    #expect(preview.output.contains("would be handed over: 6 contacts, 12 moves"), "\(preview)")
    let result = try program.run(to + ["--yes", "--format", "json"])
    #expect(result.code == 0, "\(result)")
    let moves = try moves(result)
    // Who is paused is handed over like the others, without a moment before and after.
    #expect(moves.count == 12)
    for move in moves {
      #expect(move["cause"] as? String == "reassigned")
      #expect(move["sender"] as? String == "bo@acme.example")
      #expect((move["from"] as? String ?? "") <= (move["to"] as? String ?? ""), "\(move)")
      let isPaused = move["contact"] as? String == "c6@x.example"
      #expect((move["from"] is NSNull && move["to"] is NSNull) == isPaused, "\(move)")
    }
    let report = try program.run("report", "intro", "--format", "json").json
    #expect((report["moves"] as? [String: Int])?["reassigned"] == 12, "\(report)")
    let paused = try program.run("explain", "c6@x.example").output
    #expect(paused.contains("no moment as before (Europe/Paris), another sender; "), "\(paused)")
    #expect((try result.json["handovers"] as? [Any])?.count == 6)
    #expect(try program.run("check").output.hasSuffix(": all right\n"))
    let next = try next(program)
    #expect(next.count == 10)
    #expect(next.allSatisfy { $0["sender"] as? String == "bo@acme.example" })
    let owners = try program.run("contacts", "--list", "all", "--format", "csv").output
    #expect(!owners.contains("anna@acme.example"), "\(owners)")
    #expect(try program.run("log").output.contains("reassign"))
    let resumed = try program.run("resume", "c6@x.example", "--yes", "--format", "json")
    #expect(try self.moves(resumed).allSatisfy { $0["sender"] as? String == "bo@acme.example" })
    #expect(try program.run("explain", "c1@x.example").code == 0)
    // Nothing is left to hand over.
    let again = try program.run(to + ["--yes"])
    #expect(again.code == (anna.isEmpty ? 1 : 0), "\(again)")
  }

  @Test("A rule says who takes over, contact by contact; whom it gives nobody stays")
  func reassignByRule() throws {
    let program = try world()
    try program.write(
      """
      local perigee = require "perigee"
      return perigee.sender_rule { name = "some",
        rule = function(contact) if contact.email ~= "c1@x.example" then return "bo@acme.example" end end }
      """, to: "rules/some.lua")
    let result = try program.run(
      "reassign", "--from", "anna@acme.example", "--to", "rule:some", "--yes")
    #expect(result.output.contains("5 contacts to bo@acme.example"), "\(result)")
    #expect(result.output.contains("c1@x.example in intro stays"), "\(result)")
    for (to, words) in [
      ("anna@acme.example", "already"), ("zoe@acme.example", "zoe@acme.example"),
      ("rule:som", "Did you mean some"), ("nobody", "no email address"),
    ] {
      let refused = try program.run(
        "reassign", "--from", "anna@acme.example", "--to", to, "--yes")
      #expect(refused.code != 0 && refused.error.contains(words), "\(refused)")
    }
  }

  @Test("Scripts do the same, and see every move")
  func scripts() throws {
    let program = try world()
    try program.write(
      #"""
      local perigee = require "perigee"
      local all = perigee.list "all"
      all:pause()
      local preview = all:resume { preview = true }
      assert(preview.contacts == 6 and #preview.moves == 12, tostring(preview))
      local one = perigee.contact("c1@x.example"):resume { reason = "back" }
      assert(one.contacts == 1 and #one.moves == 2 and one.moves[1].cause == "resumed")
      assert(one.moves[1].from == nil and one.moves[1].kind == "email")
      assert(#all:resume().moves == 10)
      assert(#perigee.replan().moves == 0 and #perigee.replan { preview = true }.waiting == 0)
      local over = perigee.reassign { from = "anna@acme.example", to = "bo@acme.example" }
      assert(over.contacts == 6 and over.moves[1].sender == "bo@acme.example")
      print(over)
      """#, to: "a.lua")
    let result = try program.run("run", "a.lua")
    #expect(result.code == 0 && result.output.contains("handed over: 6 contacts"), "\(result)")
  }

  @Test("A preview shows the moves that are found, and who finds no slot and why")
  func slotless() throws {
    let program = try Program([
      "perigee.lua": Self.team(), "a.csv": Program.contacts(6),
      "sequences/intro.lua": Self.sequence.replacing("after = 3", with: "after = 128"),
    ])
    try program.run("import", "a.csv", "--list", "all")
    let engaged = try program.run(
      "engage", "intro", "--list", "all", "--senders", "me", "--start", "now", "--mode", "asap",
      "--yes")
    #expect(engaged.code == 0, "\(engaged)")
    try program.write(Self.team(anna: "quota = { per_hour = 1, per_day = 1 }"), to: "perigee.lua")
    let json = try program.run("replan", "--preview", "--format", "json")
    #expect(json.code == 1 && json.error.contains("\"horizon\""), "\(json)")
    let without = try #require(try json.json["without_slot"] as? [[String: Any]])
    #expect(!without.isEmpty && without.count < 6, "\(json)")
    #expect(without.allSatisfy { $0["step"] as? Int == 2 }, "\(json)")
    let moves = try moves(json)
    #expect(!moves.isEmpty && moves.allSatisfy { $0["to"] is String }, "\(moves)")
    let text = try program.run("replan", "--preview")
    #expect(text.code == 1 && text.error.contains("nothing was changed by replan"), "\(text)")
    for words in [
      "would be moved: ", "Wed 25 Nov 2026 09:00", "no slot before ", "so that nothing moves",
      "step 2 to c6@x.example in intro: anna@acme.example has no room when it may go: 1/hour, 1/day",
    ] {
      #expect(text.output.contains(words), "\(words)\n\(text.output)")
    }
    let done = try program.run("replan", "--yes")
    #expect(done.code == 1 && done.output.isEmpty, "\(done)")
    try program.write(Self.team(anna: "quota = { per_hour = 0, per_day = 4 }"), to: "perigee.lua")
    let none = try program.run("replan", "--preview").output
    #expect(none.contains("the quota of anna@acme.example is 0/hour, 4/day"), "\(none)")
    try program.write(Self.team(), to: "perigee.lua")
    #expect(try next(program).count == 12)
  }
}
