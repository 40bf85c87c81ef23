import TestSupport
import Testing

/// What a script holds of the host counts against the script, and running out ends it, not the process.
@Suite("The host's memory")
struct HostileMemoryTests {
  private static let plan = """
    perigee.plan { sequence = "intro", contacts = perigee.all(), senders = perigee.me() }
    """

  @Test(
    "What is kept of the host ends by the script's limit of memory",
    arguments: [
      "t[i] = perigee.all():first(2000)", "t[i] = \(plan)", "t[i] = (\(plan)):calendar()",
      "t[i] = perigee.all():each()",
      "t[i] = perigee.contacts(perigee.filter { where = { company = big } })",
      "t[i] = perigee.all():first(1)[1].text",
      "pcall(function() t[i] = perigee.all():first(2000) end)",
      "t[i] = function() end t[-i] = perigee.me() t[big .. i] = perigee.selected { 'anna@acme.example' }",
    ])
  func kept(work: String) throws {
    let program = try Program([
      "attack.lua": """
      local perigee = require "perigee"
      local t, big = {}, ("x"):rep(1 << 20)
      for i = 1, 1e9 do \(work) end
      """, "sequences/intro.lua": Program.sequence("intro"), "a.csv": Program.contacts(2_000),
    ])
    try program.run("import", "a.csv")
    let result = try program.run(
      ["run", "--time-limit", "40s", "attack.lua"], addressSpace: 3 << 30, timeout: 120)
    #expect(result.code == 1 && !result.isKilled, "\(result)")
    #expect(result.error.hasPrefix("error: attack.lua:"), "\(result.error)")
  }

  @Test("What a script lets go of is given back")
  func released() throws {
    let program = try Program([
      "attack.lua": """
      local perigee = require "perigee"
      for i = 1, 300 do local contacts = perigee.all():first(2000) end
      print "done"
      """, "a.csv": Program.contacts(2_000),
    ])
    try program.run("import", "a.csv")
    let result = try program.run(["run", "attack.lua"], addressSpace: 3 << 30, timeout: 180)
    #expect(result.output == "done\n", "\(result)")
  }
}
