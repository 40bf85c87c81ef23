import Foundation
import TestSupport
import Testing

@Suite("perigee test")
struct TestCommandTests {
  private static let tests = [
    "perigee.lua": Program.team(
      more: "\n  variables = { employees = \"number\", title = \"text\" },"),
    "rules/good.lua": """
    local perigee = require "perigee"
    local fillers = require "fillers"
    return {
      perigee.filter { name = "large", where = { employees = perigee.at_least(100) },
        rule = function(contact, ctx) return contact.title ~= "Intern" and ctx.weekday ~= "sun" end },
      perigee.filler { name = "hello", variable = "hello", rule = fillers.value "Hello" },
      perigee.eligibility { name = "named", message = "has no name", rule = function(contact) return contact.title ~= nil end },
      perigee.sender_rule { name = "first", rule = function(_, senders) return senders[1] end },
      perigee.cap { name = "two_of_a_kind", by = "hello", at_most = 2, message = "two are enough" },
      perigee.cap { name = "one_a_title", by = function(contact) return contact.title end, at_most = 1, message = "one is enough" },
    }
    """,
    "sequences/intro.lua": Program.sequence("intro"),
    "rules/good_test.lua": """
    local perigee = require "perigee"
    local test = require "perigee.test"
    test.case("rules answer for contacts that are made up", function()
      test.eq(test.holds("large", { employees = 200, title = "CEO" }), true)
      test.eq(test.holds("large", { employees = 200, title = "Intern" }), false)
      test.eq(test.holds("large", { employees = 200, title = "CEO" }, { today = "2026-11-22" }), false)
      test.eq(test.fill("hello", {}), "Hello")
      test.eq(test.eligible("named", { title = "CEO" }), true)
      test.eq(test.choose("first", {}), "anna@acme.example")
      test.eq(test.capped_by("two_of_a_kind", {}), "Hello")
      test.eq(test.capped_by("one_a_title", {}), nil)
      test.eq(test.capped_by("one_a_title", { title = "CEO" }), "CEO")
      test.raises(function() test.capped_by("one_a_titel", {}) end, "Did you mean one_a_title?")
      test.raises(function() test.holds("lage", {}) end, "Did you mean large?")
    end)
    test.case("plans are made against a store of the case's own", function()
      test.contacts({ { email = "a@x.example", owner = "bo@acme.example", title = "CEO" }, { email = "b@x.example", title = "CTO" } }, "some")
      local plan = perigee.plan { sequence = "intro", contacts = perigee.list "some", senders = perigee.owners() }
      test.eq(plan.contacts, 1)
      test.eq(plan:excluded()[1].reasons[1].code, "no_sender")
      test.eq(plan:engage().enrolled, 1)
    end)
    test.case("caps are kept", function()
      test.contacts { { email = "a@x.example", title = "CEO" }, { email = "b@x.example", title = "ceo" },
        { email = "c@x.example", title = "CTO" }, { email = "d@x.example", title = "COO" } }
      local plan = perigee.plan { sequence = "intro", contacts = perigee.all(), senders = perigee.me() }
      test.eq(plan.contacts, 2)
      test.eq(plan:excluded()[1].contact, "b@x.example")
      test.eq(plan:excluded()[1].reasons[1].code, "rule:one_a_title")
      test.eq(plan:excluded()[2].reasons[1].code, "rule:two_of_a_kind")
    end)
    test.case("the clock stands still, and the store is a new one", function()
      test.eq(perigee.all().count, 0)
      test.eq(perigee.now(), "2026-01-05T09:00:00.000+01:00")
      test.now "2026-11-24 10:00"
      test.eq(perigee.now(), "2026-11-24T10:00:00.000+01:00")
    end)
    """,
  ]

  @Test("Rules, fillers and plans can be tested, and nothing that is stored is touched")
  func works() throws {
    let program = try Program(Self.tests)
    let result = try program.run("test", now: nil)
    #expect(result.code == 0, "\(result)")
    #expect(result.output.contains("4 cases in 1 file, all right"), "\(result)")
    #expect(!FileManager.default.fileExists(atPath: "\(program.folder)/perigee.db"))
  }

  @Test("A failing case says what was expected, what came, and where; the others run")
  func failing() throws {
    let program = try Program([
      "a_test.lua": """
      local test = require "perigee.test"
      test.case("one is two", function()
        test.eq({ a = 1, b = { 2 } }, { a = 1, b = { 3 } })
      end)
      test.case("one is one", function() test.eq(1, 1) end)
      test.case("nothing is raised", function() test.raises(function() end, "x") end)
      """, "empty_test.lua": "return 1", "broken_test.lua": "local = 1",
    ])
    let result = try program.run("test", now: nil)
    #expect(result.code == 1)
    #expect(
      result.output.contains(
        "a_test.lua:3: expected { a = 1, b = { 3 } }, got { a = 1, b = { 2 } }"), "\(result)")
    #expect(result.output.contains("✓ one is one"))
    #expect(result.output.contains("expected an error with \"x\", and there was none"))
    #expect(result.output.contains("it has no test.case"))
    #expect(result.output.contains("broken_test.lua:1:"))
    #expect(result.output.contains("5 cases in 3 files, 4 failed"), "\(result)")
    let tap = try program.run("test", "a_test.lua", "--format", "tap", now: nil)
    #expect(tap.output.hasPrefix("TAP version 13\nnot ok 1 - one is two\n# "), "\(tap)")
    #expect(tap.output.hasSuffix("1..3\n"), "\(tap)")
  }

  @Test("What is wrong with a contact that is made up is told at once, where the test made it")
  func fixtures() throws {
    let program = try Program([
      "perigee.lua": Program.team(
        more: "\n  variables = { employees = \"number\", since = \"date\", title = \"text\" },"),
      "a_test.lua": """
      local filters = require "filters"
      local test = require "perigee.test"
      test.case("a contact", function()
        test.contacts { { email = "a", owner = "ana", status = "replyed",
          employees = "1,00", since = "24/11/2026", sequence = "intro" } }
      end)
      test.case("two of them", function()
        test.contacts { { email = "a@x.example" }, { email = "A@x.example" }, { title = "CEO" } }
      end)
      test.case("circumstances", function()
        test.holds(filters.in_list "leads", {}, { tody = "2026-11-24", hour = 24 })
      end)
      test.case("a zone", function()
        test.holds(filters.in_list "leads", {}, { time_zone = "Europe/Pariss" })
      end)
      test.case("lists", function()
        test.eq(test.holds(filters.in_list "leads", { list = "leads" }), true)
        test.eq(test.holds(filters.in_list "leads", { list = { "other" } }), false)
      end)
      test.case("inside", function() test.case("another", print) end)
      """,
    ])
    let output = try program.run("test", now: nil).output
    for words in [
      "a_test.lua:4: test.contacts: email of contact 1 must be an address",
      "owner of contact 1 must be an address",
      "status of contact 1 cannot be \"replyed\". Did you mean replied?",
      "employees of contact 1 must be a number such as 12.5",
      "since of contact 1 must be a day such as 2026-11-24",
      "sequence of contact 1 must be left out",
      "email of contact 2 must be another one than that of contact 1",
      "email of contact 3 is missing", "unknown key \"ctx.tody\". Did you mean today?",
      "ctx.hour must be a whole number from 0 to 23",
      "a_test.lua:14: unknown time zone \"Europe/Pariss\". Did you mean Europe/Paris?",
      "✓ lists", "✗ inside", "6 cases in 1 file, 5 failed",
    ] { #expect(output.contains(words), "\(words)\n\(output)") }
  }

  @Test("Large and cyclic tables are compared too, and only where they differ is shown")
  func differences() throws {
    let program = try Program([
      "a_test.lua": """
      local test = require "perigee.test"
      local function rows(n) local t = {} for i = 1, 2000 do t[i] = { id = i, name = "n" .. i } end t[n].id = 0 return t end
      test.case("rows", function() test.eq(rows(7), rows(1500)) end)
      test.case("cycles", function()
        local a, b = { n = 1 }, { n = 1 }
        a.a, b.a = a, b
        test.eq(a, b)
        b.n = 2
        test.raises(function() test.eq(a, b) end, "expected {")
      end)
      """
    ])
    let output = try program.run("test", now: nil).output
    #expect(output.contains("a_test.lua:3: [7].id: expected 7, got 0"), "\(output)")
    #expect(output.contains("[1500].id: expected 0, got 1500"), "\(output)")
    #expect(output.contains("✓ cycles"), "\(output)")
  }

  @Test("A case that does not end is stopped, and the others run")
  func limits() throws {
    let program = try Program([
      "a_test.lua": """
      local test = require "perigee.test"
      test.case("endless", function() while true do pcall(error) end end)
      test.case("memory", function() local t = {} for i = 1, 1e12 do t[i] = i end end)
      test.case("leaves", function() os.exit(0) end)
      test.case("fine", function() test.eq(1, 1) end)
      """
    ])
    let result = try program.run("test", "--time-limit", "2s", now: nil)
    #expect(result.code == 1)
    for words in ["✗ endless", "stopped after 2", "✗ memory", "✗ leaves", "✓ fine", "3 failed"] {
      #expect(result.output.contains(words), "\(words)\n\(result)")
    }
  }

  @Test("Where nothing is tested, nothing is all right")
  func nothing() throws {
    let program = try Program()
    let none = try program.run("test", now: nil)
    #expect(none.code == 1 && none.error.contains("no file is named *_test.lua"), "\(none)")
    try program.write(
      "require 'perigee.test'.case('keeps the owner', function() end)", to: "a_test.lua")
    let other = try program.run("test", "--only", "keeps the ownr", now: nil)
    #expect(other.code == 1 && other.output == "", "\(other)")
    #expect(other.error.contains("Did you mean \"keeps the owner\"?"), "\(other)")
  }

  @Test("What a case writes is read by that case and stays nowhere")
  func files() throws {
    let program = try Program([
      "a.txt": "old",
      "a_test.lua": """
      local perigee, test = require "perigee", require "perigee.test"
      test.case("writes", function()
        perigee.write("a.txt", "new")
        test.eq(perigee.read "a.txt", "new")
      end)
      test.case("reads", function() test.eq(perigee.read "a.txt", "old") end)
      """,
    ])
    let result = try program.run("test", now: nil)
    #expect(result.code == 0, "\(result)")
    #expect(try program.read("a.txt") == "old")
  }

  @Test("Programs read the outcomes as the protocol or as JSON")
  func formats() throws {
    let program = try Program([
      "a_test.lua": """
      local test = require "perigee.test"
      test.case("one\\ntwo # SKIP", function() print "said" end)
      test.case("fails", function() test.ok(false, "no") end)
      """
    ])
    let tap = try program.run("test", "--format", "tap", now: nil).output
    #expect(tap.contains("ok 1 - one two \\# SKIP\n"), "\(tap)")
    #expect(tap.contains("# said\n"), "\(tap)")
    let json = try program.run("test", "--format", "json", now: nil)
    #expect(json.code == 1)
    #expect(try json.json["failed"] as? Int == 1)
    let outcomes = try #require(try json.json["outcomes"] as? [[String: Any]])
    #expect(outcomes.map { $0["passed"] as? Bool } == [true, false])
    #expect((outcomes[1]["failure"] as? String)?.contains("a_test.lua:3: no") == true)
  }

  @Test(
    "A misspelt field of a contact that is made up is an error, at every function that takes one")
  func misspeltFields() throws {
    let program = try Program(
      Self.tests.merging([
        "a.csv": "email,city\na@x.example,Paris\n",
        "rules/good_test.lua": """
        local test = require "perigee.test"
        local perigee = require "perigee"
        local filters = require "filters"
        test.case("holds", function() test.eq(test.holds("large", { employes = 8000 }), false) end)
        test.case("eligible", function() test.eligible("named", { titel = "CEO" }) end)
        test.case("fill", function() test.fill("hello", { zzzzz = 1 }) end)
        test.case("choose", function() test.choose("first", { titel = "CEO" }) end)
        test.case("contact", function() test.contact { titel = "CEO" } end)
        test.case("contacts", function() test.contacts { { email = "a@x.example", titel = "CEO" } } end)
        test.case("hole", function() test.contacts { { email = "a@x.example" }, nil, { email = "b@x.example" } } end)
        test.case("lists", function() test.contacts { { email = "a@x.example", list = { "a", nil, "b" } } } end)
        test.case("stored", function() test.holds("large", { city = "Paris", employees = 5 }) end)
        test.case("read here", function()
          test.eq(test.holds(filters.text("region", { is = "North" }), { region = "North" }), true)
        end)
        """,
      ]) { $1 })
    #expect(try program.run("import", "a.csv").code == 0)
    let output = try program.run("test", now: nil).output
    for words in [
      #"the contact has the field "employes", which no contact has and nothing declares. Did you mean employees?"#,
      #"the field "titel", which no contact has and nothing declares. Did you mean title?"#,
      #"the field "zzzzz", which no contact has and nothing declares. Declare it in perigee.lua"#,
      #"contact 1 has the field "titel""#,
      "number 2 of the contacts must be a table of fields, and is nil",
      "number 2 of list of contact 1 must be a string, and is nil", "✓ stored", "✓ read here",
      "10 cases in 1 file, 8 failed",
    ] { #expect(output.contains(words), "\(words)\n\(output)") }
  }

  @Test("The tests of a new workspace pass")
  func newWorkspace() throws {
    let program = try Program()
    #expect(try program.run("init", "acme").output.contains("perigee test"))
    let result = try program.run("--workspace", "\(program.folder)/acme", "test", now: nil)
    #expect(result.output.hasSuffix("3 cases in 1 file, all right\n"), "\(result)")
  }

  @Test("The standard library holds what its tests say")
  func standardLibrary() throws {
    let folder = "\(Checkout.path)/stdlib/tests"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(files.count >= 13)
    let program = try Program()
    let result = try program.run(
      ["test"] + files.map { "\(folder)/\($0)" }, now: nil, timeout: 400)
    #expect(
      result.code == 0, "\(result.output.split(separator: "\n").filter { !$0.contains("✓") })")
  }
}
