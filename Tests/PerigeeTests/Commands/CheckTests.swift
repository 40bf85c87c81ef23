import Foundation
import TestSupport
import Testing

@Suite("perigee check")
struct CheckTests {
  private static let intro = Program.sequence("intro")

  private func check(_ files: [String: String], imported: Bool = true) throws -> [String] {
    let program = try Program(
      files.merging(["sequences/intro.lua": Self.intro, "a.csv": Program.contacts(3)]) { own, _ in
        own
      })
    if imported, try program.run("import", "a.csv", "--list", "lead").code != 0 {
      // A workspace with mistakes imports nothing; the check says them all.
    }
    let result = try program.run("check")
    #expect(result.code == (result.output.contains("all right") ? 0 : 1), "\(result)")
    return result.output.split(separator: "\n").map(String.init)
  }

  @Test(
    "The rules of init stand where a teammate is disabled: who is theirs is left out, and told why")
  func disabledTeammate() throws {
    let program = try Program.made()
    let team = try program.read("perigee.lua")
    let name = "name = \"Chiara\","
    #expect(team.contains(name))
    try program.write(team.replacing(name, with: "\(name) enabled = false,"), to: "perigee.lua")
    try program.write(
      "email,first_name,company,country\nz@it.example,Z,Zeta,Italy\ny@jp.example,Y,Ypsilon,Japan\n",
      to: "a.csv")
    try program.run("import", "a.csv", "--list", "a")
    let check = try program.run("check")
    #expect(check.code == 0, "\(check)")
    #expect(try program.run("test").code == 0)
    let plan = try program.run(
      "preview", "intro", "--list", "a", "--senders", "rule:by_territory", "--start", "now",
      "--mode", "asap")
    #expect(plan.output.hasPrefix("Plan of intro: 1 contact,"), "\(plan)")
    #expect(
      plan.output.contains("z@it.example: the sender chiara@acme.example is disabled"), "\(plan)")
  }

  @Test("Scripts are read: syntax, names, options, and what they name of the workspace")
  func scripts() throws {
    let found = try check([
      "rules/f.lua": """
      local perigee = require "perigee"
      return {
        perigee.filter { name = "mid", where = { first_name = "N1" } },
        perigee.sender_rule { name = "turns", rule = function(_, senders) return senders[1] end },
      }
      """,
      "scripts/broken.lua": "local x = {{\n",
      "scripts/deep/typos.lua": """
      #!/usr/bin/env perigee
      local perigee = require "perigee"
      local filters = require "filtrs"
      local p = perigee
      perigee.plan { sequnce = "intro", contacts = "mdi", senders = p.rule "trns", fit = "truncat" }
      perigee.contatcs "midd"
      print(p.list "lad", p.report("intor"), p.selected { "anna@acme.example", "bob@acme.example" })
      perigee.blacklist.ad("x.example", "unsubscribd")
      perigee.import { file = "b.csv", lst = "x", list = "new" }
      local n = countt + string.fnd("x", "y")
      total = n
      p.contacts(p.filter { wher = {}, where = { frst_name = "x", list = "laed", sequence = "intr" } })
      io.open("x")
      """,
      "scripts/right.lua": """
      local perigee = require "perigee"
      local text = require "text"
      local name = ...
      perigee.contacts(name)
      print(perigee.list "new", text.trim " x ", perigee.no_limit, arg[1], _VERSION)
      local ok = pcall(perigee.contacts, "nobody")
      pcall(function() return perigee.contacts "nobody", nothing end)
      """,
    ])
    let expected = [
      "scripts/broken.lua:2:1: unexpected symbol near <eof>",
      "scripts/deep/typos.lua:3:25: there is no module filtrs in the workspace or the standard library.",
      "scripts/deep/typos.lua:5:16: perigee.plan: unknown key \"sequnce\". Did you mean sequence?",
      "scripts/deep/typos.lua:5:46: there is no filter mdi in the workspace. Did you mean mid?",
      "scripts/deep/typos.lua:5:70: there is no sender rule trns in the workspace. Did you mean turns?",
      "scripts/deep/typos.lua:5:84: perigee.plan: fit cannot be \"truncat\". Did you mean truncate?",
      "scripts/deep/typos.lua:6:9: there is no perigee.contatcs. Did you mean perigee.contacts?",
      "scripts/deep/typos.lua:6:18: there is no filter midd in the workspace. Did you mean mid?",
      "scripts/deep/typos.lua:7:14: there is no list lad. Did you mean lead?",
      "scripts/deep/typos.lua:7:30: there is no sequence intor in the workspace. Did you mean intro?",
      "scripts/deep/typos.lua:7:74: bob@acme.example is no sender of the team. Did you mean bo@acme.example?",
      "scripts/deep/typos.lua:8:19: there is no perigee.blacklist.ad. Did you mean perigee.blacklist.add?",
      "scripts/deep/typos.lua:8:35: perigee.blacklist.add: reason cannot be \"unsubscribd\".",
      "scripts/deep/typos.lua:9:34: perigee.import: unknown key \"lst\". Did you mean list?",
      "scripts/deep/typos.lua:10:11: there is no variable \"countt\".",
      "scripts/deep/typos.lua:10:27: there is no string.fnd. Did you mean string.find?",
      "scripts/deep/typos.lua:11:1: \"total\" is no local variable; write: local total = …",
      "scripts/deep/typos.lua:12:23: perigee.filter: unknown key \"wher\". Did you mean where?",
      "scripts/deep/typos.lua:12:44: no contact has a variable frst_name. Did you mean first_name?",
      "scripts/deep/typos.lua:12:68: there is no list laed. Did you mean lead?",
      "scripts/deep/typos.lua:12:87: there is no sequence intr in the workspace. Did you mean intro?",
      "scripts/deep/typos.lua:13:1: there is no \"io\"; files are read by perigee.import",
    ]
    #expect(found.count == expected.count, "\(found.joined(separator: "\n"))")
    for (line, beginning) in zip(found, expected) {
      #expect(line.hasPrefix(beginning), "\(line)\n\(beginning)")
    }
  }

  @Test("Tests are read: rules that they name, and fields that no contact has")
  func tests() throws {
    let found = try check([
      "rules/f.lua": """
      local perigee = require "perigee"
      return perigee.filter { name = "mid", where = { first_name = "N1" } }
      """,
      "rules/f_test.lua": """
      local test = require "perigee.test"
      test.case("a", function()
        test.eq(test.holds("midd", { frist_name = "N1", email = "a@x.example" }), true)
        test.raises(function() test.holds("none", {}) end)
        test.contacts { { email = "a@x.example", zzz = 1 } }
        test.eqq(1, 1)
      end)
      """,
    ])
    let expected = [
      "rules/f_test.lua:3:22: there is no filter midd in the workspace. Did you mean mid?",
      "rules/f_test.lua:3:32: test.holds: the contact has the field \"frist_name\", which no contact has "
        + "and nothing declares. Did you mean first_name?",
      "rules/f_test.lua:5:44: test.contacts: the contact has the field \"zzz\"",
      "rules/f_test.lua:6:8: there is no perigee.test.eqq. Did you mean perigee.test.eq?",
    ]
    #expect(found.count == expected.count, "\(found)")
    for (line, beginning) in zip(found, expected) { #expect(line.hasPrefix(beginning), "\(line)") }
  }

  @Test("All findings of all files come in one round, whatever is wrong with one of them")
  func oneRound() throws {
    let program = try Program(["sequences/intro.lua": Self.intro, "a.csv": Program.contacts(3)])
    #expect(try program.run("import", "a.csv", "--list", "lead").code == 0)
    try program.write(
      """
      local perigee = require "perigee"
      return perigee.sequence { name = "intro", safegard = "any",
        steps = { { subject = "Hi {{ frst_name }} {{ first_name }}", body = "Hello {% x %} {{ tilte }}" } } }
      """, to: "sequences/intro.lua")
    try program.write(
      """
      local perigee = require "perigee"
      local n = 0
      return {
        perigee.filter { name = "a", where = { employes = 5, sequence = "intro" }, rul = 1 },
        perigee.filter { name = "b", rule = function() n = n + 1 return wrng end },
        perigee.filter { name = "c", where = { list = "laed" } },
      }
      """, to: "rules/r.lua")
    try program.write(
      "require 'perigee'.plan { sequence = 'intro', contacts = 'a', senders = nobody }",
      to: "scripts/s.lua")
    let result = try program.run("check")
    let lines = result.output.split(separator: "\n").map { $0.prefix { $0 != " " } }
    #expect(
      lines == [
        "rules/r.lua:4:42:", "rules/r.lua:4:78:", "rules/r.lua:5:50:", "rules/r.lua:5:67:",
        "rules/r.lua:6:3:", "scripts/s.lua:1:72:", "sequences/intro.lua:2:43:",
        "sequences/intro.lua:3:32:", "sequences/intro.lua:3:78:",
      ], "\(result.output)")
    let json = try program.run("check", "--format", "json")
    let findings = try #require(try json.json["findings"] as? [[String: Any]])
    #expect(findings.count == lines.count)
    #expect(findings[0]["column"] as? Int == 42 && findings[0]["line"] as? Int == 4, "\(json)")
    // Without settings too.
    try program.write("return perigee.team {", to: "perigee.lua")
    let broken = try program.run("check").output
    #expect(
      broken.contains("perigee.lua:1:") && broken.contains("scripts/s.lua:1:72:"), "\(broken)")
  }

  @Test("What spam filters hate in a sequence is a warning, and no mistake")
  func messages() throws {
    let program = try Program([
      "sequences/intro.lua": Program.sequence(
        "intro",
        steps: """
          { subject = "Hi", html = "<p>Hi <a href='javascript:go()'>there</a></p>" },
          { after = 1, body = "Hi", html = "<p>Hi</p>" },
          """)
    ])
    let result = try program.run("check")
    #expect(result.code == 0, "\(result)")
    #expect(result.output.contains("no mistake, and 2 warnings about emails\n"), "\(result)")
    #expect(
      result.output.contains("warning: sequences/intro.lua:2: step 1 of intro: the email has HTML"))
    let json = try program.run("check", "--format", "json").json
    let warnings = try #require(json["warnings"] as? [[String: Any]])
    #expect(warnings.compactMap { $0["code"] as? String } == ["no_text", "script"])
    #expect(warnings.compactMap { $0["step"] as? Int } == [1, 1])
  }

  @Test("Rules are asked about every contact")
  func everyContact() throws {
    let program = try Program([
      "rules/r.lua": """
      local perigee = require "perigee"
      return perigee.filter { name = "a", rule = function(contact)
        return contact.email ~= "c2900@x.example" or contact.first_name.x
      end }
      """, "a.csv": Program.contacts(3_000),
    ])
    #expect(try program.run("import", "a.csv").code == 0)
    let result = try program.run("check")
    #expect(result.code == 1 && result.output.hasPrefix("rules/r.lua:3:"), "\(result)")
    #expect(result.output.contains("failed for contact 2900: "), "\(result)")
  }
}
