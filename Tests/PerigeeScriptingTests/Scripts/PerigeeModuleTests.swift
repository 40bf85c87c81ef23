import PerigeeCore
import PerigeeSession
import PerigeeWorkspace
import PerigeeScripting
import TestSupport
import Testing

@Suite("The module perigee in scripts")
struct PerigeeModuleTests {
  private static let order = """
    local plan = perigee.plan {
      sequence = "intro", contacts = perigee.list "spring", senders = perigee.me(),
      start = "now", mode = perigee.spread { per_day = 2 },
    }

    """

  @Test("A plan prints, counts, and tells its sendings in order")
  func plan() throws {
    let printed = try ScriptWorld().run(
      Self.order + """
        print(#plan, plan.contacts, plan.sequence, #plan.digest)
        for _, sending in ipairs(plan:sendings(2)) do
          print(sending.at, sending.contact, sending.step, sending.sender)
        end
        for _, excluded in ipairs(plan:excluded()) do
          print(excluded.contact, excluded.reasons[1].code)
        end
        print(plan)
        """)
    let lines = printed.split(separator: "\n").map(String.init)
    #expect(lines[0] == "3\t3\tintro\t64")
    #expect(lines[1] == "2026-11-23T11:00:00.000+01:00\tann@x.example\t1\tanna@acme.example")
    #expect(lines[2].hasSuffix("\tben@y.example\t1\tanna@acme.example"))
    #expect(lines[3].hasPrefix("dan@w.example\t"))
    #expect(lines[4].hasPrefix("Plan of intro: 3 contacts, 6 emails from 1 sender; 1 excluded"))
  }

  @Test("A plan is engaged once, and what it changed is to be seen")
  func engage() throws {
    let world = try ScriptWorld()
    let printed = try world.run(
      Self.order + """
        local engagement = plan:engage()
        print(engagement.is_new, engagement.enrolled, plan:engage().is_new)
        print(perigee.report("intro").engagements)
        for _, entry in ipairs(perigee.log(1)) do print(entry.action, entry.user) end
        perigee.rollback(engagement.engagement)
        print(perigee.report("intro").engagements, perigee.report("intro").states.rolled_back)
        """)
    let lines = printed.split(separator: "\n").map(String.init)
    #expect(lines[0] == "true\t3\tfalse")
    #expect(lines[1] == "1")
    #expect(lines[3] == "0\t3")
    let found = try world.session.store.read {
      try $0.contacts(withEmails: [EmailAddress("cyd@z.example")])
    }
    #expect(found.map(\.owner) == [nil])
  }

  @Test("Owners change only where a plan says so")
  func ownerChanges() throws {
    let printed = try ScriptWorld().run(
      Self.order + """
        for _, change in ipairs(plan:owner_changes()) do
          print(change.contact, change.from, change.to)
        end
        """)
    #expect(
      printed == """
        ben@y.example\tbo@acme.example\tanna@acme.example
        cyd@z.example\tnil\tanna@acme.example

        """)
  }

  @Test("Filters, lists, addresses and filters made in place name contacts alike")
  func contacts() throws {
    let printed = try ScriptWorld().run(
      """
      print(#perigee.contacts "large", #perigee.list "spring", #perigee.all())
      print(#perigee.emails { "ann@x.example", "ben@y.example" })
      local small = perigee.filter { where = { employees = perigee.at_most(100) } }
      print(#perigee.contacts(small))
      local owned = perigee.filter { rule = function(contact) return contact.owner ~= nil end }
      print(#perigee.contacts(small | ~owned), #perigee.contacts(owned & ~small))
      for contact in perigee.contacts(owned & ~small):each() do print(contact.email) end
      print(perigee.contacts("large"):first(1)[1].company)
      """)
    #expect(printed == "3\t4\t4\n2\n1\n2\t2\nann@x.example\ndan@w.example\nXenon\n")
  }

  @Test("Sender rules serve by name and made in place")
  func senderRules() throws {
    let printed = try ScriptWorld().run(
      """
      local mine = perigee.sender_rule {
        name = "mine", rule = function(contact) return contact.owner end,
      }
      for _, senders in ipairs { perigee.rule "all_to_bo", mine } do
        local plan = perigee.plan { sequence = "intro", contacts = "large", senders = senders }
        for _, sender in ipairs(plan.senders) do print(sender.email, sender.contacts) end
      end
      """)
    #expect(printed == "bo@acme.example\t2\nanna@acme.example\t1\n")
  }

  @Test("Variables are set and cleared, and emails of one contact are edited")
  func edits() throws {
    let printed = try ScriptWorld().run(
      """
      perigee.set("dan@w.example", { company = "Wolfram", employees = 7 })
      perigee.edit { contact = "dan@w.example", sequence = "intro", step = 1, subject = "Dan!" }
      local plan = perigee.plan {
        sequence = "intro", contacts = perigee.emails { "dan@w.example" }, senders = perigee.me(),
      }
      local emails = plan:emails_to "dan@w.example"
      print(emails[1].subject, emails[1].body, emails[2].subject)
      print(plan:emails_to "ann@x.example")
      """)
    #expect(printed == "Dan!\tHello Dan\tRe: Dan!\nnil\n")
  }

  @Test("A file of the workspace is imported, and no other")
  func imports() throws {
    let world = try ScriptWorld([
      "scripts/more.csv": "email\neve@v.example\nann@x.example\nnobody\n"
    ])
    let printed = try world.run(
      """
      local summary = perigee.import { file = "scripts/more.csv", list = "more" }
      print(summary.imported, summary.unchanged, summary.rejected, #perigee.list "more")
      """)
    #expect(printed == "1\t1\t1\t2\n")
    for path in ["/etc/passwd", "../other.csv", "scripts/../../x"] {
      let failure = try world.failure("perigee.import { file = '\(path)' }")
      #expect(failure.contains("workspace"), "\(path)")
    }
  }

  @Test("A plan is saved inside the workspace, and no other place")
  func saving() throws {
    let world = try ScriptWorld()
    let failure = try world.failure(Self.order + "plan:save '../out.plan'")
    #expect(failure.contains("workspace"))
    try world.run(Self.order + "plan:save 'scripts/out.plan'")
    let document = try PlanFile.decode(
      FileStorage.read("\(world.workspace.path)/scripts/out.plan"))
    #expect(document.sendings.count == 6)
  }

  @Test("The blacklist takes texts and lists, and two plans differ by it")
  func blacklist() throws {
    let printed = try ScriptWorld().run(
      Self.order + """
        print(perigee.blacklist.add({ "x.example", "y.example" }, "customer"))
        print(perigee.blacklist.add "x.example", #perigee.blacklist.list())
        local later = perigee.plan {
          sequence = "intro", contacts = perigee.list "spring", senders = perigee.me(),
          start = "now", mode = perigee.spread { per_day = 2 },
        }
        print(#later, perigee.diff(plan, later).count)
        print(perigee.blacklist.remove { "x.example", "y.example" })
        """)
    let lines = printed.split(separator: "\n")
    #expect(lines[0] == "2")
    #expect(lines[1] == "0\t2")
    #expect(lines[2].hasPrefix("1\t"))
    #expect(lines[3] == "2")
  }

  @Test("The world that a script works in is told")
  func world() throws {
    let printed = try ScriptWorld().run("print(perigee.user(), perigee.now(), #perigee.senders())")
    #expect(printed == "anna@acme.example\t2026-11-23T10:40:00.000+01:00\t2\n")
  }

  @Test("What pcall catches has a code, a message, a place and the way there")
  func caught() throws {
    let printed = try ScriptWorld().run(
      """
      local ok, problem = pcall(perigee.contacts, "lareg")
      print(ok, problem.code, problem.file, problem.line, problem.message)
      print(select(2, pcall(function() return problem.cod end)))
      print(problem.traceback:find "scripts/test.lua:2" ~= nil)
      """)
    #expect(
      printed == """
        false\tunknown_filter\tscripts/test.lua\t2\tthere is no filter lareg in the workspace. \
        Did you mean large?
        scripts/test.lua:4: an error has no "cod"; it has code, message, file, line, traceback
        true

        """)
  }

  @Test(
    "A wrong call says what is wrong, and what was meant",
    arguments: [
      ("perigee.plan { sequnce = 'intro' }", "unknown key \"sequnce\". Did you mean sequence?"),
      ("perigee.plan { sequence = 'intro' }", "contacts is missing"),
      (
        "perigee.plan { sequence = 'intor', contacts = 'large', senders = perigee.me() }",
        "no sequence intor in the workspace. Did you mean intro?"
      ),
      (
        "perigee.plan { sequence = 'intro', contacts = 'lagre', senders = perigee.me() }",
        "no filter lagre in the workspace. Did you mean large?"
      ),
      (
        "perigee.plan { sequence = 'intro', contacts = 'large', senders = 'me' }",
        "senders must be perigee.owners()"
      ),
      (
        "perigee.plan { sequence = 'intro', contacts = 'large', senders = perigee.me(), mode = 3 }",
        "mode must be perigee.spread"
      ),
      (
        "perigee.plan { sequence = 'intro', contacts = 'large', senders = perigee.me(), fit = 'x' }",
        "fit cannot be \"x\". Choices: whole, truncate"
      ),
      ("perigee.list 'sprong'", "Did you mean spring?"),
      ("perigee.spread {}", "per_day"), ("perigee.spread { per_day = 0 }", "per_day"),
      ("perigee.spread { per_day = 1.5 }", "per_day must be a whole number"),
      ("perigee.contacts(perigee.filter { where = { emplyees = 3 } })", "emplyees"),
      ("perigee.contacts(perigee.filter { were = {} })", "Did you mean where?"),
      ("perigee.contacts(3)", "filter must be a string or a filter"),
      ("perigee.explain 'nobody'", "nobody is no email address"),
      ("perigee.explain(perigee.me())", "contact must be a string or a whole number or a contact"),
      ("perigee.explain(true)", "contact must be a string or a whole number or a contact"),
      ("perigee.explain(99)", "there is no contact of the number 99"),
      ("perigee.blacklist.add('x.example', 'custmer')", "Did you mean customer?"),
      ("perigee.plam {}", "Did you mean perigee.plan?"),
      ("perigee.contacts('large'):frist(1)", "Did you mean first?"),
      (
        "perigee.edit { contact = 'ann@x.example', sequence = 'intro', step = 9, subject = 'x' }",
        "intro has no step 9"
      ),
    ])
  func misuse(source: String, words: String) throws {
    let failure = try ScriptWorld().failure(source)
    #expect(failure.hasPrefix("scripts/test.lua:2: "), "\(failure)")
    #expect(failure.contains(words), "\(failure)")
  }
}
