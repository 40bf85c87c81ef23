import PerigeeCore
import PerigeeWorkspace
import TestSupport
import Testing

@Suite("Lua rules")
struct LuaRuleTests {
  private static let table = Contacts.table(
    ["title", "employees"], [["Head", "50"], ["", "x"], ["Intern", ""]])

  private func rules(_ rules: String, team: String = Program.team()) throws -> RulePool {
    let workspace = try TemporaryWorkspace([
      "perigee.lua": team, "rules/r.lua": "local perigee = require \"perigee\"\n" + rules,
    ]).load()
    return RulePool(workspace)
  }

  private func answers(_ rule: String) throws -> [Bool] {
    let rules = try rules(
      "return perigee.filter { name = 'f', rule = function(contact)\n\(rule)\nend }")
    return try rules.filter("f").filter.matches(Self.table, in: .sample)
  }

  @Test(
    "A rule sees variables, address, domain, owner and status, and nil for what is blank",
    arguments: [
      ("return contact.title == 'Head'", [true, false, false]),
      ("return contact.title == nil", [false, true, false]),
      ("return contact.employees == '50'", [true, false, false]),
      ("return contact.email == 'c1@mail.acme.example'", [false, true, false]),
      ("return contact.domain == 'acme.example'", [true, false, true]),
      ("return contact.owner == 'anna@acme.example'", [true, false, true]),
      ("return contact.owner == nil", [false, true, false]),
      ("return contact.status == 'bad_data'", [false, true, false]),
    ])
  func fields(rule: String, expected: [Bool]) throws {
    #expect(try answers(rule) == expected)
  }

  @Test("A variable declared a number is one where its text is one")
  func numbers() throws {
    let team = Program.team(more: "\n  variables = { employees = 'number' },")
    let rules = try rules(
      "return perigee.filter { name = 'f', rule = function(c) return c.employees == 50 end }",
      team: team)
    #expect(try rules.filter("f").filter.matches(Self.table, in: .sample) == [true, false, false])
  }

  @Test(
    "A rule that fails says why, for whom and on which line",
    arguments: [
      ("\nreturn contact.tilte", 4, "a contact has no field \"tilte\". Did you mean title?"),
      (
        "return contact.list", 3, "a rule does not see a contact's list; use it in a filter's where"
      ),
      (
        "return nil", 2,
        "it answered nothing (nil), as when a return is missing, and true or false was expected"
      ),
      ("return 1", 2, "it answered the number 1, and true or false was expected"),
      ("error('no luck')", 3, "no luck"),
      ("return contact.title:find 'x' ~= nil", 3, "attempt to index a nil value (field 'title')"),
      ("contact.title = 'x'", 3, ""),
    ])
  func failures(rule: String, line: Int, words: String) throws {
    do {
      _ = try answers(rule)
      Issue.record("no error")
    } catch let error as RuleError {
      #expect(error.kind == .filter && error.name == "f")
      #expect(error.source == SourceLocation(path: "rules/r.lua", line: line))
      #expect(error.message.contains(words), "\(error.message)")
    }
  }

  @Test("Short functions of one file that call each other for ever are ended all the same")
  func callingEachOther() throws {
    let rules = try rules(
      """
      local ping
      local function pong(c) return ping(c) end
      ping = function(c) return pong(c) end
      return {
        perigee.filter { name = 'f', rule = function(c) return ping(c) end },
        perigee.filter { name = 'g', rule = function(c) return c.title == 'Head' end },
      }
      """)
    let endless = #expect(throws: RuleError.self) {
      try rules.filter("f").filter.matches(Self.table, in: .sample)
    }
    #expect(endless?.message.contains("100000 instructions") == true)
    #expect(try rules.filter("g").filter.matches(Self.table, in: .sample) == [true, false, false])
  }

  @Test("A filler gives texts and numbers, and nothing for nil and blanks")
  func filler() throws {
    let rules = try rules(
      """
      return perigee.filler { name = 'f', variable = 'size', rule = function(contact)
        if contact.title == 'Head' then return ' big ' end
        if contact.title then return 5.0 end
        return '  '
      end }
      """)
    let filler = try #require(rules.fillers.first)
    #expect(filler.variable == "size")
    #expect(try filler.fill(Self.table, rows: [0, 1, 2], in: .sample) == ["big", nil, "5"])
    #expect(try filler.fill(Self.table, rows: [2], in: .sample) == ["5"])
  }

  @Test("An eligibility rule has a message and a bare name")
  func eligibility() throws {
    let rules = try rules(
      """
      return perigee.eligibility { name = 'head', message = 'no head', rule = function(contact)
        return contact.title == 'Head' end }
      """)
    let rule = try #require(rules.eligibilityRules.first)
    #expect(rule.name == "head" && rule.message == "no head")
    #expect(try rule.holds(Self.table, rows: [2, 0], in: .sample) == [false, true])
  }

  @Test("A cap counts by a variable, the domain, or what a function answers")
  func caps() throws {
    let rules = try rules(
      """
      return {
        perigee.cap { name = 'a', by = 'company', at_most = 2, message = 'enough' },
        perigee.cap { name = 'b', by = 'domain', at_most = 1.0, message = 'enough' },
        perigee.cap { name = 'c', message = 'enough', at_most = 3, by = function(contact)
          if contact.title == 'Head' then return ' big ' end
          if contact.title then return 5.0 end
        end },
      }
      """)
    let caps = rules.caps
    #expect(caps.map(\.name) == ["a", "b", "c"] && caps.map(\.atMost) == [2, 1, 3])
    #expect(caps.map(\.key) == ["variable company", "domain", "cap c"])
    #expect(caps.map { $0.source?.line } == [3, 4, 5])
    let values = try caps.map {
      try $0.values(Self.table, rows: [0, 1, 2], fillers: [], in: .sample)
    }
    #expect(values[0] == [nil, nil, nil])
    #expect(values[1] == ["acme.example", "mail.acme.example", "acme.example"])
    #expect(values[2] == ["big", nil, "5"])
  }

  @Test(
    "A cap's function that answers no value fails, and is told what is one",
    arguments: [
      ("true", "it answered true"), ("{}", "it answered a table"), ("0 / 0", "the number"),
      ("('x'):rep(1001)", "a string of at most 1,000 bytes, a number or nil was expected"),
      ("'\\xff'", "a string that is not UTF-8"), ("contact.comany", "has no field \"comany\""),
    ])
  func capFailures(answer: String, words: String) throws {
    let rules = try rules(
      """
      return perigee.cap { name = 'c', message = 'enough', at_most = 3,
        by = function(contact) return \(answer) end }
      """)
    let error = try #require(
      #expect(throws: RuleError.self) {
        try rules.caps[0].values(Self.table, rows: [0], fillers: [], in: .sample)
      })
    #expect(error.kind == .cap && error.name == "c")
    #expect(error.message.contains(words), "\(error.message)")
  }

  @Test("A sender rule answers a candidate, its address or nobody")
  func senderRule() throws {
    let rules = try rules(
      """
      return perigee.sender_rule { name = 's', candidates = { 'bo@acme.example' },
        rule = function(contact, candidates)
          if contact.title == 'Head' then return candidates[1] end
          if contact.title then return 'bo@acme.example' end
        end }
      """)
    let rule = try rules.senderRule("s")
    let bo = EmailAddress(normalised: "bo@acme.example")
    #expect(rule.candidates == [bo])
    let candidates = [rules.workspace.team.senders[1]]
    var tally = SenderTally()
    let chosen = try rule.choose(
      Self.table, rows: [0, 1, 2], candidates: candidates, in: .sample, tally: &tally,
      counts: true)
    #expect(chosen == [bo, nil, bo])
    #expect(tally.contacts(of: bo) == 2 && tally.next == 4)
  }

  @Test("A sender rule that names somebody else is refused with a suggestion")
  func notACandidate() throws {
    let rules = try rules(
      "return perigee.sender_rule { name = 's', rule = function() return 'ana@acme.example' end }")
    let rule = try rules.senderRule("s")
    let fault = RuleError.Fault.notACandidate(
      "ana@acme.example", candidates: ["anna@acme.example", "bo@acme.example"],
      suggestion: "anna@acme.example")
    do {
      var tally = SenderTally()
      _ = try rule.choose(
        Self.table, rows: [1], candidates: rules.workspace.team.senders, in: .sample,
        tally: &tally, counts: true)
      Issue.record("no error")
    } catch let error as RuleError {
      #expect(error.fault == fault)
      #expect(error.contact == Contact.ID(1))
    }
  }

  @Test(
    "A sender rule that names a teammate who is disabled is not at fault, and gives them nothing")
  func disabledTeammate() throws {
    let rules = try rules(
      "return perigee.sender_rule { name = 's', rule = function() return 'bo@acme.example' end }")
    let rule = try rules.senderRule("s")
    let anna = rules.workspace.team.senders[0]
    var context = RuleContext.sample
    context.senders = rules.workspace.team.senders.map(\.email)
    var tally = SenderTally()
    let chosen = try rule.choose(
      Self.table, rows: [0, 1], candidates: [anna], in: context, tally: &tally, counts: true)
    let bo = EmailAddress(normalised: "bo@acme.example")
    #expect(chosen == [bo, bo])
    #expect(tally.contacts(of: bo) == 0 && tally.next == 3)
  }

  @Test("Filters combine with &, | and ~")
  func combinations() throws {
    let rules = try rules(
      """
      local head = perigee.filter { where = { title = "Head" } }
      local intern = perigee.filter { rule = function(c) return c.title == "Intern" end }
      return {
        perigee.filter { name = "both", where = head | intern },
        perigee.filter { name = "none", where = head & intern },
        perigee.filter { name = "other", where = ~(head | intern) },
        perigee.filter { name = "heads", where = head, rule = function(c) return true end },
      }
      """)
    let expected = [
      "both": [true, false, true], "none": [false, false, false], "other": [false, true, false],
      "heads": [true, false, false],
    ]
    #expect(rules.workspace.names(of: .filter).sorted() == expected.keys.sorted())
    for (name, answers) in expected {
      #expect(try rules.filter(name).filter.matches(Self.table, in: .sample) == answers, "\(name)")
    }
  }

  @Test(
    "Every matcher can be written",
    arguments: [
      ("title = perigee.one_of { 'Head', 'Chief' }", [true, false, false]),
      ("title = perigee.none_of { 'Head' }", [false, true, true]),
      ("employees = 50", [true, false, false]),
      ("employees = perigee.one_of { 50.0 }", [true, false, false]),
      ("employees = perigee.between(1, 50)", [true, false, false]),
      ("employees = perigee.at_least(51)", [false, false, false]),
      ("employees = perigee.at_most(51)", [true, false, false]),
      ("title = perigee.contains 'EA'", [true, false, false]),
      ("title = perigee.starts_with 'In'", [false, false, true]),
      ("title = perigee.ends_with 'n'", [false, false, true]),
      ("title = perigee.present()", [true, false, true]),
      ("title = perigee.blank()", [false, true, false]),
      ("title = perigee.is_not 'Head'", [false, true, true]),
      ("title = perigee.is_not(perigee.blank())", [true, false, true]),
      ("email = 'C0@acme.example'", [true, false, false]),
      ("domain = perigee.ends_with '.acme.example'", [false, true, false]),
      ("owner = 'anna@acme.example', status = 'new'", [true, false, true]),
      ("owner = perigee.blank()", [false, true, false]),
    ])
  func matchers(condition: String, expected: [Bool]) throws {
    let rules = try rules(
      "return perigee.filter { name = 'f', where = { \(condition) } }")
    #expect(try rules.filter("f").filter.matches(Self.table, in: .sample) == expected)
  }

  @Test("Lists are matched by name")
  func lists() throws {
    let rules = try rules(
      "return perigee.filter { name = 'f', where = { list = perigee.is_not 'q4', state = 'active' } }"
    )
    let filter = try rules.filter("f").filter
    #expect(filter.lists == ["q4"])
    #expect(filter.needsHistories)
  }
}
