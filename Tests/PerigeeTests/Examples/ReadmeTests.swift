import TestSupport
import Testing

/// What the README shows is what happens.
@Suite("The README")
struct ReadmeTests {
  private let page: Page

  init() throws { page = try Page(file: "README.md") }

  /// A new workspace with the demo's contacts in the list `spring`.
  private func workspace() throws -> Program {
    let program = try Program.made()
    try program.copy("\(Checkout.path)/scripts/demo/contacts.csv", to: "contacts.csv")
    let result = try program.run("import", "contacts.csv", "--list", "spring")
    #expect(result.code == 0, "\(result)")
    return program
  }

  @Test("The first session, typed into a shell, prints what the page shows")
  func session() throws {
    let folder = try TemporaryFolder()
    let shell = try ShellSession(in: folder.path)
    let commands = Transcript(page).commands
    try #require(commands.count >= 8)
    for command in commands {
      // Where make install puts what lies in the checkout.
      let line = command.line.replacing("/usr/local/share/perigee", with: Checkout.path)
      let result = try shell.run(line)
      #expect(result.code == 0, "$ \(line)\n\(result.error)")
      #expect(
        command.matches(result.output + result.error),
        "$ \(line)\n\(result.output)\(result.error)")
    }
  }

  @Test("The README's script runs as it stands there, and prints the calendar below it")
  func script() throws {
    let place = try #require(page.blocks.firstIndex { $0.language == "lua" })
    let calendar = page.blocks[place + 1].text
    let program = try workspace()
    try program.write(page.blocks[place].text, to: "scripts/readme.lua")
    let result = try program.run("run", "scripts/readme.lua")
    #expect(result.code == 0, "\(result)")
    #expect(result.output == calendar)
    let report = try program.run("report", "intro").output
    #expect(report.hasPrefix("Report of intro: 6,706 contacts in 1 engagement"), "\(report)")
  }

  @Test("The README's test passes in a new workspace, in the file that its first line names")
  func test() throws {
    let test = try #require(page.texts(in: "lua").last)
    let file = try #require(test.firstMatch(of: /^-- (\S+_test\.lua), run by perigee test\n/)?.1)
    let program = try Program.made()
    try program.write(test, to: String(file))
    let result = try program.run("test", String(file), now: nil)
    #expect(result.code == 0, "\(result)")
    #expect(result.output.contains("✓ interns are left out"), "\(result)")
    #expect(result.output.hasSuffix("1 case in 1 file, all right\n"), "\(result)")
  }
}
