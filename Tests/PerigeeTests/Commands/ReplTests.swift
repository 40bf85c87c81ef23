import Foundation
import TestSupport
import Testing

@Suite("The REPL")
struct ReplTests {
  /// What the page shows, typed and compared, prompts included.
  @Test("The session in the documentation is what happens")
  func transcript() throws {
    let shown = try #require(Page(file: "scripts/REPL.md").texts(in: "text").first)
    let typed = shown.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { $0.hasPrefix("> ") || $0.hasPrefix("… ") }.map { $0.dropFirst(2) + "\n" }.joined()
    let program = try Program()
    try program.copy("\(Checkout.path)/scripts/example")
    try program.copy("\(Checkout.path)/scripts/demo/contacts.csv", to: "contacts.csv")
    try program.run("import", "contacts.csv", "--list", "leads")
    let result = try program.type(typed, into: ["repl", "--echo"])
    #expect(result.output == shown, "\(result)")
  }

  @Test(
    "An entry is an expression or statements, and goes on where it has to",
    arguments: [
      ("1 + 1\n", "2\n"), ("= 1 + 1\n", "2\n"), ("x = 5\nx\n", "5\n"), ("local x = 5\nx\n", "5\n"),
      ("local function f() return 7 end\nf()\n", "7\n"), ("2\n_ * 3\n", "2\n6\n"),
      ("for i = 1, 2 do\nprint(i)\nend\n", "1\n2\n"), ("1 +\n2\n", "3\n"),
      ("'a', nil, 2\n", "\"a\"\nnil\n2\n"), ("{ b = 1, a = { 2 } }\n", "{ a = { 2 }, b = 1 }\n"),
      ("t = {} t.t = t t\n", ""), ("t = {} t.t = t\nt\n", "{ t = <cycle> }\n"),
      ("text.fold 'É'\n", "\"e\"\n"), ("\n\n3\n", "3\n"), ("nil\n", ""),
      ("local x; x = 1\nx\n", "1\n"), ("local y = 1; local z = 2\ny + z\n", "3\n"),
      ("local\tu = 3\nu\n", "3\n"), ("local a, b <const> = 5, 6\na + b\n", "11\n"),
      ("local n\nn == nil\n", "true\n"), ("local s = '<b>'\ns\n", "\"<b>\"\n"),
      ("local function f(c) return c < 50 end\nf(1)\n", "true\n"),
      ("local f = function(c)\nlocal d = c < 5\nreturn d\nend\nf(1)\n", "true\n"),
      ("local perigee = require 'perigee'\nperigee.user()\n", "\"anna@acme.example\"\n"),
      ("print 'x'\n", "x\n"), ("perigee.user()\n", "\"anna@acme.example\"\n"),
    ])
  func entries(typed: String, printed: String) throws {
    let program = try Program()
    let result = try program.type(typed, into: ["repl"])
    if printed.isEmpty, typed.hasSuffix("t t\n") {
      #expect(result.code == 1)
    } else {
      #expect(result.output == printed, "\(result)")
    }
  }

  @Test(
    "A value is printed as Lua writes it",
    arguments: [
      (#"'a\27[2Jb\0001'"#, #""a\27[2Jb\0001""#),
      (#"'t\tr\rq"\\'"#, #""t\tr\rq\"\\""#), (#"'\xffZ\xFC1'"#, #""\xFFZ\xFC1""#),
      (#"'\u{85}'"#, #""\u{85}""#), (#"'1\n2\27'"#, "1\n2\\27"),
      (#"{ ['a\27'] = 1, ['end'] = 5, e = 6 }"#, #"{ ["a\27"] = 1, e = 6, ["end"] = 5 }"#),
      ("{ [('x'):rep(1e6)] = 1 }", "{\n  [\"\(String(repeating: "x", count: 1_000))\"…] = 1,\n}"),
      ("{ ('x'):rep(3), print }", #"{ "xxx", function }"#), ("perigee.lists()", "{}"),
      ("{ perigee.all(), 1 }", "{ <contacts: 0 contacts by no filter>, 1 }"),
      ("{ a = perigee.all() }", "{ a = <contacts: 0 contacts by no filter> }"),
    ])
  func values(typed: String, printed: String) throws {
    let result = try Program().type(typed + "\n", into: ["repl"])
    #expect(result.output == printed + "\n", "\(result)")
  }

  @Test("Of a long value the beginning is printed, with how all of it is seen")
  func long() throws {
    let result = try Program().type(
      """
      t = {}
      for i = 1, 40 do
        t[i] = {}
        for j = 1, 40 do t[i][j] = {} for k = 1, 40 do t[i][j][k] = k end end
      end
      t
      ('x'):rep(100000)
      ('x\\n'):rep(300)
      u = {} for i = 1, 300000 do u["k" .. i] = i end
      u

      """, into: ["repl"])
    #expect(result.output.split(separator: "\n").count < 500)
    #expect(result.output.utf8.count < 100_000)
    for words in [
      "… 39 more,\n}\n… for k, v in pairs(_) do print(k, v) end shows all\n",
      "x\"\n… and 34,464 more bytes; print(_) shows all\n",
      "x\n… and 100 more lines; print(_) shows all\n", "… 299,960 more,\n}\n",
      "{\n  k1 = 1,\n  k10 = 10,\n  k100 = 100,\n  k1000 = 1000,\n",
    ] {
      #expect(result.output.contains(words), "\(words)")
    }
  }

  @Test("An error shows the line of the entry that the function was defined by")
  func lines() throws {
    let result = try Program(["broken.lua": "return {"]).type(
      """
      function boom()
        return nil .. "x"
      end
      1
      boom()
      require "broken"
      'on'

      """, into: ["repl"])
    #expect(result.output == "1\n\"on\"\n")
    #expect(
      result.error.hasPrefix(
        """
        error: repl 1:2: attempt to concatenate a nil value
          2 |   return nil .. "x"
            |   ^
        """), "\(result)")
    #expect(result.error.contains("broken.lua:1: unexpected symbol near <eof>"), "\(result)")
  }

  @Test("An entry that the input ends in is told, and one with a damaged line is not run")
  func damage() throws {
    let program = try Program()
    let open = try program.type("'a'\nfunction f(\n", into: ["repl"])
    #expect(open.code == 1)
    #expect(open.error.contains("the last entry is not finished: repl 2:1: <name> or"))
    try Data("'a'\nif x == '".utf8 + [0xFC] + "' then\nprint 'no'\nend\n'b'\n".utf8)
      .write(to: URL(filePath: "\(program.folder)/in"))
    let damaged = try program.run(["repl"], timeout: 60, input: "in")
    #expect(damaged.output == "\"a\"\n\"b\"\n")
    #expect(damaged.error.contains("standard input, line 2: not UTF-8"), "\(damaged)")
    #expect(damaged.code == 1)
  }

  @Test("An error is told, the session goes on, and the exit code remembers")
  func errors() throws {
    let program = try Program()
    let result = try program.type("plam\nprint = 1\nstring.x = 1\n'on'\n", into: ["repl"])
    #expect(result.output == "\"on\"\n")
    for words in ["no variable \"plam\"", "print is what everybody has", "cannot be changed"] {
      #expect(result.error.contains(words), "\(result.error)")
    }
    #expect(result.code == 1)
    #expect(try program.type("os.exit(3)\n'never'\n", into: ["repl"]).code == 3)
  }

  @Test("Help knows functions, methods, classes, modules and what they are called by")
  func help() throws {
    let program = try Program(["sequences/intro.lua": Program.sequence("intro")])
    for (typed, words) in [
      ("help help\n", "help plan about a function"), ("help exit\n", "exit ends the session"),
      ("help 'quit'\n", "quit ends the session"),
      ("help()\n", "Modules, by require"), ("help 'plan'\n", "perigee.plan(options)"),
      ("help(perigee.plan)\n", "perigee.plan(options)"), ("help(text.fold)\n", "text.fold(text)"),
      ("help(text)\n", "text.trim"), ("help(perigee.all())\n", "contacts:each()"),
      ("help(perigee.all().each)\n", "contacts:each()"), ("help 'perigee.Plan'\n", "plan:engage()"),
      ("help(print)\n", "manual.html#pdf-print"), ("help(string.format)\n", "there is no %p"),
      ("help 'string.format'\n", "there is no %p"), ("help(string)\n", "string.gsub"),
      ("help 'fold'\n", "text.fold(text)"), ("function f() end\nhelp(f)\n", "repl 1:1 defines"),
      ("help {}\n", "a table"),
    ] {
      #expect(try program.type(typed, into: ["repl"]).output.contains(words), "\(typed)")
    }
    let index = try program.type("perigee.all()[1]\n", into: ["repl"])
    #expect(index.error.contains("the contacts: it is no table and has no [1]; :first(n) gives"))
    let wrong = try program.type("help 'plann'\n", into: ["repl"])
    #expect(wrong.error.contains("Did you mean plan?"), "\(wrong)")
  }

  @Test(
    "A word that nothing is called finds what says it, and one that nothing says tells what to try",
    arguments: [
      ("help 'quota'\n", "perigee.Quota"), ("help 'blacklist'\n", "perigee.blacklist.add"),
      ("help 'warm up'\n", "perigee.WarmUp"), ("help 'BLACKLIST'\n", "perigee.blacklist.remove"),
      ("help 'holiday'\n", "holidays."), ("help 'json'\n", "json.decode(text)"),
    ])
  func search(typed: String, words: String) throws {
    let program = try Program()
    let found = try program.type(typed, into: ["repl"])
    #expect(found.output.contains(words) && found.code == 0, "\(found)")
  }

  @Test("What nothing says is told, by help and by the command")
  func nothingFound() throws {
    let program = try Program()
    let typed = try program.type("help 'xyzzy'\nhelp 'xyzzy frob'\n", into: ["repl"])
    #expect(typed.error.contains("there is no help about xyzzy, and nothing says it"), "\(typed)")
    #expect(typed.error.contains("Try a word such as quota"), "\(typed)")
    let asked = try program.run("reference", "xyzzy")
    #expect(asked.code == 1 && asked.error.contains("nothing says it"), "\(asked)")
    for (asked, words) in [
      ("blacklst", "blacklist"), ("quta", "quota"), ("sender_ruls", "sender_rule"),
    ] {
      let typed = try program.type("help '\(asked)'\n", into: ["repl"])
      let named = try program.run("reference", asked)
      for result in [typed, named] {
        #expect(result.error.contains("Did you mean \(words)"), "\(result)")
      }
    }
    let found = try program.run("reference", "quota")
    #expect(found.code == 0 && found.output.contains("perigee.Quota"), "\(found)")
  }

  @Test("help, ?, exit and quit are words, and variables of those names are Lua's")
  func words() throws {
    let program = try Program()
    for typed in ["help\n", "?\n", "  help \n"] {
      let result = try program.type(typed, into: ["repl"])
      #expect(result.output.contains("Modules, by require") && result.code == 0, "\(result)")
    }
    for typed in ["help quota\n", "? quota\n", "?quota\n", "help \"quota\"\n"] {
      let result = try program.type(typed, into: ["repl"])
      #expect(result.output.contains("perigee.Quota") && result.code == 0, "\(result)")
    }
    for word in ["exit", "quit", "exit()", "quit()", " exit "] {
      let result = try program.type("1\n\(word)\n2\n", into: ["repl"])
      #expect(result.output == "1\n" && result.code == 0, "\(result)")
    }
    #expect(try program.type("nope\nexit\n", into: ["repl"]).code == 1)
    let own = try program.type(
      "exit = 5\nexit\nquit = { exit = 6 }\nquit.exit\nprint(\nexit\n)\nhelp == nil\n",
      into: ["repl"])
    #expect(own.output == "5\n6\n5\nfalse\n", "\(own)")
  }

  @Test("Contacts are named by a table of conditions, as --where compares")
  func conditions() throws {
    let program = try Program(Program.smallWorkspace)
    try program.run("import", "contacts.csv", "--list", "spring")
    let result = try program.type(
      """
      perigee.contacts { company = "Xenon" }
      perigee.contacts { company = "xenon" }.count
      perigee.contacts { company = "" }:first(1)[1].email
      perigee.contacts { employees = 80.0 }.count, perigee.contacts { employees = "80" }.count
      perigee.contacts { owner = "Anna", employees = perigee.at_least(200) }:first(1)[1].email
      perigee.contacts { email = "ANN@x.example", list = "spring" }.count
      perigee.all():filter({ company = "Zinc" }):with({ company = "Xenon" }).count
      perigee.plan({ sequence = "intro", contacts = { company = "Xenon" }, senders = perigee.me() }).contacts

      """, into: ["repl"])
    #expect(
      result.output == """
        1 contact by company=Xenon
        0
        "dan@w.example"
        1
        1
        "dan@w.example"
        1
        2
        1

        """, "\(result)")
    for (typed, words) in [
      ("{ compny = 'x' }", "Did you mean company?"),
      ("{ status = 'nwe' }", "nwe is no status. Did you mean new?"),
      ("{ company = print }", "company must be what it gives, called by its ()"),
      ("{ company = perigee.blank }", "called by its (): perigee.blank()"),
      ("{ 'Xenon' }", "a table with the key 1"),
      ("{}", "or perigee.all() for everybody"), ("{ list = 'sprng' }", "Did you mean spring?"),
      ("{ employees = 'many' }", "employees is declared a number"),
      ("{ company = { 'a' } }", "company"),
    ] {
      let wrong = try program.type("perigee.contacts \(typed)\n", into: ["repl"])
      #expect(wrong.error.contains(words), "\(typed): \(wrong)")
    }
  }

  private static let records = """
    dan@w.example is excluded:
      missing_variables: no value for company; set company on the contact, write a filler, or give the \
    template a default
    contact        reasons
    dan@w.example  no value for company
    contact        step  sender             at
    ann@x.example     1  anna@acme.example  Mon 23 Nov 2026 09:00 (+01:00)
    ben@y.example     1  anna@acme.example  Mon 23 Nov 2026 09:01 (+01:00)
    {
      <excluded: dan@w.example, no value for company>,
      a = <sending: ann@x.example, step 1, anna@acme.example, Mon 23 Nov 2026 09:00 (+01:00)>,
    }
    contact        from             to
    ben@y.example  bo@acme.example  anna@acme.example
    cyd@z.example  –                anna@acme.example
    Step 2  Thu 26 Nov 2026 14:00 (+01:00)
    From:    anna@acme.example
    Subject: Re: Xenon and us

    Just a word
    contact  ann@x.example
    step     1
    sender   anna@acme.example
    at       Mon 23 Nov 2026 09:00 (+01:00)
    contact        step  sender             at
    ann@x.example     1  anna@acme.example  Mon 23 Nov 2026 09:00 (+01:00)
    email              contacts  first                           last
    anna@acme.example         3  Mon 23 Nov 2026 09:00 (+01:00)  Thu 26 Nov 2026 14:02 (+01:00)
    engaged: engagement 1, 3 contacts, 6 sendings
    number  at                              user               action        subject  detail
         3  Mon 23 Nov 2026 08:40 (+01:00)  anna@acme.example  change_owner  intro    2 contacts by engagement 1
    engagement 1 of intro is undone: 3 contacts, 6 sendings cancelled
    name    count
    spring      4
    "missing_variables"
    {}

    """

  @Test("What the host hands out prints as people read it, one by one and as a list")
  func records() throws {
    let program = try Program(Program.smallWorkspace)
    try program.run("import", "contacts.csv", "--list", "spring")
    let result = try program.type(
      """
      plan = perigee.plan { sequence = "intro", contacts = perigee.all(), senders = perigee.me() }
      plan:excluded()[1]
      plan:excluded()
      plan:sendings(2)
      { a = plan:sendings(1)[1], plan:excluded()[1] }
      plan:owner_changes()
      plan:emails_to("ann@x.example")[2]
      print(plan:sendings(1)[1])
      print(plan:sendings(1))
      plan.senders
      plan:engage()
      perigee.log(1)
      perigee.rollback(1)
      perigee.lists()
      plan:excluded()[1].reasons[1].code
      perigee.blacklist.list()

      """, into: ["repl"])
    #expect(result.output == Self.records, "\(result)")
  }
}
