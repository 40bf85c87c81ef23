import Foundation
import TestSupport
import Testing

@Suite("perigee contacts: exports that come back, and whom it finds")
struct ContactsTests {
  private static let script = #"""
    local perigee = require "perigee"
    local values = {
      "=1+1", "'=1+1", "''=1", "+33 1 42", "-cmd", "@x", "\tx", "\rx", " x", "x ", "x\n", "'t Hooft",
      "'", "\"q\"", "a;b,c", "two\r\nlines", "\u{A0}=1", "\u{FF1D}1", "e\u{301}", "\u{301}", "日本",
      "\u{202E}x", "-12.5", "'-12.5", "1", "\u{1}",
    }
    for number, value in ipairs(values) do
      perigee.set("c" .. number .. "@x.example", { job_title = value, surname = value })
    end
    """#

  private func program() throws -> Program {
    let program = try Program([
      "perigee.lua": Program.team(
        more: "\n  variables = { job_title = \"text\", surname = \"text\" },"),
      "a.csv": Program.contacts(30), "scripts/set.lua": Self.script,
      "b.csv": "email,owner,status\n+lead@x.example,bo@acme.example,do_not_contact\n",
    ])
    try program.run("import", "a.csv", "--list", "spring; fair", "--map", "first_name=job_title")
    try program.run("import", "b.csv", "--list", "second")
    try program.run("import", "b.csv", "--list", "spring; fair")
    try program.run("set", "c1@x.example", "surname=x", "job_title=y")
    let run = try program.run("run", "scripts/set.lua")
    #expect(run.code == 0, "\(run.error)")
    return program
  }

  @Test("An export imported again changes nothing, and into an empty workspace gives the same")
  func roundTrip() throws {
    let program = try program()
    let csv = try program.run("contacts", "--format", "csv").output
    try program.write(csv, to: "out.csv")
    let again = try program.run(
      "import", "out.csv", "--on-existing", "overwrite", "--format", "json")
    #expect(try again.json["updated"] as? Int == 0, "\(again.output)")
    #expect(try again.json["unchanged"] as? Int == 31)
    #expect(try program.run("contacts", "--format", "csv").output == csv)

    let other = try Program(["out.csv": csv])
    try other.run("import", "out.csv")
    #expect(try other.run("contacts", "--format", "csv").output == csv)
    let json = try program.run("contacts", "--format", "json").output
    #expect(try other.run("contacts", "--format", "json").output == json)
    #expect(json.contains("\"+lead@x.example\"") && json.contains("\"\\tx\""))
    #expect(try other.run("contacts", "--list", "second").output.contains("1 contact\n"))
    #expect(try other.run("contacts", "--list", "spring; fair").output.contains("31 contacts\n"))
  }

  @Test("--raw exports cells as they are, and is about CSV alone")
  func raw() throws {
    let program = try program()
    let csv = try program.run("contacts", "--format", "csv", "--raw").output
    #expect(
      csv.contains("\r\n+lead@x.example,do_not_contact,bo@acme.example,\"second; spring\\; fair\""))
    #expect(csv.contains(",=1+1,=1+1\r\n"))
    #expect(try program.run("contacts", "--raw").code == 2)
  }

  private func world() throws -> Program {
    let program = try Program([
      "perigee.lua": Program.team(more: "\n  variables = { employees = \"number\" },"),
      "sequences/intro.lua": Program.sequence("intro"),
      "rules/filters.lua": """
      local perigee = require "perigee"
      return {
        perigee.filter { name = "large", where = { employees = perigee.at_least(100) } },
        perigee.filter { name = "german", where = { country = "DE" } },
      }
      """,
      "one.csv": """
      email,first_name,company,country,employees
      ann@x.example,Ann,Acme,DE,120
      ben@x.example,Ben,Beta,AT,50
      """,
      "two.csv": """
      email,first_name,company,country,employees
      cid@acme-x.example,Cid,Zinc,CH,80.0
      ann@x.example,Ann,Acme,DE,120
      """,
      "none.csv": "email,first_name,company,country,employees\ndan@x.example,,Lannion,DE,\n",
    ])
    try program.run("import", "one.csv", "--list", " one ")
    try program.run("import", "two.csv", "--list", "two")
    try program.run("import", "none.csv")
    return program
  }

  @Test(
    "Where nobody has the value of a condition, what contacts have is told, to commands and in Lua")
  func unheld() throws {
    let program = try world()
    for (condition, words) in [
      ("country=de", "no contact has country=de. Did you mean DE?"),
      ("country=Germany", "no contact has country=Germany. Most have DE, AT, CH."),
    ] {
      let told = try program.run("contacts", "--where", condition).output
      #expect(told.contains("0 contacts\n\(words)\n"), "\(told)")
      let plan = try program.run(
        "preview", "intro", "--where", condition, "--senders", "me", "--start", "now", "--mode",
        "asap")
      #expect(plan.code == 0 && plan.output.contains("\n\(words)\n"), "\(plan)")
    }
    let printed = try program.type("perigee.contacts { country = \"Germany\" }\n", into: ["repl"])
    #expect(
      printed.output == """
        0 contacts by country=Germany; no contact has country=Germany. Most have DE, AT, CH.

        """, "\(printed)")
    // Of a list that has none of them, nothing is wrong with the value.
    let narrowed = try program.run("contacts", "--list", "one", "--where", "country=CH").output
    #expect(narrowed.hasSuffix("\n0 contacts\n"), "\(narrowed)")
  }

  private func found(_ arguments: String..., in program: Program) throws -> [String] {
    let result = try program.run(["contacts", "--format", "csv"] + arguments)
    #expect(result.code == 0, "\(result.error)")
    return result.output.split(separator: "\r\n").dropFirst().map { String($0.prefix(3)) }
  }

  @Test(
    "Lists and addresses gather; filters and comparisons narrow; of one kind several are united")
  func selections() throws {
    let program = try world()
    for (arguments, emails) in [
      (["--list", "one", "--list", "two"], ["ann", "ben", "cid"]),
      (["--list", " one "], ["ann", "ben"]),
      (
        ["--list", "two", "--contacts", "ben@x.example,dan@x.example"],
        ["ann", "ben", "cid", "dan"]
      ),
      (["--contacts", "ben@x.example", "--contacts", "ann@x.example"], ["ann", "ben"]),
      (["--list", "one", "--filter", "large"], ["ann"]),
      (["--filter", "large", "--filter", "german"], ["ann", "dan"]),
      (["--where", "country=DE", "--where", "country=CH"], ["ann", "cid", "dan"]),
      (["--where", "country=DE", "--where", "first_name="], ["dan"]),
      (["--where", "employees=80"], ["cid"]),
      (["--where", "status=new", "--list", "one"], ["ann", "ben"]),
      (["--where", "list=two"], ["ann", "cid"]),
      (["--where", "domain=x.example"], ["ann", "ben", "dan"]),
      (["ANN"], ["ann", "dan"]), (["acme"], ["ann", "cid"]), (["ann", "acme"], ["ann"]),
      (["zzz"], []), (["a", "--list", "two", "--filter", "german"], ["ann"]),
    ] {
      let result = try program.run(["contacts", "--format", "csv"] + arguments)
      let lines = result.output.split(separator: "\r\n").dropFirst().map { String($0.prefix(3)) }
      #expect(lines == emails, "\(arguments): \(result.error)")
    }
    for (arguments, message) in [
      (["--list", " "], "the list has no name"), (["--where", "country"], "FIELD=VALUE"),
      (["--where", "status=nwe"], "Did you mean new?"),
      (["--where", "countyr=DE"], "Did you mean country?"),
      (["--where", "statsu=new"], "Did you mean status?"),
      (["--where", "employees=many"], "declared a number"), (["--where", "list=tow"], "two?"),
      (["--list", "one", "--list", "tow"], "there is no list tow"),
      (["--filter", "one"], "There is a list of that name: --list one, or perigee.list"),
      (
        ["--list", "german"],
        "There is a filter of that name: --filter german, or perigee.contacts"
      ),
      (["--where", "list=german"], "There is a filter of that name"),
      (["--filter", "ann@x.example"], "Contacts are named by --contacts"),
    ] {
      let result = try program.run(["contacts"] + arguments)
      #expect(result.code != 0 && result.error.contains(message), "\(arguments): \(result)")
    }
  }

  private static let rest = ["--senders", "me", "--start", "now", "--mode", "asap"]

  @Test("Two lists are planned together, and whom --exclude names is left out with a reason")
  func planned() throws {
    let program = try world()
    let arguments =
      ["intro", "--list", "one", "--list", "two", "--exclude", "ben@x.example"] + Self.rest
    let text = try program.run(["preview"] + arguments).output
    #expect(text.contains("2 contacts") && text.contains("contacts by lists one, two"), "\(text)")
    #expect(text.contains("ben@x.example: left out of this plan by hand"), "\(text)")
    try program.run(["preview"] + arguments + ["--save", "a.plan"])
    let json = try program.run(["preview"] + arguments + ["--format", "json"]).json
    let request = try #require(json["request"] as? [String: Any])
    let contacts = try #require(request["contacts"] as? [String: [String]])
    #expect(contacts == ["lists": ["one", "two"], "left_out": ["ben@x.example"]])
    let engaged = try program.run("engage", "--plan", "a.plan", "--yes")
    #expect(engaged.code == 0, "\(engaged.error)")
    #expect(try program.run("explain", "ann@x.example").output.contains("lists one, two"))
    let unknown = try program.run(
      ["preview", "intro", "--list", "one", "--exclude", "bne@x.example"] + Self.rest)
    #expect(unknown.error.contains("bne@x.example is no contact"))
  }

  @Test(
    "A saved plan is engaged whoever it was made for",
    arguments: [
      ["--contacts", "ben@x.example,ann@x.example,ben@x.example"],
      ["--list", "one", "--contacts", "dan@x.example", "--where", "country=DE"],
      ["--contacts", "ben@x.example,ann@x.example", "--filter", "large"],
      ["--where", "status=new"],
      ["--filter", "large", "--filter", "german", "--exclude", "dan@x.example"],
    ])
  func saved(arguments: [String]) throws {
    let program = try world()
    try program.run(["preview", "intro"] + arguments + Self.rest + ["--save", "a.plan"])
    let engaged = try program.run("engage", "--plan", "a.plan", "--yes")
    #expect(engaged.code == 0, "\(engaged.error)")
  }

  @Test("A plan without contacts named says how they can be named")
  func nobodyNamed() throws {
    let result = try world().run(["preview", "intro"] + Self.rest)
    #expect(result.code == 2 && result.error.contains("--list, --contacts, --filter or --where"))
  }
}
