import TestSupport
import Testing

@Suite("perigee blacklist")
struct BlacklistTests {
  @Test("A wish that comes later replaces a weaker reason, is on record, and needs a confirmation")
  func wish() throws {
    let program = try Program()
    try program.run("blacklist", "add", "ann@x.example", "--reason", "customer")
    let raised = try program.run("blacklist", "add", "ann@x.example", "--reason", "unsubscribed")
    #expect(raised.output.contains("ann@x.example was there as customer, and is unsubscribed now"))
    #expect(try program.run("log").output.contains("unsubscribed, was: customer"))
    let again = try program.run("blacklist", "add", "ann@x.example", "--reason", "customer")
    #expect(again.output.contains("ann@x.example is there already, as unsubscribed"))
    #expect(again.output.contains("added 0 entries"))
    let removal = try program.run("blacklist", "remove", "ann@x.example")
    #expect(removal.code == 1 && removal.error.contains("--yes"))
    #expect(try program.run("blacklist", "remove", "ann@x.example", "--yes").code == 0)
  }

  @Test("What became of each entry is told to programs too")
  func json() throws {
    let program = try Program()
    try program.run("blacklist", "add", "x.example", "--reason", "customer")
    let text = try program.run(
      "blacklist", "add", "x.example", "y.example", "--format", "json"
    ).output
    #expect(text.contains("\"entry\": \"x.example\",\n    \"reason\": \"customer\""), "\(text)")
    #expect(text.contains("\"outcome\": \"stands\"") && text.contains("\"outcome\": \"added\""))
  }

  @Test("A pattern that means the domain keeps its people out; one that does not adds nothing")
  func patterns() throws {
    let program = try Program([
      "c.csv": "email\nann@star.example\nben@xn--mller-kva.example\ncid@ok.example\n",
      "sequences/intro.lua": Program.sequence("intro"),
    ])
    try program.run("import", "c.csv", "--list", "l")
    try program.run("blacklist", "add", "*@star.example", "müller.example")
    let preview = try program.run(
      "preview", "intro", "--list", "l", "--senders", "me", "--start", "now", "--mode", "asap")
    #expect(preview.output.contains("1 contact,") && preview.output.contains("2 excluded"))
    let refused = try program.run("blacklist", "add", "ok.example", "?@star.example")
    #expect(refused.code == 1 && refused.error.contains("Write star.example"))
    #expect(try !program.run("blacklist", "list").output.contains("ok.example"))
  }

  @Test("An international domain of a file is the same contact in punycode, and letters are told")
  func imported() throws {
    let program = try Program([
      "c.csv": "email\nann@müller.example\nAnn@xn--mller-kva.example\njörg@x.example\n"
    ])
    let json = try program.run("import", "c.csv", "--format", "json").json
    #expect(json["imported"] as? Int == 1)
    let rejected = try #require(json["rejected"] as? [[String: Any]])
    let reasons = rejected.compactMap { $0["reason"] as? String }
    #expect(reasons.count == 2 && reasons[0].contains("same address"), "\(reasons)")
    #expect(reasons[1].contains("before the @") && !reasons[1].contains("punycode"))
    #expect(try program.run("contacts").output.contains("ann@xn--mller-kva.example"))
  }
}
