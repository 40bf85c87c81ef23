import Foundation
import TestSupport
import Testing

@Suite("Folders that scripts make")
struct WrittenFolderTests {
  private func run(_ source: String, in program: Program) throws -> Program.Result {
    try program.write("local perigee = require 'perigee'\n" + source, to: "s.lua")
    return try program.run("run", "s.lua")
  }

  @Test("A file's folders are made with it, and what is not there reads as nil")
  func made() throws {
    let program = try Program(Program.smallWorkspace)
    try program.run("import", "contacts.csv")
    let result = try run(
      """
      print(perigee.read "out/a/b.txt")
      perigee.write("out/a/b.txt", "one")
      perigee.write("out/./a//c.txt", "two")
      print(perigee.read "out/a/b.txt", perigee.read "out/a/c.txt")
      perigee.plan({ sequence = "intro", contacts = perigee.all(), senders = perigee.me() }):save "plans/x/i.plan"
      print(perigee.load_plan("plans/x/i.plan").contacts)
      print(perigee.backup("backups/one.db").whole)
      """, in: program)
    #expect(result.output == "nil\none\ttwo\n3\ntrue\n", "\(result)")
    let mode = try FileManager.default.attributesOfItem(atPath: "\(program.folder)/backups/one.db")
    #expect(mode[.posixPermissions] as? Int == 0o600)
    let again = try run("perigee.backup 'backups/one.db'", in: program)
    #expect(again.code == 1 && again.error.contains("backups/one.db"), "\(again)")
    #expect(try program.run("log", "--limit", "1").output.contains("backups/one.db"))
  }

  @Test(
    "No folder is made outside of the workspace, nor one that is hidden or the workspace's own",
    arguments: [
      ("../new/x.txt", "below it"), ("/tmp/new/x.txt", "below it"),
      ("a/../../new/x.txt", "below it"),
      (".new/x.txt", "hidden"), ("a/.new/x.txt", "hidden"),
      ("out/new/x.txt", "not in the workspace"),
      ("git/new/x.txt", "hidden"), ("nowhere/new/x.txt", "leads to nothing"),
      ("new.lua/x.txt", "own files"), ("perigee.db-wal/x.txt", "own files"),
      ("new/x.lua", "own files"),
      ("file.txt/new/x.txt", "file.txt/new/x.txt"), ("", "below it"), ("new/", "regular file"),
    ])
  func bounds(path: String, words: String) throws {
    let outside = try TemporaryFolder()
    let program = try Program(["file.txt": "x", ".git/config": "x"])
    try program.link("out", to: outside.path)
    try program.link("git", to: ".git")
    try program.link("nowhere", to: "gone")
    let before = try FileManager.default.subpathsOfDirectory(atPath: program.folder).count
    for call in ["perigee.write('\(path)', 'x')", "perigee.backup '\(path)'"] {
      let result = try run(call, in: program)
      #expect(
        path == "new/" || result.code == 1 && result.error.contains(words), "\(call): \(result)")
    }
    if path != "new/" {
      let after = try FileManager.default.subpathsOfDirectory(atPath: program.folder)
      #expect(after.count { $0 != "s.lua" && !$0.hasPrefix("perigee.db") } == before, "\(after)")
    }
    #expect(try FileManager.default.subpathsOfDirectory(atPath: outside.path).isEmpty)
  }

  @Test("A link that stays inside is followed, and tests keep their files to themselves")
  func inside() throws {
    let program = try Program([
      "real/keep.txt": "x",
      "w_test.lua": """
      local test, perigee = require "perigee.test", require "perigee"
      test.case("one", function()
        perigee.write("made/by/test.txt", "x")
        test.eq(perigee.read "made/by/test.txt", "x")
      end)
      test.case("two", function() test.eq(perigee.read "made/by/test.txt", nil) end)
      """,
    ])
    try program.link("link", to: "real")
    #expect(try run("perigee.write('link/a/b.txt', 'y')", in: program).code == 0)
    #expect(try program.read("real/a/b.txt") == "y")
    let tested = try program.run("test")
    #expect(tested.code == 0, "\(tested)")
    #expect(!FileManager.default.fileExists(atPath: "\(program.folder)/made"))
  }
}
