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
}
