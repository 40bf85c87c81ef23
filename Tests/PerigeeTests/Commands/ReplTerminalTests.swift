import Foundation
import TestSupport
import Testing

@Suite("The REPL on a terminal")
struct ReplTerminalTests {
  @Test("At a question Ctrl-C interrupts, Ctrl-D answers no once, and the next one is asked again")
  func confirm() throws {
    let terminal = try TerminalProgram(Program(), ["repl"])
    terminal.expect("> ")
    terminal.type("perigee.confirm 'One?'\r", "[y/N] ")
    terminal.type("\u{3}", "interrupted")
    terminal.type("perigee.confirm 'Two?'\r", "[y/N] ")
    terminal.type("\u{4}", "false")
    terminal.type("perigee.confirm 'Three?'\r", "[y/N] ")
    terminal.type("y\r", "true")
    terminal.type("perigee.confirm 'Four?'\r", "[y/N] ")
    terminal.type("\u{3}", "interrupted")
    terminal.expect("> ")
    terminal.type("\u{4}")
    #expect(terminal.end() == 0)
  }

  @Test("A script that is interrupted at a question ends as one that is interrupted elsewhere")
  func script() throws {
    let program = try Program([
      "ask.lua": "local perigee = require 'perigee'\nprint(perigee.confirm 'Well?')"
    ])
    let terminal = try TerminalProgram(program, ["run", "ask.lua"])
    terminal.expect("[y/N] ")
    terminal.type("\u{3}", "interrupted")
    #expect(terminal.end() == 130)
  }

  @Test("What scripts print and what errors quote shows control characters and does not send them")
  func controls() throws {
    let terminal = try TerminalProgram(Program(), ["repl"])
    terminal.expect("> ")
    terminal.type("print '\\27]0;x\\7'\r", "\n\\27]0;x\\7\r\n")
    terminal.type("error '\\27[2Jq'\r", "\\27[2Jq\r\n")
    terminal.type("'\\155[31mz'\r", "\"\\x9B[31mz\"\r\n")
  }

  @Test("Ctrl-C stops what the host does for an entry")
  func interrupt() throws {
    let program = try Program()
    try program.write(Program.contacts(60_000), to: "contacts.csv")
    try program.run("import", "contacts.csv")
    let terminal = try TerminalProgram(program, ["repl"])
    terminal.expect("> ")
    for entry in ["x = perigee.all():first(60000)", "for i = 1, 1e9 do end"] {
      terminal.type("print 'begun' \(entry)\r", "\nbegun")
      terminal.type("\u{3}", "^C\r\nerror: repl")
      terminal.expect("interrupted")
      terminal.expect("> ")
    }
  }

  @Test("Ctrl-D within an entry gives it up, and Ctrl-D at its beginning leaves")
  func end() throws {
    let terminal = try TerminalProgram(Program(), ["repl"])
    terminal.expect("> ")
    terminal.type("f(\r", "… ")
    terminal.type("\u{4}", "> ")
    terminal.type("'st' .. 'ill'\r", "\"still\"")
    terminal.expect("> ")
    terminal.type("\u{4}")
    #expect(terminal.end() == 0)
  }

  @Test("A history that cannot be kept is told at the beginning")
  func history() throws {
    let terminal = try TerminalProgram(
      Program(), ["repl"], environment: ["XDG_STATE_HOME": "/proc/nope"])
    terminal.expect("warning: /proc/nope/perigee/history: No such file or directory")
    terminal.expect("> ")
  }

  @Test("Tab ends a text whose word is the only one; a Tab with more behind it was pasted")
  func tab() throws {
    let terminal = try TerminalProgram(
      Program(["sequences/intro.lua": Program.sequence("intro")]), ["repl"])
    terminal.expect("> ")
    terminal.type("('intr\t", "o'")
    terminal.type("):upper()\r", "\"INTRO\"")
    terminal.type("#'a\tb'\r", "\n3\r\n")
  }
}
