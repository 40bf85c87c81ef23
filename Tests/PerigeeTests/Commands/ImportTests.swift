import Foundation
import TestSupport
import Testing

@Suite("perigee import and contacts")
struct ImportTests {
  @Test("The tricky rows come out as their README says, with line numbers")
  func tricky() throws {
    let program = try Program()
    let file = "\(Checkout.path)/Tests/PerigeeCoreTests/Resources/tricky-contacts.csv"
    let json = try program.run("import", file, "--list", "t", "--format", "json").json
    #expect(json["imported"] as? Int == 7)
    let rejected = try #require(json["rejected"] as? [[String: Any]])
    #expect(rejected.compactMap { $0["line"] as? Int } == [5, 6, 7, 9, 10, 14, 18])
    let warnings = try #require(json["warnings"] as? [[String: Any]])
    #expect(warnings.compactMap { $0["line"] as? Int } == [8])
    let csv = try program.run("contacts", "--format", "csv").output
    #expect(csv.contains("'=HYPERLINK"))
    #expect(csv.contains("\"two\r\nlines\""))
  }

  @Test(
    "A file that is missing, empty, binary or a folder is one clear error, and nothing changes",
    arguments: [
      ("nope.csv", "No such file"), ("empty.csv", "empty"), ("binary.csv", "binary"),
      (".", "directory"),
    ])
  func unreadable(file: String, message: String) throws {
    let program = try Program(["empty.csv": "", "binary.csv": "\0\u{1}\u{2}binary\n"])
    let result = try program.run("import", file)
    #expect(result.code == 1)
    #expect(result.error.contains(message), "\(result.error)")
    #expect(try program.run("contacts").output.contains("0 contacts"))
  }

  @Test("A line of 64 MiB is one rejected row, and the row behind it is imported")
  func longLine() throws {
    let program = try Program()
    let url = URL(filePath: "\(program.folder)/long.csv")
    try Data("email,note\n".utf8).write(to: url)
    let file = try FileHandle(forWritingTo: url)
    try file.seekToEnd()
    for _ in 0..<64 { try file.write(contentsOf: Data(repeating: 0x78, count: 1 << 20)) }
    try file.write(contentsOf: Data("\nann@x.example,ok\n".utf8))
    let json = try program.run("import", "long.csv", "--format", "json").json
    #expect(json["imported"] as? Int == 1)
    #expect((json["rejected"] as? [[String: Any]])?.first?["line"] as? Int == 2)
  }

  @Test(
    "A value that is left out is told with what became of its row, and a strict import rejects it")
  func wrongValues() throws {
    let program = try Program([
      "perigee.lua": Program.team(more: "\n  variables = { size = \"number\" },"),
      "a.csv": "email,size\na@x.example,12x\n",
    ])
    let words = "size is declared a number and is \"12x\"; write it as 1234.5"
    let strict = try program.run("import", "a.csv", "--strict").output
    #expect(strict.contains("line 2: rejected: \(words)\n"), "\(strict)")
    let warning = "\(words). The value is left out, and the rest of the row is taken"
    let json = try program.run("import", "a.csv", "--dry-run", "--format", "json").json
    #expect((json["warnings"] as? [[String: Any]])?.first?["reason"] as? String == warning)
    let text = try program.run("import", "a.csv").output
    #expect(text.contains("line 2: warning: \(warning)\n"), "\(text)")
    #expect(
      try program.run("contacts", "--format", "csv").output.contains("a@x.example,new,,,\r\n"))
  }

  @Test("A second import fills, skips or overwrites, and counts what it did")
  func onExisting() throws {
    let program = try Program([
      "a.csv": "email,x,y\nann@x.example,1,\n", "b.csv": "email,x,y\nann@x.example,2,3\n",
    ])
    try program.run("import", "a.csv")
    let skipped = try program.run("import", "b.csv", "--on-existing", "skip", "--format", "json")
    #expect(try skipped.json["unchanged"] as? Int == 1)
    try program.run("import", "b.csv")
    #expect(try program.run("contacts", "--format", "csv").output.contains(",1,3"))
    try program.run("import", "b.csv", "--on-existing", "overwrite")
    #expect(try program.run("contacts", "--format", "csv").output.contains(",2,3"))
  }

  @Test("A dry run counts and keeps nothing")
  func dryRun() throws {
    let program = try Program(["a.csv": Program.contacts(3)])
    let result = try program.run("import", "a.csv", "--dry-run", "--format", "json")
    #expect(try result.json["imported"] as? Int == 3)
    #expect(try program.run("contacts").output.contains("0 contacts"))
  }

  @Test("--map names a column, and a header that is not there is an error with a suggestion")
  func map() throws {
    let program = try Program(["a.csv": "Mail adress;Société\nann@x.example;A\n"])
    try program.run("import", "a.csv", "--map", "Mail adress=email", "--map", "Société=firm")
    #expect(try program.run("contacts", "--format", "csv").output.contains("firm"))
    let wrong = try program.run("import", "a.csv", "--map", "Mail address=email")
    #expect(wrong.code == 2)
    #expect(wrong.error.contains("Mail adress"))
  }

  @Test("set changes one contact, and refuses unknown contacts and names that are none")
  func set() throws {
    let program = try Program(["a.csv": Program.contacts(1)])
    try program.run("import", "a.csv")
    #expect(try program.run("set", "c1@x.example", "first_name=Zoë", "status=qualified").code == 0)
    let json = try program.run("contacts", "--format", "json").output
    #expect(json.contains("Zoë") && json.contains("qualified"))
    #expect(try program.run("set", "no@x.example", "a=b").code == 1)
    #expect(try program.run("set", "c1@x.example", "First Name=b").code == 1)
  }
}
