import Foundation
import TestSupport
import Testing

@Suite("Bad input")
struct BadInputTests {
  @Test(
    "A mistake in perigee.lua is named with its line and a remedy",
    arguments: [
      (#"time_zone = "Europe/Paris""#, #"time_zone = "Europe/Pari""#, "Europe/Paris"),
      (#"hours = "09:00-18:00""#, #"hours = "18:00-09:00""#, "hours"),
      (#"days = "mon-fri""#, #"days = "monn-fri""#, "day"),
      ("per_hour = 50", "per_hour = -1", "per_hour"),
      ("per_hour = 50", "per_hour = 9223372036854775807", "per_hour"),
      ("per_hour = 50", "perhour = 50", "per_hour"),
      (#"email = "bo@acme.example""#, #"email = "anna@acme.example""#, "anna@acme.example"),
      (#"role = "manager""#, #"role = "boss""#, "manager"),
    ])
  func team(old: String, new: String, message: String) throws {
    let program = try Program([
      "perigee.lua": Program.team().replacing(old, with: new, maxReplacements: 1)
    ])
    let result = try program.run("check")
    #expect(result.code == 1)
    #expect(result.output.contains("perigee.lua:"), "\(result.output)")
    #expect(result.output.contains(message), "\(result.output)")
  }

  @Test("Every mistake of every file is reported at once")
  func allAtOnce() throws {
    let program = try Program([
      "perigee.lua": Program.team(more: "\n  colour = 1,"),
      "sequences/a.lua": Program.sequence("a", steps: #"{ subject = "Hi {{ name", body = "x" }"#),
      "rules/b.lua": "return 1",
    ])
    let output = try program.run("check").output
    for file in ["perigee.lua:", "sequences/a.lua:", "rules/b.lua:"] {
      #expect(output.contains(file), "\(output)")
    }
    #expect(output.contains("{{"))
  }

  @Test(
    "A request that cannot be planned says why",
    arguments: [
      (["--senders", "anna@acme.example,anna@acme.example"], "twice"),
      (["--senders", "ana@acme.example"], "anna@acme.example"),
      (["--senders", "rule:nope"], "nope"),
      (["--start", "2020-01-01 10:00"], "past"),
      (["--start", "tomorrow"], "tomorrow"),
      (["--start", "2027-03-28 02:30"], "does not exist"),
      (["--mode", "0/day"], "0/day"),
      (["--list", "everybody"], "everybody"),
    ])
  func request(change: [String], message: String) throws {
    let program = try Program([
      "sequences/intro.lua": Program.sequence("intro"), "a.csv": Program.contacts(2),
    ])
    try program.run("import", "a.csv", "--list", "all")
    var options = [
      "--list": "all", "--senders": "me", "--start": "now", "--mode": "asap",
    ]
    options[change[0]] = change[1]
    let result = try program.run(
      ["preview", "intro"] + options.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
    #expect(result.code != 0)
    #expect(result.error.contains(message), "\(result.error)")
  }

  @Test("A quota of 0 sends nothing and says so; an absent one is 50 an hour and 400 a day")
  func quotas() throws {
    let files = ["sequences/intro.lua": Program.sequence("intro"), "a.csv": Program.contacts(60)]
    let none = try Program(
      files.merging(["perigee.lua": Program.team(quota: "{ per_day = 0 }")]) { $1 })
    try none.run("import", "a.csv", "--list", "all")
    let arguments = [
      "preview", "intro", "--list", "all", "--senders", "me", "--start", "now", "--mode", "asap",
      "--format", "json",
    ]
    let failure = try none.run(arguments).failure
    #expect(failure["fitting"] as? String == "0")
    #expect(failure["limit"] as? String == "quota.per_day")
    let absent = try Program(files.merging(["perigee.lua": Program.team(quota: "nil")]) { $1 })
    try absent.run("import", "a.csv", "--list", "all")
    let sender = try (absent.run(arguments).json["senders"] as? [[String: Any]])?.first
    #expect(sender?["quota"] as? [String: Int] == ["per_hour": 50, "per_day": 400])
  }

  @Test(
    "A rule that fails names itself, its line and the contact, and nothing is planned",
    arguments: [
      (
        #"if contact.first_name == "N41" then error "no luck" end return "bo@acme.example""#,
        "no luck"
      ),
      (#"return contact.first_name == "N41" and 7 or "bo@acme.example""#, "number"),
      (
        #"return contact.first_name == "N41" and "zoe@acme.example" or "bo@acme.example""#,
        "zoe@acme.example"
      ),
      (#"return contact.frist_name"#, "first_name"),
    ])
  func rules(body: String, message: String) throws {
    let program = try Program([
      "sequences/intro.lua": Program.sequence("intro"), "a.csv": Program.contacts(50),
      "rules/r.lua": """
      local perigee = require "perigee"
      return perigee.sender_rule {
        name = "r",
        rule = function(contact) \(body) end,
      }
      """,
    ])
    try program.run("import", "a.csv", "--list", "all")
    let result = try program.run(
      "preview", "intro", "--list", "all", "--senders", "rule:r", "--start", "now", "--mode", "asap"
    )
    #expect(result.code == 1)
    #expect(result.error.contains(message), "\(result.error)")
    #expect(result.error.contains("rules/r.lua:"), "\(result.error)")
    if !body.contains("frist") { #expect(result.error.contains("failed for contact 41: ")) }
  }

  @Test("A misspelt command, option or name gets a suggestion and exit code 2 or 1")
  func misspelt() throws {
    let program = try Program(["sequences/intro.lua": Program.sequence("intro")])
    let command = try program.run("improt", "x.csv", now: nil)
    #expect(command.code == 2 && command.error.contains("import"))
    #expect(try program.run("preview", "intro", "--lsit", "x").code == 2)
    let sequence = try program.run("report", "intor")
    #expect(sequence.code == 1 && sequence.error.contains("intro"))
    let user = try program.run("--as", "anna@acme.exmple", "log")
    #expect(user.code == 1 && user.error.contains("anna@acme.example"))
    let json = try program.run("improt", "--format", "json", now: nil)
    #expect(try json.failure["code"] as? String == "usage")
  }

  @Test("A folder without a workspace says where one was looked for")
  func noWorkspace() throws {
    let program = try Program()
    let result = try program.run("--workspace", "/nonexistent", "log")
    #expect(result.code != 0)
    #expect(result.error.contains("/nonexistent"))
  }

  @Test("A contact is changed whole or not at all, and an owner is a sender")
  func changes() throws {
    let program = try Program([
      "a.csv": Program.contacts(1), "sequences/intro.lua": Program.sequence("intro"),
      "set.lua": """
      local perigee = require "perigee"
      local function try(values) print(select(2, pcall(perigee.set, "c1@x.example", values)).message) end
      try { status = "qualified", owner = "ana@acme.example" }
      try { owner = "bo@acme.example", ["Bad Name"] = "x" }
      try { status = false, email = "x", first_name = {} }
      print(select(2, pcall(perigee.edit, { contact = "c1@x.example", sequence = "intro", step = 1 })).message)
      local contact = perigee.contact "c1@x.example"
      print(contact.status, contact.owner)
      """,
    ])
    try program.run("import", "a.csv")
    let result = try program.run("run", "set.lua")
    for words in [
      "Did you mean anna@acme.example?", "Bad Name is no name for a variable",
      "status cannot be \"false\"", "email must be left out", "first_name must be a string",
      "what is edited is missing", "new\tanna@acme.example",
    ] { #expect(result.output.contains(words), "\(words)\n\(result)") }
    let set = try program.run("set", "c1@x.example", "status=qualified", "owner=ana@acme.example")
    #expect(set.code == 1 && set.error.contains("Did you mean anna@acme.example?"), "\(set)")
    let shown = try program.run("contacts", "--format", "csv").output
    #expect(shown.contains("new") && !shown.contains("qualified"), "\(shown)")
  }

  @Test(
    "A list's name or an address in a filter's place is told with what takes it, in Lua as on the line",
    arguments: [
      ("perigee.contacts 'leads'", "perigee.list in a script"),
      ("perigee.contacts 'c1@x.example'", "perigee.emails in a script"),
      ("perigee.all():filter 'leads'", "perigee.list in a script"),
      (
        "perigee.plan { sequence = 'intro', contacts = 'leads', senders = perigee.me() }",
        "perigee.list in a script"
      ),
      (
        "perigee.contacts {}",
        "conditions such as { company = \"Holub\" }, or perigee.all() for everybody"
      ),
    ])
  func otherNames(expression: String, words: String) throws {
    let program = try Program([
      "a.csv": Program.contacts(1), "sequences/intro.lua": Program.sequence("intro"),
      "a.lua": "local perigee = require 'perigee'; print(\(expression))",
    ])
    try program.run("import", "a.csv", "--list", "leads")
    let result = try program.run("run", "a.lua")
    #expect(result.code == 1 && result.error.contains(words), "\(result)")
  }

  @Test("A blank argument shows in what is said of it")
  func blanks() throws {
    let program = try Program()
    for (arguments, words) in [
      (["blacklist", "add", ""], "\"\" is neither"),
      (["explain", " "], "\" \" is no email address"),
      (["report", ""], "there is no sequence \"\""),
      (["set", "", "a=1"], "\"\" is no email address"),
    ] {
      let result = try program.run(arguments)
      #expect(result.code != 0 && result.error.contains(words), "\(result)")
    }
  }

  @Test("A filter that names a sequence or a list that is not there is told with a suggestion")
  func namesInFilters() throws {
    let program = try Program([
      "a.csv": Program.contacts(1), "sequences/intro.lua": Program.sequence("intro"),
      "rules/a.lua": """
      local perigee = require "perigee"
      return {
        perigee.filter { name = "a", where = { sequence = perigee.none_of { "into" } } },
        perigee.filter { name = "b", where = { list = "led" } },
      }
      """,
    ])
    try program.run("import", "a.csv", "--list", "leads")
    let check = try program.run("check")
    #expect(
      check.output.contains("rules/a.lua:3:") && check.output.contains("Did you mean intro?"))
    #expect(check.output.contains("rules/a.lua:4:") && check.output.contains("Did you mean lead"))
    #expect(try program.run("contacts", "--filter", "a").error.contains("Did you mean intro?"))
  }

  @Test("A file that returns several values is told, since only the first would be seen")
  func severalResults() throws {
    let program = try Program([
      "rules/a.lua": """
      local perigee = require "perigee"
      local function rule() return true end
      return perigee.filter { name = "a", rule = rule }, perigee.filter { name = "b", rule = rule }
      """
    ])
    #expect(try program.run("check").output.contains("returns 2 values; return one, or a list"))
  }

  @Test("A rule of the standard library that fails is told with the line that asked for it")
  func placeOfLibraryRules() throws {
    let program = try Program([
      "a.csv": "email,company\na@x.example,\n",
      "sequences/intro.lua": Program.sequence(
        "intro", steps: #"{ subject = "{{ company }}", body = "Hello" }"#),
      "rules/a.lua": """
      local perigee = require "perigee"
      local fillers = require "fillers"
      return perigee.filler { name = "a", variable = "company", rule = fillers.field "contry" }
      """,
    ])
    try program.run("import", "a.csv", "--list", "a")
    let result = try program.run(
      "preview", "intro", "--list", "a", "--senders", "me", "--start", "now", "--mode", "asap")
    #expect(result.error.contains("rules/a.lua:3"), "\(result)")
  }

  @Test("Scripts see a contact's fields as rules do")
  func fieldsInScripts() throws {
    let program = try Program([
      "perigee.lua": Program.team(more: "\n  variables = { size = \"number\", since = \"date\" },"),
      "a.csv": "email,size\na@x.example,80\n",
      "rules/a.lua": """
      local perigee = require "perigee"
      return perigee.filler { name = "a", variable = "opening", rule = function() return "Hi" end }
      """,
      "a.lua": """
      local contact = require "perigee".contact "a@x.example"
      print(contact.size + 1, contact.since, contact.opening)
      """,
    ])
    try program.run("import", "a.csv")
    #expect(try program.run("run", "a.lua").output == "81\tnil\tnil\n")
  }

  @Test("A mistake in what a script declares is told once, where it stands")
  func declarationInScript() throws {
    let program = try Program([
      "a.lua": """
      local perigee = require "perigee"
      local filter = perigee.filter {
        where = { email = "x" },
        rul = 5,
      }
      print(perigee.contacts(filter))
      """
    ])
    let result = try program.run("run", "a.lua")
    #expect(result.error.hasPrefix("error: a.lua:4: unknown key \"rul\""), "\(result)")
    #expect(result.error.contains("4 |   rul = 5,"), "\(result)")
    let json = try program.run("run", "--format", "json", "a.lua")
    #expect(try json.failure["line"] as? Int == 4, "\(json)")
  }
}
