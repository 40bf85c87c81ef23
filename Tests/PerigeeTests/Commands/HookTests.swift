import Foundation
import TestSupport
import Testing

@Suite("perigee.hook, from the file to the email")
struct HookTests {
  private static let nine = "2026-11-23T09:30:00+01:00"

  private static func hook(_ body: String, name: String = "fair") -> String {
    """
    local perigee = require "perigee"
    return perigee.hook {
      name = "\(name)", on = "before_send",
      rule = function(contact, email, ctx)
        \(body)
      end,
    }
    """
  }

  private func engaged(_ rule: String) throws -> Program {
    let program = try Program([
      "perigee.lua": Program.team(quota: "{ per_hour = 60, per_day = 400 }"),
      "sequences/intro.lua": Program.sequence("intro"), "c.csv": Program.contacts(6),
      "rules/fair.lua": rule,
    ])
    try program.run("import", "c.csv", "--list", "all")
    let engaged = try program.run(
      "engage", "intro", "--list", "all", "--senders", "owners", "--start", "now", "--mode", "asap",
      "--yes")
    #expect(engaged.code == 0, "\(engaged.error)")
    return program
  }

  private func sent(_ program: Program) throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: "\(program.folder)/out")
      .count { $0.hasSuffix(".eml") }
  }

  @discardableResult
  private func dispatch(_ program: Program) throws -> ProcessOutcome {
    let outcome = try program.run("dispatch", "--once", "--transport", "folder:out", now: Self.nine)
    #expect(outcome.code == 0, "\(outcome)")
    return outcome
  }

  @Test("What it holds waits, what it cancels ends, and everybody who looks is told why")
  func told() throws {
    let program = try engaged(
      Self.hook(
        """
        assert(email.step == 1 and email.sequence == "intro" and email.sender == "anna@acme.example")
        assert(#email.subject > 0 and ctx.today == "2026-11-23" and email.planned_at:find "T09:")
        if contact.email == "c1@x.example" then return "hold: their fair" end
        if contact.email == "c2@x.example" then return "cancel: a customer by now" end
        """))
    #expect(try program.run("check").output.contains("1 rule"))
    let outcome = try dispatch(program)
    #expect(outcome.output.contains("held anna@acme.example"), "\(outcome.output)")
    #expect(try sent(program) == 4)
    let status = try program.run("status", now: Self.nine)
    #expect(status.output.contains("1 email held: hook fair: their fair"), "\(status.output)")
    let json = try program.run("status", "--format", "json", now: Self.nine)
    #expect(json.output.contains(#""why": "hook fair: their fair""#), "\(json.output)")
    let doctor = try program.run("doctor", now: Self.nine)
    #expect(doctor.output.contains("1 email held: hook fair: their fair"), "\(doctor.output)")
    let held = try program.run("explain", "c1@x.example", now: Self.nine)
    #expect(held.output.contains("held from anna@acme.example"), "\(held.output)")
    #expect(held.output.contains("hook fair: their fair") && held.output.contains("held by a hook"))
    let gone = try program.run("explain", "c2@x.example", now: Self.nine)
    #expect(gone.output.contains("a hook cancelled it"), "\(gone.output)")
    #expect(gone.output.contains("hook fair: a customer by now"), "\(gone.output)")
    let report = try program.run("report", "intro", "--format", "json", now: Self.nine)
    #expect(report.output.contains(#""held": 1"#), "\(report.output)")
    #expect(report.output.contains(#""hook": 1"#), "\(report.output)")
  }

  @Test(
    "A hook that errs, never ends, or says what none may say holds, and the dispatcher goes on",
    arguments: [
      ("error \"oh\"", "oh"), ("while true do end", "instructions"),
      ("return \"send it twice\"", "expected \"hold: reason\""), ("return 7", "it answered"),
      ("return email.boddy", "an email has no field"),
      ("return contact.compani", "a contact has no field"),
    ])
  func failing(body: String, words: String) throws {
    let program = try engaged(
      Self.hook("if contact.email == \"c3@x.example\" then \(body) end"))
    try dispatch(program)
    #expect(try sent(program) == 5)
    let status = try program.run("status", now: Self.nine)
    #expect(status.output.contains("1 email held: "), "\(status.output)")
    #expect(status.output.contains(words), "\(status.output)")
  }

  @Test("What is wrong with a declaration is told at its line")
  func declarations() throws {
    let program = try Program([
      "rules/a.lua": """
      local perigee = require "perigee"
      return perigee.hook {
        name = "a", on = "before_sent", rul = function() end,
      }
      """,
      "rules/b.lua": "return require \"perigee\".hook { on = \"before_send\" }",
    ])
    let check = try program.run("check")
    #expect(check.code == 1)
    for words in [
      "rules/a.lua:3", "before_send", "rule", "rules/b.lua:1", "name",
    ] { #expect(check.output.contains(words) || check.error.contains(words), "\(words): \(check)") }
  }

  @Test("Tests ask hooks and verdict rules")
  func tested() throws {
    let program = try Program([
      "perigee.lua": Program.team(
        more: "\n  variables = { title = \"text\", company = \"text\" },"),
      "rules/fair.lua": Self.hook(
        """
        if email.step > 1 and ctx.today == "2026-12-01" then return "hold: fair of " .. contact.company end
        if contact.title == "Intern" then return "cancel: an intern" end
        if contact.title == "CEO" then return "nonsense" end
        """),
      "rules/tickets.lua": """
      local perigee = require "perigee"
      return perigee.verdict {
        name = "tickets",
        rule = function(message, verdict)
          if verdict == "other" and message.subject:find "^%[Ticket" then return "auto_reply" end
        end,
      }
      """,
      "rules/rules_test.lua": """
      local test = require "perigee.test"
      test.case("hooks", function()
        local does, why = test.hook("fair", { company = "Acme" }, { step = 2 }, { today = "2026-12-01" })
        test.eq(does, "hold")
        test.eq(why, "hook fair: fair of Acme")
        test.eq(test.hook("fair", { company = "Acme" }), nil)
        test.eq((test.hook("fair", { title = "Intern" })), "cancel")
        test.raises(function() test.hook("fair", { title = "CEO" }) end, "hold: reason")
        test.raises(function() test.hook("fare", {}) end, "Did you mean fair?")
        test.raises(function() test.hook("fair", {}, { stepp = 2 }) end, "step")
      end)
      test.case("verdicts", function()
        test.eq(test.verdict("tickets", { subject = "[Ticket 7]" }, "other"), "auto_reply")
        test.eq(test.verdict("tickets", { subject = "[Ticket 7]" }, "reply"), nil)
        test.eq(test.verdict("tickets", { subject = "Hello" }), nil)
        test.raises(function() test.verdict("tickets", {}, "repli") end, "reply")
        test.raises(function() test.verdict("ticket", {}) end, "Did you mean tickets?")
      end)
      """,
    ])
    let tested = try program.run("test")
    #expect(tested.code == 0, "\(tested.output)\(tested.error)")
  }

  @Test("A running dispatcher asks the rules that the files say now")
  func changed() throws {
    let program = try engaged(Self.hook("return \"hold: all wait\""))
    let running = try program.start(["dispatch", "--transport", "folder:out"], now: Self.nine)
    #expect(running.wait(for: "all wait"))
    try program.write(Self.hook("return nil"), to: "rules/fair.lua")
    #expect(running.wait(for: "team_read"))
    running.signal(SIGTERM)
    #expect(running.finish(timeout: 60).code == 0)
  }

  @Test("A simulation asks hooks")
  func simulated() throws {
    let program = try engaged(
      Self.hook("if ctx.today < \"2026-12-01\" then return \"hold: December\" end"))
    let outcome = try program.run("simulate", "--until", "2026-12-31", "--seed", "1")
    #expect(outcome.code == 0, "\(outcome)")
    #expect(outcome.output.contains("held by hooks"), "\(outcome.output)")
  }
}
