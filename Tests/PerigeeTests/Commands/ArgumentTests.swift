import Foundation
import TestSupport
import Testing

@Suite("Arguments as they are given")
struct ArgumentTests {
  private func world() throws -> (Program, ShellSession) {
    let program = try Program(["c.csv": "email,n\nx@y.example,1\n"])
    try program.run("import", "c.csv")
    return (program, try ShellSession(in: program.folder))
  }

  @Test(
    "A value that begins with a mark that joins the character before it is a value",
    arguments: ["\u{301}", "\u{200D}", "\u{FE0F}", "\u{93F}", "\u{1F3FB}", "\u{E0041}"])
  func marks(mark: String) throws {
    let (program, _) = try world()
    let result = try program.run("set", "x@y.example", "n=\(mark)abc")
    #expect(result.code == 0 && result.output == "x@y.example: 1 value set\n", "\(result)")
    #expect(try program.run("contacts", "--format", "csv").output.contains("abc"))
    let found = try program.run("contacts", "--where", "n=\(mark)abc", "--format", "json")
    #expect(found.code == 0 && found.output.contains("x@y.example"), "\(found)")
    for (option, words) in [
      ("rule:\(mark)x", "no sender rule"), ("me,\(mark)x", "--senders"),
    ] {
      let result = try program.run(
        "preview", "none", "--where", "n=\(mark)abc", "--senders", option, "--start", "now",
        "--mode", "asap")
      #expect(result.code != 0 && !result.error.contains("FIELD=VALUE"), "\(words): \(result)")
    }
  }

  @Test("A value with blanks at its ends is found as set keeps it, and as an import takes it")
  func blanks() throws {
    let (program, _) = try world()
    try program.run("set", "x@y.example", "n=\u{200D} a\u{A0}")
    for (value, isFound) in [("\u{200D} a\u{A0}", true), ("a", false), ("\u{200D}b", false)] {
      let found = try program.run("contacts", "--where", "n=\(value)", "--format", "json")
      #expect(found.output.contains("x@y.example") == isFound, "\(value): \(found)")
    }
    try program.run("set", "x@y.example", "n=a")
    let trimmed = try program.run("contacts", "--where", "n= a ", "--format", "json")
    #expect(trimmed.output.contains("x@y.example"), "\(trimmed)")
  }

  @Test(
    "A moment or a time that cannot be read is told with its option, and with what is expected",
    arguments: [
      (
        [
          "preview", "once", "--where", "n=1", "--senders", "me", "--mode", "asap", "--start",
          "noon",
        ],
        "--start noon must be a local time such as \"2026-11-24 10:00\". Write now, or"
      ),
      (["log", "--since", "yesterday"], "--since yesterday must be a local time"),
      (["log", "--since", "yesterdayx"], "--since yesterdayx must be a local time"),
      (["log", "--since", "yesterday"], "Write 2026-11-24, or \"2026-11-24 10:00\"."),
      (["log", "--since", "2026-02-30"], "--since 2026-02-30 names a date that"),
      (
        [
          "preview", "once", "--where", "n=1", "--senders", "me", "--mode", "asap", "--start",
          "2026-11-31",
        ], "--start 2026-11-31 names a date that the calendar does not have. Write now, or"
      ),
      (
        [
          "preview", "once", "--where", "n=1", "--senders", "me", "--mode", "asap", "--start",
          "2026-11-30",
        ], "--start 2026-11-30 must have a time behind the day, and has none. Write now, or"
      ),
      (["reply", "x@y.example", "--at", "noon"], "--at noon must be a local time"),
      (["run", "--time-limit", "5x", "x.lua"], "--time-limit 5x: expected a time above 0"),
      (["test", "--time-limit", "0"], "--time-limit 0: expected a time above 0"),
    ])
  func moments(arguments: [String], words: String) throws {
    let (program, _) = try world()
    try program.write(Program.sequence("once"), to: "sequences/once.lua")
    let result = try program.run(arguments)
    #expect(result.code != 0 && result.error.contains(words), "\(result)")
  }

  @Test(
    "A PERIGEE_HOME that holds nothing is named, with what is expected there",
    arguments: [
      (["check"], "/nope", "PERIGEE_HOME is /nope, which is no folder"),
      (["init", "acme"], "/nope", "PERIGEE_HOME is /nope, which is no folder"),
      (["check"], "/tmp", "PERIGEE_HOME is /tmp, which has no folder stdlib"),
    ])
  func home(arguments: [String], home: String, words: String) throws {
    let program = try Program()
    let process = program.process(arguments)
    process.environment?["PERIGEE_HOME"] = home
    let result = try ChildProcess(starting: process).finish()
    #expect(result.code == 2 && result.error.contains(words), "\(result)")
    #expect(result.error.contains("the folder that holds scripts/ and stdlib/"), "\(result)")
  }

  @Test(
    "A misspelt command below another, or behind help, is told what was meant",
    arguments: [
      (["help", "sendrs"], "no command sendrs. Did you mean senders?"),
      (["help", "notifications", "foo"], "notifications has no command foo."),
      (["automations", "grnt"], "automations has no command grnt. Did you mean grant?"),
      (["automations", "nxt", "--days", "3"], "no command nxt. Did you mean next?"),
      (["inbox", "lst"], "Did you mean list?"), (["proposals", "shw", "3"], "Did you mean show?"),
      (["lists", "renme", "a", "b"], "Did you mean rename?"),
      (["log", "--limit", "-1"], "--limit -1: write 1 or more"),
      (["automations", "next", "--days", "-1"], "--days -1: it is a number of days, 1 to 366"),
      (["edit", "intro", "-1", "a@b.example"], "takes no number below 0, and -1 is one"),
      (["log", "--limit", "0"], "write 1 or more"),
      (["contacts", "--limit", "0"], "write 1 or more"),
      (["tasks", "--limit", "0"], "write 1 or more"),
      (["lists", "--limit", "0"], "write 1 or more"),
      (["calendar", "--from", "2026-02-30"], "the calendar has no such day"),
      (["calendar", "--from", "2026-2-3"], "write a day as 2026-11-24"),
      (["explain", "7"], "there is no contact of the number 7."),
      (["help", "senders", "--now", "2026"], "help takes the names of commands and no option"),
    ])
  func misspelt(arguments: [String], words: String) throws {
    let (program, _) = try world()
    let result = try program.run(arguments, now: nil)
    #expect(result.code != 0 && result.error.contains(words), "\(result)")
  }

  @Test("What is a command, or asks for help, stays so")
  func spelt() throws {
    let (program, _) = try world()
    let all = [
      ["help", "senders"], ["help", "automations", "grant"], ["help"], ["lists", "--help"],
    ]
    for arguments in all {
      #expect(try program.run(arguments, now: nil).code == 0, "\(arguments)")
    }
  }

  @Test("A moment has a year that plans can be written in")
  func lateYears() throws {
    let (program, _) = try world()
    let late = try program.run("log", now: "9999-12-31T23:59:59Z")
    #expect(late.code == 2 && late.error.contains("give a year up to 9990"), "\(late)")
    #expect(try program.run("log", "--since", "9999-01-01").error.contains("9990"))
    #expect(try program.run("log", now: "9990-01-01T00:00:00Z").code == 0)
  }

  @Test("A contact is explained by its number, by which errors of rules name it")
  func number() throws {
    let (program, _) = try world()
    #expect(try program.run("explain", "1").output.contains("x@y.example"))
    try program.write(
      """
      return require("perigee").filter { name = "bad", rule = function() return 3 end }
      """, to: "rules/bad.lua")
    let result = try program.run("contacts", "--filter", "bad")
    #expect(result.error.contains("failed for contact 1"), "\(result)")
    #expect(result.error.hasSuffix("perigee explain 1 says who that is\n"), "\(result)")
  }

  @Test("An argument that is not UTF-8 is refused before anything is done")
  func notUTF8() throws {
    let (program, shell) = try world()
    let log = try program.run("log").output
    for arguments in [
      "set x@y.example \"n=$(printf '\\377abc')\"", "blacklist add \"$(printf 'a\\300.example')\"",
      "contacts --list \"$(printf '\\355\\240\\200')\"", "\"$(printf '\\200')\"",
    ] {
      let result = try shell.run("perigee \(arguments)")
      #expect(result.code == 2 && result.error.contains("not UTF-8"), "\(arguments): \(result)")
      let json = try shell.run("perigee --format json \(arguments)")
      #expect(try json.failure["code"] as? String == "usage")
    }
    #expect(try program.run("log").output == log)
  }

  @Test("That now is the next full hour is said by preview's help, by the reference and by explain")
  func nextSlot() throws {
    let program = try Program([
      "sequences/intro.lua": Program.sequence("intro"), "a.csv": Program.contacts(1),
    ])
    let now = "2026-11-25T09:05:00+01:00"
    try program.run("import", "a.csv", "--list", "all", now: now)
    try program.run(
      "engage", "intro", "--list", "all", "--senders", "me", "--start", "now", "--mode", "asap",
      "--yes", now: now)
    let explanation = try program.run("explain", "c1@x.example", now: now).output
    #expect(
      explanation.contains("the start is 09:05; the next slot is 10:00"), "\(explanation)")
    for command in ["preview", "engage"] {
      let help = try program.run(command, "--help", now: nil).output
      #expect(
        help.split(whereSeparator: \.isWhitespace).joined(separator: " ")
          .contains("the next slot is 10:00"), "\(help)")
    }
    #expect(try program.run("reference", "perigee.plan", now: nil).output.contains("09:05"))
  }
}
