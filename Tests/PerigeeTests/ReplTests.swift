import Foundation
import Testing

@Suite("The REPL")
struct ReplTests {
  /// What the page shows, typed and compared, prompts included.
  @Test("The session in the documentation is what happens")
  func transcript() throws {
    let page = try String(
      contentsOf: URL(filePath: "\(Program.checkout)/scripts/REPL.md"), encoding: .utf8)
    let block = try #require(page.split(separator: "```text\n").dropFirst().first)
    let shown = String(block.split(separator: "```", maxSplits: 1)[0])
    let typed = shown.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { $0.hasPrefix("> ") || $0.hasPrefix("… ") }.map { $0.dropFirst(2) + "\n" }.joined()
    let program = try Program()
    try program.copy("\(Program.checkout)/scripts/example")
    try program.copy("\(Program.checkout)/scripts/demo/contacts.csv", to: "contacts.csv")
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
    ] {
      #expect(try program.type(typed, into: ["repl"]).output.contains(words), "\(typed)")
    }
    let wrong = try program.type("help 'plann'\n", into: ["repl"])
    #expect(wrong.error.contains("Did you mean plan?"), "\(wrong)")
  }
}
