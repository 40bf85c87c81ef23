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

  @Test(
    "What a test keeps of the host ends its case by the limit of memory, and the others go on",
    arguments: [
      "perigee.write('f' .. i .. '.txt', big)",
      "pcall(perigee.write, 'f' .. i .. '.txt', big)",
      """
      local list = {}
      for j = 1, 100 do list[j] = { email = i .. "." .. j .. "@x.example", note = value } end
      test.contacts(list)
      """,
      """
      local list = {}
      for j = 1, 100000 do list[j] = { email = i .. "." .. j .. "@x.example", note = value } end
      pcall(test.contacts, list)
      """,
      "plan:save('p' .. i .. '.json') t[i] = big .. i",
    ])
  func keptByTest(work: String) throws {
    let program = try Program([
      "a_test.lua": """
      local perigee, test = require "perigee", require "perigee.test"
      test.case("attack", function()
        local t, big, value = {}, ("x"):rep(16 << 20), ("x"):rep(200000)
        test.contacts { { email = "anna@x.example", note = "n" } }
        local plan = perigee.plan { sequence = "intro", contacts = perigee.all(), senders = perigee.me() }
        for i = 1, 1000 do \(work) end
      end)
      test.case("innocent", function() perigee.write("a.txt", ("x"):rep(1 << 20)) end)
      """, "sequences/intro.lua": Program.sequence("intro"), "a.csv": "email,note\na@x.example,n\n",
    ])
    try program.run("import", "a.csv")
    let result = try program.run(
      ["test", "--time-limit", "20s"], addressSpace: 2_500_000 << 10, timeout: 120)
    #expect(result.code == 1 && !result.isKilled, "\(result)")
    let words = result.output
    // A case that catches the error of every call goes on until its time is over.
    let endings = ["MiB of memory", "128 MiB", "stopped after 20.0 seconds"]
    #expect(endings.contains { words.contains($0) }, "\(result)")
    #expect(result.output.contains("2 cases in 1 file, 1 failed"), "\(result)")
  }

  @Test("Cases without end are an error of their file")
  func cases() throws {
    let program = try Program([
      "a_test.lua": """
      local test = require "perigee.test"
      for i = 1, 1e9 do test.case(("x"):rep(1000) .. i, function() end) end
      """,
      "b_test.lua": "require('perigee.test').case(('x'):rep(2000), function() end)",
    ])
    let result = try program.run(["test"], addressSpace: 2_500_000 << 10, timeout: 120)
    #expect(result.code == 1 && !result.isKilled, "\(result.error)")
    #expect(result.output.contains("MiB of memory"))
    #expect(result.output.contains("at most 1024 bytes"))
  }

  @Test("What the host reads of nested tables is limited over the whole call")
  func nested() throws {
    let program = try Program([
      "attack.lua": """
      local perigee = require "perigee"
      local big, any = ("x"):rep(1 << 20), {}
      for i = 1, 100 do any[i] = { email = { big .. "a" } } end
      local all = {}
      for i = 1, 100 do all[i] = { any = any } end
      perigee.contacts(perigee.filter { where = { any = all } })
      """
    ])
    let result = try program.run(
      ["run", "--time-limit", "40s", "attack.lua"], addressSpace: 2_500_000 << 10, timeout: 120)
    #expect(result.code == 1 && !result.isKilled, "\(result)")
    #expect(result.error.contains("attack.lua:6: more than 128 MiB of strings"), "\(result.error)")
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
