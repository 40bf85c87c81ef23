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
}
