import TestSupport
import Testing

@Suite("What stops, pauses and answers after the commit")
struct StopTests {
  /// Three contacts in intro, an email each and a follow-up three days later, one email a day.
  private func world() throws -> Program {
    let follow = """
      local perigee = require "perigee"
      return perigee.sequence { name = "intro", steps = {
        { subject = "Hello", body = "One" }, { after = 3, body = "Two" } } }
      """
    let program = try Program([
      "perigee.lua": Program.team(quota: "{ per_hour = 1, per_day = 1 }"),
      "sequences/intro.lua": follow, "sequences/other.lua": Program.sequence("other"),
      "a.csv": Program.contacts(3),
    ])
    try program.run("import", "a.csv", "--list", "all")
    try program.run(
      "engage", "intro", "--list", "all", "--senders", "me", "--start", "now", "--mode", "asap",
      "--yes")
    return program
  }

  private func states(_ program: Program) throws -> [String: Int] {
    let report = try program.run("report", "intro", "--format", "json").json
    return try #require(report["states"] as? [String: Int])
  }

  @Test("An answer of somebody in no sequence is noted, and said to be")
  func noted() throws {
    let program = try world()
    try program.write("email\nd@y.example\n", to: "d.csv")
    try program.run("import", "d.csv")
    let noted = try program.run("reply", "d@y.example")
    #expect(noted.output == "noted: d@y.example is replied as a contact\n", "\(noted)")
    let again = try program.run("reply", "d@y.example")
    #expect(again.output.hasPrefix("nothing to reply"), "\(again)")
    let both = try program.run("reply", "c1@x.example", "c2@x.example", "--format", "json").json
    #expect(both["noted"] == nil && (both["changed"] as? [Any])?.count == 2)
  }

  /// Each door through which a wish comes, and the state that it leads to.
  private static let doors: [(arguments: [String], state: String)] = [
    (["blacklist", "add", "c1@x.example"], "blacklisted"),
    (["blacklist", "add", "c1@x.example", "--reason", "unsubscribed"], "unsubscribed"),
    (["set", "c1@x.example", "status=do_not_contact"], "blacklisted"),
    (["set", "c1@x.example", "status=bad_data"], "bounced"),
    (["set", "c1@x.example", "status=disqualified"], "ended"),
    (["import", "wish.csv"], "blacklisted"),
    (["import", "wish.csv", "--on-existing", "overwrite"], "blacklisted"),
    (["import", "wish.csv", "--on-existing", "skip"], "blacklisted"),
    (["run", "blacklist.lua"], "blacklisted"),
    (["run", "set.lua"], "bounced"),
    (["run", "import.lua"], "blacklisted"),
    (["run", "stop.lua"], "ended"),
    (["run", "reply.lua"], "replied"),
    (["stop", "c1@x.example", "--yes"], "ended"),
    (["stop", "--where", "email=c1@x.example", "--sequence", "intro", "--yes"], "ended"),
    (["reply", "c1@x.example"], "replied"),
  ]

  private static let files = [
    "wish.csv": "email,Email Opt Out\nc1@x.example,1\n",
    "blacklist.lua": #"""
    local new, stopped = require "perigee".blacklist.add "c1@x.example"
    assert(new == 1 and #stopped == 1 and stopped[1].contact == "c1@x.example")
    assert(stopped[1].after == "blacklisted" and stopped[1].sendings == 2)
    """#,
    "set.lua": #"""
    local stopped = require "perigee".set("c1@x.example", { status = "bad_data" })
    assert(#stopped == 1 and stopped[1].before == "added" and stopped[1].after == "bounced")
    """#,
    "import.lua": #"assert(#require "perigee".import { file = "wish.csv" }.stopped == 1)"#,
    "stop.lua": #"""
    local outcome = require "perigee".emails { "c1@x.example" }:stop { reason = "asked" }
    assert(#outcome.changed == 1 and outcome.untouched == 0)
    """#,
    "reply.lua": #"print(require "perigee".contact("c1@x.example"):reply())"#,
  ]

  @Test("A wish stops at once, through whichever door it comes", arguments: doors.indices)
  func stops(door: Int) throws {
    let (arguments, state) = Self.doors[door]
    let program = try world()
    for (path, text) in Self.files { try program.write(text, to: path) }
    let done = try program.run(arguments)
    #expect(done.code == 0, "\(done)")
    #expect(try states(program) == ["added": 2, state: 1], "\(arguments)")
    let report = try program.run("report", "intro").output
    #expect(!report.contains("c1@x.example"), "\(report)")
    // It happened once, and its quota is free: the same place is another's now.
    #expect(try program.run(arguments).code == 0 || arguments[0] == "run")
    #expect(try states(program) == ["added": 2, state: 1], "\(arguments)")
  }

  @Test("What was held is free for the next plan")
  func frees() throws {
    let program = try world()
    try program.write("email\nnew@new.example\n", to: "b.csv")
    try program.run("import", "b.csv", "--list", "new")
    let plan = [
      "preview", "other", "--list", "new", "--senders", "me", "--start", "now", "--mode", "asap",
      "--format", "json",
    ]
    // One email a day: the first day of the week is taken.
    #expect(try !program.run(plan).output.contains("2026-11-23T09:00"))
    try program.run("stop", "c1@x.example", "--yes")
    #expect(try program.run(plan).output.contains("2026-11-23T09:00"))
  }

  @Test("An import with the same wish again, or with a lesser status, ends nothing")
  func importsAgain() throws {
    let program = try world()
    try program.write("email,status\nc2@x.example,disqualified\n", to: "d.csv")
    let kept = try program.run("import", "d.csv", "--on-existing", "fill")
    #expect(kept.code == 0)
    #expect(try states(program) == ["added": 3], "fill keeps the status of who is engaged")
    let dry = try program.run("import", "d.csv", "--on-existing", "overwrite", "--dry-run")
    #expect(dry.output.contains("stopped 1 enrollment, 2 sendings"), "\(dry)")
    #expect(try states(program) == ["added": 3])
    let taken = try program.run("import", "d.csv", "--on-existing", "overwrite", "--format", "json")
    #expect((try taken.json["stopped"] as? [[String: Any]])?.count == 1)
    #expect(try states(program) == ["added": 2, "ended": 1])
  }

  @Test(
    "Without a terminal stop and pause need a yes and say what they would do; a wish needs none")
  func asks() throws {
    let program = try world()
    for action in ["stop", "pause"] {
      let asked = try program.run(action, "--list", "all")
      #expect(asked.code == 2 && asked.error.contains("--yes"), "\(asked)")
      #expect(asked.error.contains("3 enrollments, 6 sendings"), "\(asked)")
    }
    #expect(try states(program) == ["added": 3])
    let nobody = try program.run("stop", "--yes")
    #expect(nobody.code == 2 && nobody.error.contains("addresses, --list, --filter or --where"))
    let unknown = try program.run("stop", "nobody@x.example", "--yes")
    #expect(unknown.code == 1 && unknown.error.contains("nobody@x.example"))
    let sequence = try program.run("stop", "c1@x.example", "--sequence", "intra", "--yes")
    #expect(sequence.code == 1 && sequence.error.contains("Did you mean intro"), "\(sequence)")
  }

  @Test("On a terminal a blacklisting says whom it stops, and a no adds nothing")
  func terminal() throws {
    let program = try world()
    for (answer, state) in [("n", ["added": 3]), ("y", ["blacklisted": 3])] {
      let terminal = try TerminalProgram(program, ["blacklist", "add", "x.example"])
      terminal.expect("This stops 3 enrollments, 6 sendings")
      terminal.expect("c1@x.example in intro: added → blacklisted, 2 sendings cancelled")
      terminal.expect("[y/N]")
      terminal.type("\(answer)\r")
      #expect(terminal.end() == 0)
      #expect(try states(program) == state)
    }
  }

  @Test("A pause keeps the step and gives the quota away; the reasons are on record")
  func pause() throws {
    let program = try world()
    let paused = try program.run(
      "pause", "c1@x.example", "--reason", "on holiday", "--yes", "--format", "json")
    let changed = try #require(try paused.json["changed"] as? [[String: Any]])
    #expect(changed.count == 1 && changed[0]["after"] as? String == "paused")
    #expect(try states(program) == ["added": 2, "paused": 1])
    #expect(try !program.run("report", "intro").output.contains("c1@x.example"))
    #expect(try program.run("log").output.contains("on holiday"))
    let again = try program.run("pause", "c1@x.example", "--yes")
    #expect(again.code == 0 && again.output.contains("nothing to pause"), "\(again)")
    #expect(try program.run("stop", "c1@x.example", "--yes").output.contains("paused → ended"))
  }

  @Test("A reply of somebody in no sequence is the contact's status; one to come is refused")
  func reply() throws {
    let program = try world()
    try program.write("email\nz@z.example\n", to: "z.csv")
    try program.run("import", "z.csv")
    #expect(try program.run("reply", "z@z.example").code == 0)
    #expect(
      try program.run("contacts", "z@z.example", "--format", "csv").output.contains("replied"))
    let early = try program.run("reply", "c1@x.example", "--at", "2027-01-01 10:00")
    #expect(early.code == 1 && early.error.contains("still to come"), "\(early)")
    let past = try program.run("reply", "c1@x.example", "--at", "2026-11-20 16:20")
    #expect(past.code == 0 && past.output.contains("added → replied"), "\(past)")
  }

  @Test("A whole engagement is stopped by its number, by whoever may undo it")
  func engagement() throws {
    let program = try world()
    let both = try program.run("stop", "c1@x.example", "--engagement", "1", "--yes")
    #expect(both.code == 2)
    #expect(try program.run("stop", "--engagement", "7", "--yes").code == 1)
    #expect(try program.run("stop", "--engagement", "1", "--yes").code == 0)
    #expect(try states(program) == ["ended": 3])
    // Nothing was sent: it can still be undone whole.
    #expect(try program.run("rollback", "1", "--yes").code == 0)
    #expect(try states(program) == ["rolled_back": 3])
  }
}
