import Foundation
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
      test.raises(function() test.holds("lage", {}) end, "Did you mean large?")
    end)
    test.case("plans are made against a store of the case's own", function()
      test.contacts({ { email = "a@x.example", owner = "bo@acme.example", title = "CEO" }, { email = "b@x.example", title = "CTO" } }, "some")
      local plan = perigee.plan { sequence = "intro", contacts = perigee.list "some", senders = perigee.owners() }
      test.eq(plan.contacts, 1)
      test.eq(plan:excluded()[1].reasons[1].code, "no_sender")
      test.eq(plan:engage().enrolled, 1)
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
    #expect(result.output.contains("3 cases in 1 file, all right"), "\(result)")
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
    #expect(result.output.contains("the file has no test.case"))
    #expect(result.output.contains("broken_test.lua:1:"))
    #expect(result.output.contains("5 cases in 3 files, 4 failed"), "\(result)")
    let tap = try program.run("test", "a_test.lua", "--format", "tap", now: nil)
    #expect(tap.output.hasPrefix("TAP version 13\nnot ok 1 - one is two\n# "), "\(tap)")
    #expect(tap.output.hasSuffix("1..3\n"), "\(tap)")
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
    let folder = "\(Program.checkout)/stdlib/tests"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(files.count >= 13)
    let program = try Program()
    let result = try program.run(
      ["test"] + files.map { "\(folder)/\($0)" }, now: nil, timeout: 400)
    #expect(
      result.code == 0, "\(result.output.split(separator: "\n").filter { !$0.contains("✓") })")
  }
}
