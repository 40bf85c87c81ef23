import TestSupport
import Testing

/// Numbers that leave Lua: no sum, sign or count of theirs may be more than the host can hold.
@Suite("Hostile numbers")
struct HostileNumberTests {
  @Test(
    "A field of a date beyond its bounds is the error that Lua has",
    arguments: ["year", "month", "day", "hour", "min", "sec"])
  func dates(field: String) throws {
    let program = try Program([
      "attack.lua": """
      local numbers = {
        math.mininteger, math.mininteger + 1, math.maxinteger, -2 ^ 63, 2 ^ 62, 1 << 31,
        "-9223372036854775808",
      }
      for _, number in ipairs(numbers) do
        local date = { year = 2026, month = 1, day = 1 }
        date.\(field) = number
        local ok, problem = pcall(os.time, date)
        assert(not ok and tostring(problem):find "field '\(field)' is out%-of%-bound", problem)
      end
      local date = { year = 2026, month = 1, day = 1 }
      for _, number in ipairs { -0x7fffffff, 0x7fffffff } do
        date.\(field) = number
        pcall(os.time, date)
      end
      print "done"
      """
    ])
    let result = try program.run(["run", "--time-limit", "20s", "attack.lua"], timeout: 60)
    #expect(result.output == "done\n" && !result.isKilled, "\(result)")
  }

  @Test(
    "No number crashes any function",
    arguments: [
      "for name, f in pairs(os) do if name ~= 'exit' then try(f, n) try(f, '*t', n) end end",
      "for _, f in pairs(math) do try(f, n) try(f, n, m) end",
      "for _, f in pairs(string) do try(f, 'abc', n) try(f, 'abc', n, m) try(f, '%d', n) end",
      "for _, f in pairs(table) do try(f, {}, n) try(f, {}, n, m) try(f, { 1 }, n, m, 1) end",
      "for _, f in pairs(utf8) do try(f, n) try(f, 'abc', n) try(f, 'abc', n, m) end",
      "for _, f in pairs(perigee) do try(f, n) try(f, n, m) end",
      "try(perigee.log, n, { user = 'julia@acme.example' }) try(perigee.log, n)",
      "try(perigee.spread, { per_day = n, per_hour = m })",
      """
      try(function()
        perigee.plan {
          sequence = 'intro', contacts = perigee.all(), senders = perigee.me(), seed = n >= 0 and n or m,
          mode = perigee.spread { per_hour = n },
        }
      end)
      """,
      "try(perigee.edit, { contact = 'c0@x.example', sequence = 'intro', step = n, subject = 'x' })",
      "try(perigee.set, { contact = 'c0@x.example', step = n })",
      """
      local contacts = perigee.all()
      try(contacts.first, contacts, n) try(function() return contacts[n] end)
      try(contacts.each, contacts, n)
      """,
      """
      local plan = perigee.plan { sequence = 'intro', contacts = perigee.all(), senders = perigee.me() }
      try(plan.sendings, plan, n) try(plan.calendar, plan, n) try(function() return plan[n] end)
      """,
      "try(perigee.contacts, perigee.filter { where = { size = { at_least = n, at_most = m } } })",
    ])
  func anywhere(work: String) throws {
    let program = try Program([
      "attack.lua": """
      local perigee = require "perigee"
      local function try(f, ...) if type(f) == "function" then pcall(f, ...) end end
      local numbers = {
        math.mininteger, math.mininteger + 1, math.maxinteger, -1, 0, -2 ^ 63, 2 ^ 63, 2 ^ 53,
        1e308, -1e308, 1 / 0, -1 / 0, 0 / 0,
      }
      for _, n in ipairs(numbers) do for _, m in ipairs(numbers) do \(work) end end
      print "done"
      """, "sequences/intro.lua": Program.sequence("intro"), "a.csv": Program.contacts(3),
    ])
    try program.run("import", "a.csv")
    let result = try program.run(["run", "--time-limit", "60s", "attack.lua"], timeout: 120)
    #expect(!result.isKilled && result.error == "", "\(result)")
    #expect(result.output.hasSuffix("done\n"), "\(result)")
  }

  @Test("Nor of any command", arguments: ["-1", "-9223372036854775808", "9223372036854775807"])
  func log(limit: String) throws {
    let program = try Program(["a.csv": Program.contacts(3)])
    try program.run("import", "a.csv")
    for choice in [[], ["--user", "julia@acme.example"], ["--contact", "c0@x.example"]] {
      let result = try program.run(["log", "--limit=\(limit)"] + choice, timeout: 60)
      #expect(!result.isKilled, "\(result)")
    }
  }
}
