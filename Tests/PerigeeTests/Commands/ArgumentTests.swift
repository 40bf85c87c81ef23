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
