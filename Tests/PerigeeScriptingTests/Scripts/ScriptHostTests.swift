import PerigeeCore
import PerigeeScripting
import PerigeeSession
import PerigeeWorkspace
import Testing

@Suite("Scripts")
struct ScriptHostTests {
  @Test("A script gets its arguments as ... and as arg")
  func arguments() throws {
    let printed = try ScriptWorld().run(
      "print(select('#', ...), arg[0], arg[1], #arg)", arguments: ["one", "two"])
    #expect(printed == "2\tscripts/test.lua\tone\t2\n")
  }

  @Test("A first line for the shell is left out, and the lines behind it keep their numbers")
  func hashLine() throws {
    let world = try ScriptWorld()
    let host = try ScriptHost(
      session: world.session, surroundings: ScriptHost.Surroundings { _ in })
    let script = Array("#!/usr/bin/env perigee\nlocal x = 1\nerror 'stop'\n".utf8)
    let failure = #expect(throws: ScriptFailure.self) {
      try host.run(script, name: "scripts/a.lua", arguments: [])
    }
    #expect(failure?.location == SourceLocation(path: "scripts/a.lua", line: 3))
    #expect(failure?.sourceLine == "error 'stop'")
  }

  @Test("A module of the workspace is loaded once, and its failures name it")
  func modules() throws {
    let world = try ScriptWorld([
      "scripts/common.lua":
        "local M = { n = 0 }\nfunction M.fail() error 'in a module' end\nreturn M",
      "scripts/a.lua": "require 'scripts.b'", "scripts/b.lua": "require 'scripts.a'",
    ])
    let printed = try world.run(
      "require('scripts.common').n = 7 print(require('scripts.common').n)")
    #expect(printed == "7\n")
    let failure = try world.failure("require('scripts.common').fail()")
    #expect(failure.hasPrefix("scripts/common.lua:2: in a module\n"))
    #expect(failure.contains("scripts/test.lua:2"))
    #expect(
      try world.failure("require 'scripts.a'").contains(
        "modules require each other: scripts.a → scripts.b → scripts.a"))
    #expect(try world.failure("require '../etc'").contains("no module ../etc"))
  }

  @Test(
    "A failure names the problem, the line and what was meant",
    arguments: [
      ("print(plam)", "there is no variable \"plam\".", 6),
      ("print(t)", "there is no variable \"t\".", 6),
      ("prnt 'x'", "there is no variable \"prnt\". Did you mean print?", 0),
      ("count = 1", "\"count\" is no local variable; write: local count = …", 0),
      (
        "local f = io.open('x')",
        "there is no \"io\"; files are read by perigee.import and perigee.read, "
          + "and written by plan:save and perigee.write", 10
      ),
      ("error({ code = 42, reason = 'quota' })", #"{ code = 42, reason = "quota" }"#, 0),
      ("local x = 1 error({ code = 'abcdef' })", #"{ code = "abcdef" }"#, 12),
      ("error 'stop'", "stop", 0), ("  error { message = 'stop' }", "stop", 2),
    ])
  func failures(source: String, problem: String, caret: Int) throws {
    let expected = """
      scripts/test.lua:2: \(problem)
        2 | \(source)
          | \(String(repeating: " ", count: caret))^
      """
    #expect(try ScriptWorld().failure(source) == expected)
  }

  @Test("A syntax error names its line")
  func syntax() throws {
    let failure = try ScriptWorld().failure("local x =\nlocal y")
    #expect(
      failure.hasPrefix("scripts/test.lua:3: unexpected symbol near 'local'\n  3 | local y\n"))
  }

  @Test("A failure deep in calls shows the way there")
  func traceback() throws {
    let failure = try ScriptWorld().failure(
      "local function inner() local x = nil; return x.y .. '' end\nlocal function outer()\n"
        + "  return (inner())\nend\nouter()")
    #expect(failure.contains("scripts/test.lua:2: attempt to index a nil value"))
    #expect(failure.contains("called from\n  scripts/test.lua:2"))
    #expect(failure.contains("scripts/test.lua:4"))
    #expect(failure.contains("scripts/test.lua:6"))
  }

  @Test("What an operation refuses keeps its code and its details")
  func causes() throws {
    let world = try ScriptWorld(user: "bo@acme.example")
    let failure = #expect(throws: ScriptFailure.self) {
      try world.run("perigee.blacklist.add 'y.example'\nperigee.blacklist.remove 'y.example'")
    }
    #expect(failure?.code == "managers_only")
    #expect(failure?.location?.line == 3)
  }

  @Test("A script cannot fill the machine's memory")
  func memory() throws {
    let failure = try ScriptWorld().failure(
      "local t = {} for i = 1, 1e9 do t[i] = ('x'):rep(1e6) .. i end")
    #expect(failure.contains("memory"))
  }

  @Test(
    "A nil in a list is told with its place, and so is what is no item of it",
    arguments: [
      (
        "perigee.emails { 'a@x.example', nil, 'b@x.example' }",
        "number 2 of addresses must be a string"
      ),
      (
        "perigee.selected { nil, 'anna@acme.example' }",
        "number 1 of senders must be a string, and is nil"
      ),
      ("perigee.blacklist.add { 'x.example', nil, 'y.example' }", "number 2 of entries"),
      ("perigee.blacklist.remove({ 'x.example', 5 })", "number 2 of entries must be a string"),
      (
        "perigee.emails { x = 'a@x.example' }",
        "addresses must be a list, and is a table with the key x"
      ),
      (
        "perigee.contacts(perigee.filter { where = { company = perigee.none_of { 'R', nil, 'F' } } })",
        "number 2 of the values of perigee.none_of for company is nil"
      ),
      ("require 'filters'.domain { 'x.example', nil, 'y.example' }", "number 2 is nil"),
      (
        "require 'filters'.all { require 'filters'.free_mail(), nil, require 'filters'.unowned() }",
        "number 2 is nil"
      ),
      (
        "require 'sender_rules'.by_field('a', { x = { 'a@x.example', nil, 'b@x.example' } })",
        "number 2 is nil"
      ),
      ("require 'fillers'.first_of { 'a', nil, 'b' }", "number 2 is nil"),
      (
        "require 'text'.join { 'a', nil, 'b' }", "number 2 must be a string or a number, and is nil"
      ),
    ])
  func holes(source: String, words: String) throws {
    let failure = try ScriptWorld().failure(source)
    #expect(failure.contains(words), "\(failure)")
    #expect(failure.hasPrefix("scripts/test.lua:2: "), "\(failure)")
  }

  @Test("os.time and os.date are those of the session's moment and the team's zone")
  func time() throws {
    let printed = try ScriptWorld().run(
      """
      print(os.time(), os.date "%Y-%m-%d %H:%M:%S %z", os.date "!%H:%M", os.date())
      print(os.time { year = 2026, month = 7, day = 1, hour = 12 }, os.time { year = 2026, month = 1, day = 1 })
      local t = os.date "*t"
      print(t.year, t.month, t.day, t.hour, t.min, t.sec, t.wday, t.yday, t.isdst)
      local n = { year = 2026, month = 14, day = -3, hour = 30 }
      print(os.date("%F %R", os.time(n)), n.year, n.month, n.day, n.hour)
      print(os.date("%F %R", os.time { year = 2026, month = 3, day = 29, hour = 2, min = 30 }))
      local twice = { year = 2026, month = 10, day = 25, hour = 2, min = 30 }
      local first = os.time(twice)
      print(os.date("%R %z", first), twice.isdst, os.date("%R %z", first + 3600))
      print(os.date("%a %A %b %B %d %e %j %U %W %V %G %u %w %y %p %I %D %T %x %c %%", 1782900000))
      print(pcall(os.date, "%Q"))
      print(select(2, pcall(os.time, { year = 2026 })))
      print(os.date("%F", 0), os.date("!%F %T", -1), os.difftime(5, 3))
      """)
    #expect(
      printed == """
        1795426800\t2026-11-23 10:40:00 +0100\t09:40\tMon Nov 23 10:40:00 2026
        1782900000\t1767265200
        2026\t11\t23\t10\t40\t0\t2\t327\tfalse
        2027-01-29 06:00\t2027\t1\t29\t6
        2026-03-29 03:30
        02:30 +0200\ttrue\t02:30 +0100
        Wed Wednesday Jul July 01  1 182 26 26 27 2026 3 3 26 PM 12 07/01/26 12:00:00 07/01/26 \
        Wed Jul  1 12:00:00 2026 %
        false\tscripts/test.lua:13: bad argument #1 to 'date' (invalid conversion specifier '%Q')
        scripts/test.lua:14: field 'month' missing in date table
        1970-01-01\t1969-12-31 23:59:59\t2.0

        """)
  }
}
