import TestSupport
import Testing

/// While `perigee.lua` is broken nobody knows which files hold secrets.
@Suite("Lua code while perigee.lua is broken")
struct BrokenTeamTests {
  private static let secret = "hunter2-hunter2"
  private static let team = Program.team().replacing(
    "role = \"manager\",",
    with: "role = \"manager\", smtp = { host = \"smtp.acme.example\", user = \"anna\", "
      + "password = perigee.secret { file = \"keys/anna.txt\" } },")

  /// What reads the secret by every way that there is, and tells it.
  private static let reading = """
    local perigee = require "perigee"
    print "it runs"
    local read = perigee.read or perigee.lines
    print(pcall(read, "keys/anna.txt"))
    error(select(2, pcall(require, "keys.anna")))
    """

  @Test(
    "Nothing runs and nothing is read, at whatever door",
    arguments: [
      ["check"], ["check", "--format", "json"], ["run", "scripts/s.lua"], ["test"],
      ["automations"], ["automations", "test", "a"], ["preview", "intro", "--list", "all"],
      ["dispatch", "--once", "--transport", "folder:out"], ["doctor"], ["repl"],
      ["import", "keys/anna.txt", "--list", "all"],
    ],
    [
      team + "\n}", team.replacing("senders", with: "sendres"), "error 'no'", "return 1",
      team.replacing("time_zone = \"Europe/Paris\"", with: "time_zone = \"Europe/Pariss\""),
    ])
  func nothing(arguments: [String], team: String) throws {
    let program = try Program([
      "perigee.lua": team, "keys/anna.txt": Self.secret, "scripts/s.lua": Self.reading,
      "rules/r.lua": Self.reading, "automations/a.lua": Self.reading,
      "tests/t.lua": Self.reading, "sequences/intro.lua": Self.reading,
    ])
    let run = try program.run(arguments, timeout: 60)
    #expect(run.code != 0, "\(run)")
    for output in [run.output, run.error] {
      #expect(!output.contains(Self.secret), "\(run)")
      #expect(!output.contains("it runs"), "\(run)")
    }
  }
}
