import Foundation
import TestSupport
import Testing

@Suite("The workspace's files, and who may use them")
struct FileModeTests {
  private static let plan = [
    "intro", "--list", "all", "--senders", "me", "--start", "now", "--mode", "asap",
  ]

  private func world() throws -> Program {
    let program = try Program([
      "sequences/intro.lua": Program.sequence("intro"), "a.csv": Program.contacts(5),
      "save.lua": """
      local perigee = require "perigee"
      perigee.plan {
        sequence = "intro", contacts = perigee.list "all", senders = perigee.me(),
      }:save "script.plan"
      """,
    ])
    try program.run("import", "a.csv", "--list", "all")
    return program
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  @Test("The database, backups and plan files are their owner's alone")
  func modes() throws {
    let program = try world()
    try program.run("backup", "b.db")
    try program.run(["preview"] + Self.plan + ["--save", "p.plan"])
    try program.run("run", "save.lua")
    for file in ["perigee.db", "b.db", "p.plan", "script.plan"] {
      #expect(try mode("\(program.folder)/\(file)") == 0o600, "\(file)")
    }
  }

  @Test("A database of 1 byte, or of 0, is an error and is left as it is", arguments: [0, 1])
  func damaged(bytes: Int) throws {
    let program = try world()
    let path = "\(program.folder)/perigee.db"
    for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
    try Data(repeating: 0, count: bytes).write(to: URL(filePath: path))
    for arguments in [["contacts"], ["log"], ["backup", "b.db"], ["import", "a.csv"]] {
      let result = try program.run(arguments)
      #expect(result.code == 1 && result.error.contains("damaged"), "\(arguments): \(result)")
    }
    #expect(!FileManager.default.fileExists(atPath: "\(program.folder)/b.db"))
    #expect(try Data(contentsOf: URL(filePath: path)).count == bytes)
  }

  /// Root may write everywhere.
  private static let other =
    getuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : ""

  /// Runs `body` with a shell in which `other` runs the program in a workspace that it may read only.
  private func withReadOnly(
    _ program: Program, _ body: (ShellSession) throws -> Void
  ) throws {
    let shell = try ShellSession(in: program.folder)
    if getuid() == 0 { _ = try shell.run("chown -R 65534 .") }
    _ = try shell.run("chmod -R a-w .")
    defer { do { _ = try shell.run("chmod -R u+w .") } catch {} }
    try body(shell)
  }

  @Test("Reading works where nothing may be written, and writing says that it may not")
  func readOnly() throws {
    let program = try world()
    try program.run(["engage"] + Self.plan + ["--yes"])
    try withReadOnly(program) { shell in
      let run = "\(Self.other)\"$PROGRAM\" --now \"$NOW\" "
      for (command, words) in [
        ("contacts", "5 contacts"), ("report intro", "5 contacts in 1 engagement"),
        ("log", "engagement 1"), ("explain c1@x.example", "engagement 1"),
        ("log --verify", "the log is whole"), ("check", "all right"),
        ("preview \(Self.plan.joined(separator: " "))", "already"),
        ("diff --help", "Compares"),
      ] {
        let result = try shell.run(run + command)
        #expect(result.code == 0, "\(command): \(result)")
        if words != "already" { #expect(result.output.contains(words), "\(command): \(result)") }
      }
      let backup = try shell.run("\(run) backup \"${TMPDIR:-/tmp}/perigee-copy-$$.db\"")
      #expect(backup.code == 0 && backup.output.contains("read-only"), "\(backup)")
      for command in ["set c1@x.example first_name=Zoe", "blacklist add q.example"] {
        let result = try shell.run(run + command)
        #expect(result.code == 1 && result.error.contains("read-only"), "\(command): \(result)")
      }
    }
    #expect(try program.run("contacts").output.contains("N1"))
  }

  @Test("A workspace without a database, which may not be written, is checked and reads as empty")
  func readOnlyCheckout() throws {
    let program = try Program(["sequences/intro.lua": Program.sequence("intro")])
    try withReadOnly(program) { shell in
      let run = "\(Self.other)\"$PROGRAM\" --now \"$NOW\" "
      for (command, words) in [
        ("check", "all right"), ("contacts", "0 contacts"), ("log", "empty"),
      ] {
        let result = try shell.run(run + command)
        #expect(result.code == 0 && result.output.contains(words), "\(command): \(result)")
      }
      let written = try shell.run(run + "blacklist add q.example")
      #expect(written.code == 1 && written.error.contains("read-only"), "\(written)")
    }
  }

  @Test("Where changes wait in a log beside the database, reading says that SQLite has to write")
  func readOnlyLog() throws {
    let program = try world()
    // As a killed program leaves it: its log, without the index of the log.
    try Data(repeating: 1, count: 5_000).write(
      to: URL(filePath: "\(program.folder)/perigee.db-wal"))
    try withReadOnly(program) { shell in
      let result = try shell.run("\(Self.other)\"$PROGRAM\" contacts")
      #expect(result.code == 1 && result.error.contains("changes in a log"), "\(result)")
    }
  }

  @Test("PERIGEE_USER is not repeated by the hundred kilobytes, and an empty one is none")
  func user() throws {
    let program = try world()
    let shell = try ShellSession(in: program.folder)
    let long = try shell.run("PERIGEE_USER=$(printf %0100000d 7) perigee log")
    #expect(long.code == 1 && long.error.utf8.count < 1_000, "\(long.error.prefix(200))")
    let json = try shell.run("PERIGEE_USER=$(printf %0100000d 7) perigee log --format json")
    #expect(json.code == 1 && json.error.utf8.count < 2_000)
    #expect(try shell.run("PERIGEE_USER= perigee log").code == 0)
  }
}
