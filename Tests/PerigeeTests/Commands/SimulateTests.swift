import Foundation
import TestSupport
import Testing

@Suite("perigee simulate")
struct SimulateTests {
  private static let plan = [
    "intro", "--list", "all", "--senders", "owners", "--start", "now", "--mode", "asap",
  ]

  private func program(_ contacts: Int = 120) throws -> Program {
    let program = try Program(Program.smallWorkspace)
    let rows = (1...contacts).map { number in
      "c\(number)@x.example,anna@acme.example,N\(number),X,\(number % 4 == 0 ? 200 : 20)\n"
    }
    try program.write("email,owner,first_name,company,employees\n" + rows.joined(), to: "many.csv")
    try program.run("import", "many.csv", "--list", "all")
    return program
  }

  private func simulate(_ program: Program, _ options: String...) throws -> [String: Any] {
    let run = try program.run(
      ["simulate"] + Self.plan + options + ["--until", "2026-12-31", "--format", "json"])
    #expect(run.code == 0, "\(run.error)")
    return try run.json
  }

  @Test("A month passes on a copy, and the workspace stays as it was")
  func month() throws {
    let program = try program()
    let found = try simulate(program)
    #expect(found["sent"] as? Int == 240)
    #expect(found["waiting"] as? Int == 0)
    #expect((found["last_first_email"] as? String)?.hasPrefix("2026-11-23T") == true)
    #expect((found["reports"] as? [Any])?.count == 1)
    #expect(try program.run("log").output.contains("engage") == false)
    #expect(try program.run("status", "--format", "json").json["sent_today"] as? Int == 0)
  }

  @Test("One that is killed leaves no copy of the contacts behind")
  func killed() throws {
    let program = try program(400)
    let folder = try TemporaryFolder()
    let process = program.process(["simulate"] + Self.plan + ["--until", "2026-12-31"])
    process.environment = Program.environment.merging(["TMPDIR": folder.path]) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    let files = FileManager.default
    let descriptors = "/proc/\(process.processIdentifier)/fd"
    var isCopied = false
    while process.isRunning, !isCopied {
      let open = (try? files.contentsOfDirectory(atPath: descriptors)) ?? []
      let names = open.compactMap {
        try? files.destinationOfSymbolicLink(atPath: "\(descriptors)/\($0)")
      }
      isCopied = names.contains { $0.hasPrefix(folder.path) && $0.hasSuffix(" (deleted)") }
    }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(isCopied)
    #expect(try files.contentsOfDirectory(atPath: folder.path) == [])
  }

  @Test("A copy that cannot be made is told with its folder, and nothing of it stays")
  func noCopy() throws {
    let program = try program()
    let folder = try TemporaryFolder()
    let shell = try ShellSession(in: program.folder)
    let command = "perigee simulate --until 2026-12-31"
    let missing = try shell.run("TMPDIR=/nope \(command)")
    #expect(missing.code == 1, "\(missing)")
    #expect(
      missing.error.contains("the folder /nope, where a copy of the database is made")
        && missing.error.contains("it is not there"), "\(missing)")
    let limited = try shell.run("(ulimit -f 100; TMPDIR=\(folder.path) \(command) 2>&1; exit $?)")
    #expect(limited.code == 1, "\(limited)")
    #expect(
      (limited.output + limited.error).contains(
        "there is no room to write the copy of the database in \(folder.path) (TMPDIR names"),
      "\(limited)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }

  @Test("The copy of a process that was killed before it lost its name is removed by the next one")
  func abandoned() throws {
    let program = try program()
    let folder = try TemporaryFolder([
      "perigee-scratch-abc123/perigee.db": "contacts", "other/a": "",
    ])
    let process = program.process(["simulate", "--until", "2026-12-31"])
    process.environment = Program.environment.merging(["TMPDIR": folder.path]) { $1 }
    #expect(try ChildProcess(starting: process).finish().code == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["other"])
  }

  @Test("Recipients do what the shares say, and the same seed is the same history")
  func recipients() throws {
    let program = try program()
    let shares = [
      "--reply", "0.2", "--bounce", "0.1", "--out-of-office", "0.1", "--unsubscribe", "0.1",
    ]
    let options = Self.plan + shares + ["--until", "2027-01-31", "--format", "json"]
    let first = try program.run(["simulate"] + options)
    #expect(first.code == 0, "\(first.error)")
    #expect(try program.run(["simulate"] + options).output == first.output)
    let other = try program.run(["simulate"] + options + ["--seed", "2"])
    #expect(other.output != first.output)
    let found = try first.json
    for key in ["replies", "bounces", "out_of_office", "unsubscribed"] {
      #expect((found[key] as? Int ?? 0) > 0, "\(key)")
    }
    // Whoever answered, bounced or left gets no second email.
    #expect((found["sent"] as? Int ?? 0) < 240)
  }

  @Test("Automations run at their moments and for what recipients do, and what they propose goes")
  func automations() throws {
    let program = try program(40)
    try program.write(
      """
      local perigee = require "perigee"
      return {
        perigee.automation {
          name = "top_up", every = "mon at 08:30",
          run = function(ctx)
            local plan = perigee.plan {
              sequence = "intro", contacts = perigee.list "all", senders = perigee.owners(),
            }
            if plan.contacts > 0 then return ctx.propose(plan, "the week's") end
          end,
        },
        perigee.automation {
          name = "answered", on = "reply", debounce = "2 hours",
          run = function(ctx)
            for _, event in ipairs(ctx.events) do
              perigee.set(event.contact, { company = "answered" })
            end
          end,
        },
        perigee.automation { name = "broken", every = "tue at 09:00", run = function() error "oh" end },
      }
      """, to: "automations/all.lua")
    let options = ["simulate", "--until", "2026-12-31", "--reply", "0.3", "--format", "json"]
    let run = try program.run(options)
    #expect(run.code == 0, "\(run)")
    let found = try run.json
    #expect((found["sent"] as? Int ?? 0) > 40, "\(run.output)")
    #expect(found["approved"] as? Int == 1, "\(run.output)")
    #expect((found["replies"] as? Int ?? 0) > 3)
    // Two mondays and more, a run for the replies, and three that failed before the pause.
    #expect((found["runs"] as? Int ?? 0) > 5, "\(run.output)")
    #expect(found["failed_runs"] as? Int == 3, "\(run.output)")
    let failures = try #require(found["failures"] as? [[String: Any]])
    #expect(failures.map { $0["automation"] as? String } == ["broken"], "\(failures)")
    #expect(failures[0]["runs"] as? Int == 3, "\(failures)")
    #expect((failures[0]["error"] as? String)?.contains("oh") == true, "\(failures)")
    let text = try program.run(options.dropLast(2) + ["--html", "a.html"])
    let words = "3 runs of broken failed, the first: "
    #expect(text.output.contains(words) && text.output.contains(": oh"), "\(text)")
    #expect(try program.read("a.html").contains(words))
    #expect(try program.run(options).output == run.output)
    #expect(try program.run("automations", "runs").output.contains("top_up") == false)
    let without = try program.run(options + ["--no-automations"])
    #expect(try without.json["sent"] as? Int == 0 && without.json["runs"] as? Int == 0)
  }

  @Test("A share can be of whom a filter matches alone")
  func filters() throws {
    let program = try program(20)
    let found = try simulate(program, "--reply", "large=1")
    #expect(found["replies"] as? Int == 5)
  }

  @Test("Two settings side by side: what a quota holds up")
  func against() throws {
    let program = try program()
    try program.write(
      Program.team(quota: "{ per_hour = 1, per_day = 2 }"), to: "other/perigee.lua")
    let found = try simulate(program, "--reply", "1", "--against", "other/perigee.lua")
    let other = try #require(found["against"] as? [String: Any])
    #expect(found["held_up_replies"] as? Int == 0)
    #expect((other["waiting"] as? Int ?? 0) > 50)
    #expect(other["held_up_replies"] as? Int == other["waiting"] as? Int)
    let text = try program.run(
      ["simulate"] + Self.plan + ["--until", "2026-12-31", "--against", "other"])
    #expect(text.output.contains("last first email") && text.output.contains("the other's"))
  }

  @Test(
    "What cannot be meant is refused with what can",
    arguments: [
      (["--reply", "5"], "a share from 0 to 1"), (["--reply", "=0.2"], "a share from 0 to 1"),
      (["--reply", "lage=0.2"], "Did you mean large?"),
      (["--reply", "0.9", "--unsubscribe", "0.2"], "more than 1 together"),
      (["--until", "yesterday"], "write a day as"), (["--until", "2026-11-22"], "a day to come"),
      (["--against", "nowhere"], "nowhere"),
    ])
  func mistakes(options: [String], words: String) throws {
    let program = try program(3)
    let until = options[0] == "--until" ? [] : ["--until", "2026-12-31"]
    let run = try program.run(["simulate"] + Self.plan + until + options)
    #expect(run.code != 0 && run.error.contains(words), "\(run.error)")
  }

  @Test("What a disabled sender has planned never goes, and waits for no room")
  func disabled() throws {
    let program = try program(20)
    let engaged = try program.run(["engage"] + Self.plan + ["--yes"])
    #expect(engaged.code == 0, "\(engaged)")
    for settings in [
      Program.team().replacing("name = \"Anna\"", with: "name = \"Anna\", enabled = false"),
      Program.team(quota: "{ per_hour = 0, per_day = 400 }"),
    ] {
      try program.write(
        settings.replacing("name = \"Bo\"", with: "name = \"Bo\", role = \"manager\""),
        to: "perigee.lua")
      let options = [
        "simulate", "--until", "2026-11-24", "--reply", "1", "--as", "bo@acme.example",
      ]
      let found = try program.run(options + ["--format", "json"]).json
      #expect(found["sent"] as? Int == 0, "\(found)")
      #expect(found["waiting"] as? Int == 20 && found["stranded"] as? Int == 20, "\(found)")
      #expect(found["last_first_email"] is NSNull, "\(found)")
      #expect(found["held_up_replies"] as? Int == 0, "\(found)")
      let text = try program.run(options).output
      #expect(text.hasPrefix("last first email: nobody gets one\n"), "\(text)")
    }
  }

  @Test(
    "Where the other settings allow no plan, what these come to is shown, and why the other's fail")
  func againstFails() throws {
    let program = try program()
    try program.write(
      Program.team(quota: "{ per_hour = 1, per_day = 1 }"), to: "other/perigee.lua")
    let options =
      ["simulate"] + Self.plan + [
        "--until", "2026-12-31", "--against", "other", "--html", "a.html",
      ]
    let text = try program.run(options)
    #expect(text.code == 1, "\(text)")
    #expect(text.output.hasPrefix("last first email: Mon 23 Nov 2026 "), "\(text)")
    #expect(
      text.output.contains("\nwith other/perigee.lua: nothing comes of it, because "), "\(text)")
    #expect(try program.read("a.html").contains("nothing comes of it, because"))
    let json = try program.run(options + ["--format", "json"])
    let found = try json.json
    #expect(json.code == 1 && found["sent"] as? Int == 240, "\(json)")
    let error = try #require((found["against"] as? [String: Any])?["error"] as? [String: String])
    #expect(error["code"] == "horizon", "\(error)")
    // What is planned already is moved into the other settings first.
    let engaged = try program.run(["engage"] + Self.plan + ["--yes"])
    #expect(engaged.code == 0, "\(engaged)")
    let moved = try program.run(
      "simulate", "--until", "2026-12-31", "--against", "other/perigee.lua")
    #expect(moved.code == 1, "\(moved)")
    #expect(moved.output.contains("open its window in other/perigee.lua"), "\(moved)")
  }

  @Test("A mistake in the other file is told as one of it")
  func againstMistake() throws {
    let program = try program(3)
    try program.write(
      Program.team().replacing("time_zone = \"Europe/Paris\"", with: "time_zon = \"Europe/Paris\""),
      to: "other/perigee.lua")
    for path in ["other", "other/perigee.lua", "./other"] {
      let run = try program.run(["simulate", "--until", "2026-12-31", "--against", path])
      #expect(run.code != 0 && run.error.contains("other/perigee.lua:3:"), "\(run)")
    }
  }

  @Test(
    "The calendar ends with the last day that has emails, and names mailboxes that have none once")
  func calendar() throws {
    let program = try program(60)
    let text = try program.run(["simulate"] + Self.plan + ["--until", "2026-12-31"]).output
    #expect(text.contains("\nThu 26 Nov 2026 ") && !text.contains("\nFri 27 Nov 2026 "), "\(text)")
    #expect(text.contains("60/400, sent") && !text.contains("60 sent"), "\(text)")
    #expect(text.contains("\nnothing goes from bo@acme.example\n"), "\(text)")
    #expect(!text.contains("America/New_York"), "\(text)")
  }
}
