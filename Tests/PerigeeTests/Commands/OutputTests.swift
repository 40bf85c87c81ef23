import Foundation
import TestSupport
import Testing

@Suite("Standard output, input and error")
struct OutputTests {
  private static let plan = "intro --list all --senders me --start now --mode asap"

  private func world() throws -> (program: Program, shell: ShellSession) {
    let program = try Program([
      "sequences/intro.lua": Program.sequence("intro"), "a.csv": Program.contacts(5),
      "b.csv": "email\nnew@x.example\n", "print.lua": "print 'hello'",
    ])
    try program.run("import", "a.csv", "--list", "all")
    return (program, try ShellSession(in: program.folder))
  }

  @Test(
    "An output that cannot be written is an error with words, whatever the command",
    arguments: [
      "contacts", "contacts --format csv", "contacts --format json", "log", "report intro",
      "check", "blacklist list", "explain c1@x.example", "preview \(plan)", "run print.lua",
      "reference", "--help", "--version", "log --verify",
    ])
  func full(command: String) throws {
    let (program, shell) = try world()
    defer { withExtendedLifetime(program) {} }
    let result = try shell.run("perigee \(command) > /dev/full")
    #expect(result.code == 1, "\(command): \(result)")
    #expect(result.error.contains("standard output: No space left on device"), "\(result)")
  }

  @Test(
    "What was committed before it is said, and stands",
    arguments: [
      ("engage \(plan) --yes", "engage intro: engagement 1: 5 contacts, 5 emails", "1"),
      ("set c1@x.example first_name=Zoe", "edit_contact: first_name", "0"),
      ("import b.csv --list new", "import new: imported 1", "0"),
      ("blacklist add q.example", "blacklist_add q.example: ", "0"),
      ("edit intro 1 c1@x.example --subject Hey", "edit_step: step 1 of intro", "0"),
      ("preview \(plan) --save p.plan", "the plan was saved to p.plan", "0"),
      ("backup b.db", "back_up b.db: written", "0"),
    ])
  func committed(command: String, words: String, engagements: String) throws {
    let (program, shell) = try world()
    let result = try shell.run("perigee \(command) > /dev/full")
    #expect(result.code == 1)
    #expect(
      result.error.contains("error: standard output: No space left on device")
        && result.error
          .contains(words),
      "\(result)")
    let report = try program.run("report", "intro", "--format", "json").json
    #expect(report["engagements"] as? Int == Int(engagements))
    let again = try world()
    let json = try again.shell.run("perigee --format json \(command) > /dev/full")
    let failure = try json.failure
    withExtendedLifetime(again) {}
    #expect(failure["code"] as? String == "output", "\(json)")
  }

  @Test("A closed standard output takes nothing into the files that the program opens")
  func closed() throws {
    let (program, shell) = try world()
    for command in [
      "contacts", "set c1@x.example first_name=Zoe", "preview \(Self.plan) --save p.plan",
    ] {
      let result = try shell.run("perigee \(command) >&- <&-")
      #expect(result.code == 1, "\(command): \(result)")
      #expect(result.error.contains("standard output: Bad file descriptor"), "\(result)")
    }
    #expect(try program.read("perigee.db.lock").isEmpty)
    #expect(try program.run("contacts").output.contains("Zoe"))
    #expect(try program.run("engage", "--plan", "p.plan", "--yes").code == 0)
  }

  @Test("A standard error that cannot be written changes nothing of what is done")
  func error() throws {
    let (program, shell) = try world()
    #expect(try shell.run("perigee set c1@x.example first_name=Zoe 2> /dev/full").code == 0)
    #expect(try shell.run("perigee set c1@x.example first_name=Ada 2>&-").code == 0)
    #expect(try shell.run("perigee report nope 2> /dev/full").code == 1)
    #expect(try program.run("contacts").output.contains("Ada"))
  }
}
