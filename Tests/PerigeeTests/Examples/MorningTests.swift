import PerigeeCore
import TestSupport
import Testing

/// The README's mornings on a terminal of 80 columns: what it shows in a pipe is tried by `ReadmeTests`.
@Suite("Mornings on a narrow terminal")
struct MorningTests {
  /// The commands of the section, and what they need of those before it.
  private func commands() throws -> [String] {
    let page = try Page(file: "README.md")
    let all = Transcript(page).commands.map(\.line)
    let begin = try #require(all.firstIndex { $0.contains("perigee init sales") })
    return Array(all[begin...].prefix { !$0.contains("away.eml") })
  }

  @Test("Every line fits, whatever the commands print, and they all succeed", arguments: [80, 60])
  func fits(columns: Int) throws {
    let program = try Program()
    try program.write(try Checkout.text("scripts/demo/contacts.csv"), to: "acme/contacts.csv")
    let commands = try commands()
    try #require(commands.count >= 12)
    var folder = "acme"
    for command in commands {
      let shell = """
        cd \(folder) && perigee() { "$PROGRAM" --now "$NOW" "$@"; }
        \(command)
        """
      let terminal = try TerminalProgram(
        program, [], columns: UInt16(columns), shell: shell)
      let (output, code) = terminal.finish()
      #expect(code == 0, "$ \(command)\n\(output)")
      for line in output.split(whereSeparator: \.isNewline) {
        #expect(String(line).displayWidth <= columns, "$ \(command)\n\(line)")
      }
      if command.contains("init sales") { folder = "sales" }
    }
  }

  @Test("A rep's morning in the REPL fits too")
  func lines() throws {
    let program = try Program.made()
    let text = try Checkout.text("scripts/demo/contacts.csv").split(separator: "\n").prefix(400)
    try program.write(text.joined(separator: "\n"), to: "contacts.csv")
    try program.run("import", "contacts.csv", "--list", "spring")
    let terminal = try TerminalProgram(program, ["repl"], columns: 80)
    terminal.expect("> ")
    for entry in [
      "germans = perigee.contacts { country = 'Germany', owner = 'Chiara' }", "germans:first(3)",
      "plan = perigee.plan { sequence = 'intro', contacts = germans, senders = perigee.owners() }",
      "plan",
      "plan:excluded()", "plan:sendings(3)", "plan:emails_to(plan:sendings(1)[1].contact)",
      "plan:engage()",
      "perigee.explain(plan:sendings()[8].contact)", "perigee.report 'intro'", "perigee.senders()",
      "perigee.senders()[1]", "perigee.calendar()", "help", "help quota", "help 'plan'",
      "perigee.log(3)",
      "perigee.rollback(1)",
    ] {
      terminal.type("\(entry)\r")
      terminal.type("'b' .. 'ack \(entry.count)'\r")
      let screen = terminal.screen(until: "\"back \(entry.count)\"")
      let printed = screen.split(whereSeparator: \.isNewline).dropFirst()
      #expect(!screen.contains("error: "), "\(entry)\n\(screen)")
      for line in printed where !line.contains("> ") {
        #expect(String(line).displayWidth <= 80, "\(entry)\n\(line)")
      }
    }
    terminal.type("exit\r")
    #expect(terminal.end() == 0)
  }
}
