import Foundation
import TestSupport
import Testing

@Suite("perigee lists, and lists that an import replaces")
struct ListsTests {
  private func program() throws -> Program {
    let program = try Program(["a.csv": Program.contacts(4)])
    try program.run("import", "a.csv", "--list", "  spring ")
    return program
  }

  private func members(_ list: String, _ program: Program) throws -> [String] {
    let csv = try program.run("contacts", "--list", list, "--format", "csv").output
    return csv.split(separator: "\r\n").dropFirst().map { String($0.prefix(2)) }
  }

  @Test("Lists are shown with their counts, and the name has no space around it")
  func show() throws {
    let program = try program()
    #expect(try program.run("lists").output == "list    contacts\nspring         4\n1 list\n")
    let json = try program.run("--format", "json", "lists").output
    #expect(json.contains("\"name\": \"spring\"") && json.contains("\"count\": 4"))
    for name in ["", "  ", "a\nb"] {
      let refused = try program.run("import", "a.csv", "--list", name)
      #expect(refused.code == 2 && refused.error.contains("the list"), "\(refused)")
    }
    #expect(try program.run("lists").output.contains("1 list\n"))
  }

  @Test("A list is renamed, to a name that no list has")
  func rename() throws {
    let program = try program()
    try program.run("import", "a.csv", "--list", "autumn")
    let taken = try program.run("lists", "rename", "spring", "autumn")
    #expect(taken.code == 1 && taken.error.contains("a list autumn already"))
    #expect(try program.run("lists", "rename", "spring", " summer ").code == 0)
    #expect(try members("summer", program).count == 4)
    #expect(try program.run("contacts", "--list", "spring").code == 1)
    let unknown = try program.run("lists", "rename", "sumer", "winter")
    #expect(unknown.error.contains("Did you mean summer?"))
    #expect(try program.run("log").output.contains("renamed, was: spring"))
  }

  @Test("Contacts are taken out, one by one or all, and it is on record")
  func remove() throws {
    let program = try program()
    try program.run("import", "a.csv", "--list", "other")
    let removed = try program.run("lists", "remove", "spring", "c2@x.example,c3@x.example")
    #expect(removed.output == "spring: 2 contacts taken out\n")
    #expect(try members("spring", program) == ["c1", "c4"])
    let again = try program.run("lists", "remove", "spring", "c2@x.example", "c4@x.example")
    #expect(again.output == "spring: 1 contact taken out\nc2@x.example was not in it\n")
    #expect(try program.run("lists", "remove", "spring", "z@x.example").code == 1)
    #expect(
      try program.run("log", "--contact", "c4@x.example").output.contains("taken out of spring"))
    #expect(try program.run("lists", "empty", "spring").output == "spring: 1 contact taken out\n")
    #expect(try members("spring", program) == [])
    #expect(try members("other", program).count == 4)
  }

  @Test("--replace makes the list what the file says, and tells who left")
  func replace() throws {
    let program = try program()
    try program.write("email\nc2@x.example\nc4@x.example\nnew@x.example\n", to: "b.csv")
    let dry = try program.run("import", "b.csv", "--list", "spring", "--replace", "--dry-run")
    #expect(dry.output.contains("left the list: c1@x.example, c3@x.example"), "\(dry.output)")
    #expect(try members("spring", program).count == 4)
    let json = try program.run(
      "import", "b.csv", "--list", "spring", "--replace", "--format", "json"
    ).json
    #expect(json["left"] as? [String] == ["c1@x.example", "c3@x.example"])
    #expect(try members("spring", program) == ["c2", "c4", "ne"])
    #expect(try program.run("contacts").output.contains("5 contacts"))
    #expect(try program.run("log").output.contains("2 left the list"))
    let nameless = try program.run("import", "b.csv", "--replace")
    #expect(nameless.code == 2 && nameless.error.contains("--list"))
    try program.run("import", "b.csv", "--list", "fresh", "--replace")
    #expect(try members("fresh", program).count == 3)
  }

  @Test("An import that changes owners says how many, by whom to whom, and so does the log")
  func owners() throws {
    let program = try program()
    let rows = ["c1@x.example,bo@acme.example", "c2@x.example,Bo", "n@x.example,bo@acme.example"]
    try program.write("email,owner\n" + rows.joined(separator: "\n"), to: "b.csv")
    let filled = try program.run("import", "b.csv")
    #expect(!filled.output.contains("owner changed"))
    let result = try program.run("import", "b.csv", "--on-existing", "overwrite")
    let words = "2 contacts from anna@acme.example to bo@acme.example"
    #expect(result.output.contains("owner changed: \(words)\n"), "\(result.output)")
    #expect(try program.run("log").output.contains("\(words) by an import"))
    let json = try program.run("import", "b.csv", "--on-existing", "overwrite", "--format", "json")
    #expect((try json.json["owner_changes"] as? [Any])?.isEmpty == true)
  }

  @Test("Similar warnings are one line with their number")
  func warnings() throws {
    let program = try program()
    let rows = (1...30).map { "w\($0)@x.example,Zed,1" }.joined(separator: "\n")
    try program.write("email,owner,x,y\n\(rows)\nv@x.example,Yan,1\n", to: "b.csv")
    let output = try program.run("import", "b.csv").output
    #expect(output.contains("62 warnings"))
    #expect(output.split(separator: "\n").count == 4, "\(output)")
    #expect(
      output.contains("line 2: warning: the owner \"Zed\"") && output.contains("(30 rows like it)"))
    #expect(output.contains("line 32: warning: the owner \"Yan\" is no sender"))
  }

  @Test("The log keeps values before and after, and is filtered by person, contact and time")
  func log() throws {
    let program = try program()
    try program.run("set", "c1@x.example", "first_name=Ann \"A\"", "status=qualified")
    try program.run("set", "c1@x.example", "first_name=", "owner=bo@acme.example")
    try program.run(
      "--as", "bo@acme.example", "set", "c2@x.example", "first_name=N2",
      now: "2026-11-25T10:00:00+01:00")
    try program.run(
      "--as", "bo@acme.example", "set", "c2@x.example", "first_name=Ben",
      now: "2026-11-25T10:00:00+01:00")
    let ann = try program.run("log", "--contact", "c1@x.example").output
    #expect(ann.contains(#"first_name "N1" → "Ann \"A\"""#), "\(ann)")
    #expect(ann.contains("status new → qualified"))
    #expect(ann.contains(#"first_name "Ann \"A\"" → (blank)"#))
    #expect(ann.contains("from anna@acme.example to bo@acme.example"))
    #expect(!ann.contains("c2@x.example"))
    let bo = try program.run("log", "--user", "bo@acme.example", "--format", "json").output
    #expect(bo.components(separatedBy: "\"at\"").count == 2, "what changed nothing is no entry")
    for (since, count) in [
      ("2026-11-25", 1), ("2026-11-25 10:01", 0), ("2026-11-25T09:00:00Z", 1), ("2026-11-23", 6),
    ] {
      let json = try program.run("log", "--since", since, "--format", "json").output
      #expect(json.components(separatedBy: "\"at\"").count == count + 1, "\(since): \(json)")
    }
    #expect(try program.run("log", "--user", "baz@acme.example").error.contains("no sender"))
    #expect(try program.run("log", "--contact", "baz@x.example").error.contains("is no contact"))
    #expect(try program.run("log", "--since", "yesterday").code == 1)
  }

  @Test("Several senders are taken together, and ways to choose them exclude one another")
  func senders() throws {
    let program = try program()
    try program.write(Program.sequence("intro"), to: "sequences/intro.lua")
    let rest = ["--list", "spring", "--start", "now", "--mode", "asap"]
    let both = ["--senders", "anna@acme.example", "--senders", "bo@acme.example"]
    #expect(try program.run(["preview", "intro"] + both + rest).output.contains("from 2 senders"))
    let wrong = try program.run(
      ["preview", "intro", "--senders", "me", "--senders", "owners"] + rest)
    #expect(wrong.code == 2 && wrong.error.contains("one way to choose senders"))
  }

  @Test("The log of a contact has the engagements that it is in")
  func engagements() throws {
    let program = try program()
    try program.write(Program.sequence("intro"), to: "sequences/intro.lua")
    for contact in ["c1@x.example", "c2@x.example"] {
      try program.run(
        "engage", "intro", "--contacts", contact, "--senders", "me", "--start", "now", "--mode",
        "asap", "--yes")
    }
    let log = try program.run("log", "--contact", "c2@x.example").output
    #expect(log.contains("engagement 2:") && !log.contains("engagement 1:"), "\(log)")
  }
}
