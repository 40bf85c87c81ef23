import Foundation
import TestSupport
import Testing

@Suite("perigee preview, engage, diff and rollback")
struct PlanTests {
  static let request = [
    "intro", "--list", "all", "--senders", "me", "--start", "now", "--mode", "asap",
  ]

  func program(
    contacts: Int = 20, _ files: [String: String] = [:], team: String? = nil
  ) throws -> Program {
    var all = files
    all["contacts.csv"] = Program.contacts(contacts)
    if all["sequences/intro.lua"] == nil { all["sequences/intro.lua"] = Program.sequence("intro") }
    if let team { all["perigee.lua"] = team }
    let program = try Program(all)
    let result = try program.run("import", "contacts.csv", "--list", "all")
    #expect(result.code == 0, "\(result.error)")
    return program
  }

  private func slots(_ json: [String: Any]) throws -> [String: Int] {
    let sendings = try #require(json["sendings"] as? [[String: Any]])
    let slots = sendings.compactMap { ($0["slot"] as? String)?.prefix(13) }
    return Dictionary(slots.map { (String($0), 1) }, uniquingKeysWith: +)
  }

  @Test("preview prints the contract's JSON, with times in the sender's zone")
  func json() throws {
    let json = try program(contacts: 1).run(["preview"] + Self.request + ["--format", "json"]).json
    for key in [
      "sequence", "now", "horizon", "seed", "digest", "senders", "sendings", "excluded",
      "owner_changes",
    ] {
      #expect(json[key] != nil, "\(key)")
    }
    let sending = try #require((json["sendings"] as? [[String: Any]])?.first)
    #expect(sending["contact"] as? String == "c1@x.example")
    #expect(sending["step"] as? Int == 1)
    #expect(sending["slot"] as? String == "2026-11-23T09:00:00.000+01:00")
    #expect(sending["at"] as? String == "2026-11-23T09:00:00.000+01:00")
    let sender = try #require((json["senders"] as? [[String: Any]])?.first)
    #expect((sender["quota"] as? [String: Int]) == ["per_hour": 50, "per_day": 400])
  }

  @Test("start now at 10:40: first slot 11:00")
  func startNow() throws {
    let json = try program().run(
      ["preview"] + Self.request + ["--format", "json"], now: "2026-11-24T10:40:00+01:00"
    ).json
    #expect(try slots(json) == ["2026-11-24T11": 20])
  }

  @Test("150 contacts, spread 100 a day, 50 an hour: 50, 50; next day 50")
  func spread() throws {
    let json = try program(contacts: 150).run(
      "preview", "intro", "--list", "all", "--senders", "me", "--start", "now", "--mode",
      "100/day,50/hour", "--format", "json"
    ).json
    #expect(
      try slots(json) == ["2026-11-23T09": 50, "2026-11-23T10": 50, "2026-11-24T09": 50])
  }

  @Test("The same inputs give the same bytes, in any order of global options")
  func sameBytes() throws {
    let program = try program()
    let first = try program.run(["preview"] + Self.request + ["--format", "json"])
    let second = try program.run(["--format", "json", "preview"] + Self.request)
    #expect(first.output == second.output)
    #expect(first.code == 0)
  }

  @Test(
    "contact owned by Bo, sent \"from my account\" by Anna: owner Anna after the commit, Bo before")
  func ownerChange() throws {
    let program = try program(["bo.csv": Program.contacts(1, owner: "bo@acme.example")])
    try program.run("import", "bo.csv", "--on-existing", "overwrite")
    let json = try program.run(
      "preview", "intro", "--contacts", "c1@x.example", "--senders", "me", "--start", "now",
      "--mode", "asap", "--format", "json"
    ).json
    let change = try #require((json["owner_changes"] as? [[String: Any]])?.first)
    #expect(change["from"] as? String == "bo@acme.example")
    #expect(try program.run("contacts", "--limit", "1").output.contains("bo@acme.example"))
    try program.run(
      "engage", "intro", "--contacts", "c1@x.example", "--senders", "me", "--start", "now",
      "--mode",
      "asap", "--yes")
    #expect(try program.run("contacts", "--limit", "1").output.contains("anna@acme.example"))
  }

  @Test("engage refuses without a terminal and --yes, and says it is usage")
  func needsYes() throws {
    let result = try program().run(["engage"] + Self.request)
    #expect(result.code == 2)
    #expect(result.error.contains("--yes"))
  }

  @Test("A saved plan commits once; twice the same digest is once; a rollback undoes it")
  func planFile() throws {
    let program = try program()
    try program.run(["preview"] + Self.request + ["--save", "a.plan"])
    let first = try program.run("engage", "--plan", "a.plan", "--yes", "--format", "json").json
    #expect(first["enrolled"] as? Int == 20)
    let second = try program.run("engage", "--plan", "a.plan", "--yes", "--format", "json").json
    #expect(second["engagement"] as? Int == first["engagement"] as? Int)
    #expect(try program.run("report", "intro").output.contains("20 contacts in 1 engagement"))
    #expect(try program.run("rollback", "1", "--yes").code == 0)
    let again = try program.run("engage", "--plan", "a.plan", "--yes", "--format", "json").json
    #expect(again["engagement"] as? Int == 2)
    let log = try program.run("log").output
    #expect(log.contains("roll_back") && log.contains("engage"))
  }

  @Test("A plan file that was edited by hand is refused, whatever was edited")
  func edited() throws {
    let program = try program()
    try program.run(["preview"] + Self.request + ["--save", "a.plan"])
    let text = try program.read("a.plan")
    for (old, new) in [
      ("c2@x.example", "c3@x.example"), ("\"seed\": 1", "\"seed\": 2"), ("09:00", "08:00"),
    ] {
      try program.write(text.replacing(old, with: new, maxReplacements: 1), to: "b.plan")
      let result = try program.run("engage", "--plan", "b.plan", "--yes", "--format", "json")
      #expect(result.code == 1)
      #expect(try result.failure["code"] as? String == "plan_edited")
    }
    try program.write("{}", to: "c.plan")
    #expect(try program.run("engage", "--plan", "c.plan", "--yes").code == 1)
    #expect(try program.run("log").output.contains("engagement") == false)
  }

  @Test("What changed since the plan was made is shown, and nothing is committed")
  func changed() throws {
    let program = try program()
    try program.run(["preview"] + Self.request + ["--save", "a.plan"])
    try program.run("blacklist", "add", "c7@x.example")
    let result = try program.run("engage", "--plan", "a.plan", "--yes")
    #expect(result.code == 1)
    #expect(result.error.contains("c7@x.example") && result.error.contains("blacklisted"))
    // What does not matter to the plan does not stop it.
    try program.run("blacklist", "remove", "c7@x.example")
    try program.run("blacklist", "add", "elsewhere.example")
    #expect(try program.run("engage", "--plan", "a.plan", "--yes").code == 0)
  }

  @Test("Two processes that engage overlapping contacts at once: one wins whole, the other is told")
  func race() throws {
    let program = try program(
      contacts: 300, ["sequences/other.lua": Program.sequence("other")])
    for (name, file) in [("intro", "a.plan"), ("other", "b.plan")] {
      try program.run(
        "preview", name, "--list", "all", "--senders", "me", "--start", "now", "--mode", "asap",
        "--save", file)
    }
    let processes = try ["a.plan", "b.plan"].map {
      try program.start(["engage", "--plan", $0, "--yes", "--format", "json"])
    }
    let results = processes.map { $0.finish() }
    #expect(results.map(\.code).sorted() == [0, 1], "\(results)")
    let reports = try ["intro", "other"].map { try program.run("report", $0).output }
    #expect(reports.filter { $0.contains("300 contacts in 1 engagement") }.count == 1)
  }

  @Test("diff names who was added, left out and moved")
  func diff() throws {
    let program = try program()
    try program.run(["preview"] + Self.request + ["--save", "a.plan"])
    try program.run("blacklist", "add", "c1@x.example")
    try program.run(["preview"] + Self.request + ["--save", "b.plan"])
    let text = try program.run("diff", "a.plan", "b.plan").output
    #expect(text.contains("now excluded: blacklisted"))
    #expect(text.contains("moves"))
    #expect(try program.run("diff", "a.plan", "a.plan").output == "no difference\n")
  }

  @Test("A plan that does not fit says how many do, until when, and which limit is in the way")
  func horizon() throws {
    let program = try program(
      contacts: 300, team: Program.team(quota: "{ per_hour = 1, per_day = 2 }"))
    let result = try program.run(["preview"] + Self.request + ["--format", "json"])
    let failure = try result.failure
    #expect(result.code == 1)
    #expect(failure["code"] as? String == "horizon")
    #expect(failure["limit"] as? String == "quota.per_day")
    let fitting = try #require(Int(failure["fitting"] as? String ?? ""))
    #expect(fitting > 0 && fitting < 300)
    let truncated = try program.run(
      ["preview"] + Self.request + ["--fit", "truncate", "--format", "json"]
    ).json
    #expect((truncated["sendings"] as? [Any])?.count == fitting)
    #expect((truncated["excluded"] as? [Any])?.count == 300 - fitting)
  }

  @Test("A contact's edit of a step shows in its emails, with a default, on one line")
  func edit() throws {
    let program = try program()
    try program.run("edit", "intro", "1", "c1@x.example", "--subject", "For {{ first_name }}")
    let text = try program.run(["preview"] + Self.request + ["--contact", "c1@x.example"]).output
    #expect(text.contains("Subject: For N1"))
    #expect(try program.run("edit", "intro", "9", "c1@x.example", "--subject", "x").code == 1)
  }

  @Test("Texts, values, names and owners that changed are named by engage and by diff")
  func textsDiffer() throws {
    let request = ["intro", "--contacts", "c1@x.example,c2@x.example"] + Self.request.dropFirst(3)
    let steps = #"{ subject = "Hi {{ first_name }}", body = "Hello" }"#
    let changes: [(String, (Program) throws -> Void)] = [
      (
        #"step 1's body changed: "Hello" → "Goodbye""#,
        {
          let text = steps.replacing("Hello", with: "Goodbye")
          try $0.write(Program.sequence("intro", steps: text), to: "sequences/intro.lua")
        }
      ),
      (
        #"c1@x.example  first_name "N1" → "Zed""#,
        { try $0.run("set", "c1@x.example", "first_name=Zed") }
      ),
      (
        #"c2@x.example  step 1: text edited: own body "Mine""#,
        { try $0.run("edit", "intro", "1", "c2@x.example", "--body", "Mine") }
      ),
      (
        "anna@acme.example  name Anna → Annabel",
        {
          let team = Program.team().replacing("\"Anna\"", with: "\"Annabel\"")
          try $0.write(team, to: "perigee.lua")
        }
      ),
      (
        "anna@acme.example  quota 50/hour, 400/day → 50/hour, 399/day",
        {
          let team = Program.team(quota: "{ per_hour = 50, per_day = 399 }")
          try $0.write(team, to: "perigee.lua")
        }
      ),
      (
        #"anna@acme.example  signature none → "Anna\nAcme""#,
        {
          let more = #" signature = "{{ sender.name }}\nAcme","#
          try $0.write(Program.team(more: more), to: "perigee.lua")
        }
      ),
      (
        "team  address to unsubscribe none → out@acme.example",
        { try $0.write(Program.team(more: Self.unsubscribe), to: "perigee.lua") }
      ),
      (
        "c1@x.example  owner anna@acme.example → bo@acme.example",
        { try $0.run("set", "c1@x.example", "owner=bo@acme.example") }
      ),
      (
        "safeguard any → off",
        {
          let text = Program.sequence("intro", steps: steps, more: ", safeguard = \"off\"")
          try $0.write(text, to: "sequences/intro.lua")
        }
      ),
    ]
    for (wanted, change) in changes {
      let program = try program(
        ["sequences/intro.lua": Program.sequence("intro", steps: steps)])
      try program.run(["preview"] + request + ["--save", "a.plan"])
      try change(program)
      let refusal = try program.run("engage", "--plan", "a.plan", "--yes")
      #expect(refusal.code == 1 && refusal.error.contains(wanted), "\(refusal)")
      #expect(!refusal.error.contains("no difference"))
      let json = try program.run("engage", "--plan", "a.plan", "--yes", "--format", "json").failure
      #expect((json["changes"] as? [Any])?.count == 1, "\(json)")
      try program.run(["preview"] + request + ["--save", "b.plan"])
      let difference = try program.run("diff", "a.plan", "b.plan")
      #expect(difference.code == 0 && difference.output.contains(wanted), "\(difference)")
      let changes = try program.run("diff", "a.plan", "b.plan", "--format", "json").json["changes"]
      #expect((changes as? [Any])?.count == 1)
    }
  }

  @Test("A plan file of 0.1.0 is refused as that, by engage and by diff")
  func oldFile() throws {
    let program = try program()
    try program.run(["preview"] + Self.request + ["--save", "a.plan"])
    let text = try program.read("a.plan").replacing("  \"format\": 2,\n", with: "")
    try program.write(text, to: "old.plan")
    for arguments in [["engage", "--plan", "old.plan", "--yes"], ["diff", "a.plan", "old.plan"]] {
      let result = try program.run(arguments + ["--format", "json"])
      #expect(try result.failure["code"] as? String == "plan_format")
      let message = try #require(try result.failure["message"] as? String)
      #expect(message.contains("old.plan is a plan file of format 1"), "\(message)")
    }
  }

  @Test("check warns of what is engaged and does not fit today, with days, numbers and remedies")
  func warnings() throws {
    let program = try program(contacts: 60)
    try program.run(["engage"] + Self.request + ["--yes"])
    #expect(try program.run("check").output.hasSuffix(": all right\n"))
    let window = #"{ days = "mon-fri", hours = "10:00-18:00" }"#
    for (team, warning) in [
      (
        Program.team(quota: "{ per_hour = 50, per_day = 55 }"),
        "anna@acme.example has 5 planned emails beyond its quota of today (50/hour, 55/day): "
          + "5 of 60 on Mon 23 Nov 2026 (Europe/Paris). A re-plan is due: perigee replan --preview "
          + "shows where they would go. Or raise the quota in perigee.lua"
      ),
      (
        Program.team(window: window),
        "anna@acme.example has 50 planned emails outside its window of today (mon-fri 10:00-18:00 "
          + "(Europe/Paris)): 50 of 60 on Mon 23 Nov 2026 (Europe/Paris). "
      ),
      (
        Program.team().replacing("name = \"Anna\",", with: "name = \"Anna\", enabled = false,"),
        "anna@acme.example is disabled, and still has 60 planned emails. They wait: enable it in "
          + "perigee.lua, or hand its contacts over (perigee reassign --from anna@acme.example --to …)"
      ),
      (
        Program.team().replacing("anna@acme.example", with: "ann@acme.example"),
        "anna@acme.example is no sender of the team any more, and still has 60 planned emails. "
      ),
    ] {
      try program.write(team, to: "perigee.lua")
      let result = try program.run("check")
      #expect(result.code == 0 && result.output.contains("warning: \(warning)"), "\(result)")
      let json = try program.run("check", "--format", "json").json
      #expect((json["findings"] as? [Any])?.isEmpty == true)
      #expect((json["warnings"] as? [Any])?.count == 1)
      let report = try program.run("report", "intro").output
      #expect(report.contains(warning), "\(report)")
    }
    try program.write(Program.team(), to: "perigee.lua")
    try program.write(Program.sequence("other"), to: "sequences/intro.lua")
    let result = try program.run("check")
    #expect(result.code == 0)
    #expect(
      result.output.contains(
        "warning: the sequence intro is in the workspace no more, and still has 60 planned emails"),
      "\(result)")
  }

  @Test("A sequence is not told to be gone where a file of sequences could not be read")
  func brokenSequence() throws {
    let program = try program()
    try program.run(
      "engage", "intro", "--list", "all", "--senders", "me", "--start", "now", "--mode", "asap",
      "--yes")
    let sound = Program.sequence("intro")
    let unnamed = sound.replacing("name = \"intro\",", with: "")
    for broken in [String(sound.dropLast(3)), unnamed, sound + "x"] {
      try program.write(broken, to: "sequences/intro.lua")
      let result = try program.run("check")
      #expect(result.code == 1 && result.output.contains("sequences/intro.lua:"), "\(result)")
      #expect(!result.output.contains("warning"), "\(result)")
      let json = try program.run("check", "--format", "json").json
      #expect((json["warnings"] as? [Any])?.isEmpty == true)
    }
    // The file may have been renamed to the one that cannot be read.
    try program.write(Program.sequence("other"), to: "sequences/intro.lua")
    try program.write("return {", to: "sequences/moved.lua")
    #expect(try !program.run("check").output.contains("warning"))
    try program.write(Program.sequence("moved"), to: "sequences/moved.lua")
    #expect(try program.run("check").output.contains("the sequence intro is in the workspace no"))
  }

  @Test("Only managers remove blacklist entries, and a contact's own wish needs a confirmation")
  func blacklist() throws {
    let program = try program()
    try program.run("blacklist", "add", "x.example", "--reason", "unsubscribed")
    let member = try program.run("--as", "bo@acme.example", "blacklist", "remove", "x.example")
    #expect(member.code == 1 && member.error.contains("managers"))
    #expect(try program.run("blacklist", "remove", "x.example").code == 1)
    #expect(try program.run("blacklist", "remove", "x.example", "--yes").code == 0)
    #expect(try program.run("log").output.contains("confirmed"))
  }

  @Test("A backup opens as a workspace's database and holds the same contacts")
  func backup() throws {
    let program = try program()
    #expect(try program.run("backup", "copy.db").code == 0)
    #expect(try program.run("backup", "copy.db").code == 1)
    let other = try Program()
    try FileManager.default.copyItem(
      atPath: "\(program.folder)/copy.db", toPath: "\(other.folder)/perigee.db")
    #expect(try other.run("contacts").output.contains("20 contacts"))
  }
}
