import Foundation
import TestSupport
import Testing

@Suite("perigee rollback and perigee log --verify")
struct RollbackTests {
  private func world() throws -> Program {
    let program = try Program([
      "sequences/intro.lua": Program.sequence("intro"), "a.csv": Program.contacts(5),
      "undo.lua": #"print(require "perigee".rollback(tonumber((...))))"#,
    ])
    try program.run("import", "a.csv", "--list", "all")
    try program.run(
      "engage", "intro", "--list", "all", "--senders", "me", "--start", "now", "--mode", "asap",
      "--yes")
    return program
  }

  @Test("It says what it would undo and undoes nothing without a yes")
  func asks() throws {
    let program = try world()
    let asked = try program.run("rollback", "1")
    #expect(asked.code == 2, "\(asked)")
    for words in ["--yes", "engagement 1 of intro: 5 contacts, 5 sendings", "anna@acme.example"] {
      #expect(asked.error.contains(words), "\(asked)")
    }
    #expect(try program.run("report", "intro").output.contains("5 contacts in 1 engagement"))
    let done = try program.run("rollback", "1", "--yes")
    #expect(done.code == 0)
    #expect(done.output == "engagement 1 of intro is undone: 5 contacts, 5 sendings cancelled\n")
    #expect(try program.run("explain", "c1@x.example").output.contains("rolled back"))
    // What is undone counts in no number of contacts; its state has a line of its own.
    let report = try program.run("report", "intro").output
    #expect(report.hasPrefix("Report of intro: 0 contacts in 0 engagements\n"), "\(report)")
    #expect(report.contains("rolled back"), "\(report)")
  }

  @Test("On a terminal it shows that and asks, and a no leaves everything")
  func terminal() throws {
    let program = try world()
    for (answer, engagements) in [("n", "1"), ("y", "0")] {
      let terminal = try TerminalProgram(program, ["rollback", "1"])
      terminal.expect("5 contacts, 5 sendings")
      terminal.expect("[y/N]")
      terminal.type("\(answer)\r")
      #expect(terminal.end() == 0)
      let report = try program.run("report", "intro", "--format", "json").json
      #expect(report["engagements"] as? Int == Int(engagements))
    }
  }

  @Test("A second one says when it was undone and by whom, in scripts as well")
  func twice() throws {
    let program = try world()
    let undone = try program.run("rollback", "1", "--yes", "--format", "json").json
    #expect(undone["rolled_back"] as? Int == 1 && undone["contacts"] as? Int == 5)
    for arguments in [["rollback", "1"], ["rollback", "1", "--yes"], ["run", "undo.lua", "1"]] {
      let again = try program.run(arguments, now: "2026-11-24T08:40:00+01:00")
      #expect(again.code == 1)
      #expect(
        again.error.contains(
          "engagement 1 was undone already, on Mon 23 Nov 2026 08:40 "
            + "(Europe/Paris) by anna@acme.example"), "\(again)")
    }
    let json = try program.run("rollback", "1", "--format", "json")
    #expect(try json.failure["code"] as? String == "undone_already")
    let unknown = try program.run("rollback", "9")
    #expect(unknown.code == 1 && unknown.error.contains("there is no engagement 9"))
  }

  @Test("A script gets what was undone, and prints it")
  func script() throws {
    let program = try world()
    let result = try program.run("run", "undo.lua", "1")
    #expect(result.output.contains("engagement 1 of intro is undone: 5 contacts"), "\(result)")
  }

  @Test("The log is verified, and a forged entry is named by log --verify and by backup")
  func verify() throws {
    let program = try world()
    let whole = try program.run("log", "--verify")
    #expect(whole.code == 0 && whole.output.contains("the log is whole: 2 entries"), "\(whole)")
    let facts = try program.run("log", "--verify", "--format", "json").json
    #expect(facts["entries"] as? Int == 2 && (facts["faults"] as? [Any])?.isEmpty == true)
    let sql = """
      DROP TRIGGER log_is_never_changed; UPDATE log SET user = 'bo@acme.example' WHERE id = 1;
      """
    _ = try ChildProcess.run(
      "python3",
      [
        "-c", "import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.argv[2])",
        "\(program.folder)/perigee.db", sql,
      ])
    let forged = try program.run("log", "--verify")
    #expect(forged.code == 1 && forged.output.contains("entry 1 is not what entry 2"), "\(forged)")
    let backup = try program.run("backup", "b.db")
    #expect(backup.code == 1 && backup.output.contains("entry 1 is not what entry 2"), "\(backup)")
    #expect(FileManager.default.fileExists(atPath: "\(program.folder)/b.db"))
  }
}
