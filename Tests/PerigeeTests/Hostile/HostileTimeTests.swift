import Foundation
import TestSupport
import Testing

/// A limit of time is a bound also where nothing in Lua can be interrupted.
@Suite("What cannot be interrupted")
struct HostileTimeTests {
  struct Attack: CustomTestStringConvertible {
    let name: String
    let source: String
    var words = "stopped after"

    var testDescription: String { name }
  }

  /// A field's name in an error is looked up once for each of these, through all of them.
  private static let fields = String(repeating: ".x", count: 120_000)
  private static let jumps = String(repeating: "or\"\"", count: 48_000)

  static let attacks: [Attack] = [
    Attack(
      name: "the name of a field", source: "local a = {} a.x = a return a\(fields) + {}"),
    Attack(
      name: "the name of a field, again and again, in pcall",
      source: """
        local a = {} a.x = a
        while true do pcall(function() return a\(String(repeating: ".x", count: 5_000)) + {} end) end
        """),
    Attack(
      name: "the name of a field in a coroutine",
      source: "local a = {} a.x = a coroutine.wrap(function() return a\(fields) + {} end)()"),
    Attack(
      name: "the names of a traceback",
      source: """
        local a = {} a.x = a
        function a.f(n)
          if n == 0 then while true do end end
          local r = a\(String(repeating: ".x", count: 28_000)).f(n - 1)
          return r
        end
        a.f(38)
        """),
    Attack(
      name: "names through all functions around",
      source: String(
        repeating: "local function f() local a,b,c,d,e,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u ", count: 180)
        // It ends by itself where the parser is fast.
        + String(repeating: "_=zz ", count: 45_000) + String(repeating: " end", count: 180)
        + " error 'parsed'",
      words: "attack.lua"),
    Attack(
      name: "jumps behind a comment that a carriage return ends",
      source: "--\rlocal a = \"\"\(jumps)\n", words: "more than 10000 of the words"),
    Attack(
      name: "jumps behind a text with blanks passed over",
      source: "local a = \"\\z\n\"\(jumps)\n", words: "more than 10000 of the words"),
    Attack(
      name: "jumps behind a text with a line break of two bytes",
      source: "local a = \"\\\r\n\"\(jumps)\n", words: "more than 10000 of the words"),
    Attack(
      name: "jumps behind a text with an escaped quote",
      source: "local a = '\\''\(jumps)\n", words: "more than 10000 of the words"),
    Attack(
      name: "a source that is too long", source: String(repeating: " ", count: 262_145),
      words: "more than 256 KiB"),
    Attack(
      name: "an error of 251 MB",
      source:
        "local x = ('x'):rep(16 << 20) x = x..x..x..x..x..x..x..x..x..x..x..x..x..x..x error(x)",
      words: "attack.lua"),
    Attack(
      name: "an error object of 200 MB",
      source:
        "local x = ('x'):rep(16 << 20) x = x..x..x..x..x..x..x..x..x..x error { message = x }",
      words: "attack.lua"),
    Attack(
      name: "an error that calls itself by 200 MB",
      source: """
        local x = ('x'):rep(16 << 20) x = x..x..x..x..x..x..x..x..x..x
        error(setmetatable({}, { __tostring = function() return x end }))
        """, words: "attack.lua"),
    Attack(
      name: "a name of 4 MB in an error of the host",
      source: "require('perigee').list(('x'):rep(4 << 20))", words: "attack.lua"),
  ]

  @Test("Every attack ends soon, with one short error that names the file", arguments: attacks)
  func end(attack: Attack) throws {
    let program = try Program(["attack.lua": attack.source])
    let start = ContinuousClock.now
    let result = try program.run(["run", "--time-limit", "300ms", "attack.lua"], timeout: 60)
    // Of a second and 300 ms; the rest is the start of a program that was not optimised, beside others.
    #expect(ContinuousClock.now - start < .seconds(20), "\(attack.name)")
    #expect(result.code == 1 && !result.isKilled, "\(result)")
    #expect(result.error.hasPrefix("error: attack.lua"), "\(result.error)")
    #expect(result.error.contains(attack.words), "\(result.error)")
    #expect(result.error.utf8.count <= 4_200, "\(result.error.utf8.count)")
  }

  @Test("Ctrl-C ends what no hook is called in, once and for all")
  func interrupt() throws {
    let program = try Program([
      "attack.lua": "print 'running' local a = {} a.x = a return a\(Self.fields) + {}"
    ])
    let process = try program.start(["run", "attack.lua"])
    #expect(process.wait(for: "running"))
    process.signal(SIGINT)
    let result = process.finish(timeout: 60)
    #expect(result.code == 130 && !result.isKilled, "\(result)")
    #expect(result.error.contains("error: attack.lua:1: interrupted"), "\(result.error)")
  }

  @Test("What the host does for a script ends by the script's limit, and nothing is half done")
  func host() throws {
    let program = try Program([
      "attack.lua": """
      local perigee = require "perigee"
      perigee.import { file = "a.csv", list = "l" }
      """, "a.csv": Program.contacts(200_000),
    ])
    let result = try program.run(["run", "--time-limit", "100ms", "attack.lua"], timeout: 60)
    #expect(result.code == 1 && !result.isKilled, "\(result)")
    #expect(result.error.hasPrefix("error: attack.lua:"), "\(result)")
    #expect(result.error.contains("stopped after 0.1 seconds"), "\(result)")
    let count = try program.run("contacts")
    #expect(
      count.output.hasPrefix("0 contacts") || count.output.contains("\n0 contacts"), "\(count)")
  }

  @Test("A file of rules ends within its limit, also by the name of a field")
  func rulesFile() throws {
    let program = try Program([
      "rules/h.lua": """
      local perigee = require "perigee"
      local a = {} a.x = a
      function a.f(n) if n == 0 then error "boom" end local r = a\(String(repeating: ".x", count: 28_000)).f(n - 1) return r end
      a.f(38)
      return perigee.filter { name = "h", rule = function() return true end }
      """
    ])
    let result = try program.run(["check"], timeout: 60)
    #expect(result.code == 1 && !result.isKilled, "\(result)")
    #expect("\(result)".contains("rules/h.lua:3:1: "), "\(result)")
  }

  /// Comparisons of texts that are there without being made.
  private static func constants(_ count: Int) -> String {
    let zeros = String(repeating: "\0", count: 28_000)
    return "local x = \"\(zeros)a\" local y = \"\(zeros)b\" "
      + String(repeating: "if x<y then end ", count: count) + "return true"
  }

  @Test("Files of rules that are slow together take no longer than one, and each is told")
  func slowFiles() throws {
    let slow = """
      local a, b = ("x"):rep(2 ^ 22), ("x"):rep(2 ^ 21):rep(2)
      while true do local _ = a == b end
      """
    let names = ["a", "b", "c", "d", "e", "f"]
    let program = try Program(
      Dictionary(uniqueKeysWithValues: names.map { ("rules/\($0).lua", slow) }))
    let start = ContinuousClock.now
    let result = try program.run(["check"], timeout: 90)
    // Five seconds and a little for each; the rest is the start of a program that was not optimised.
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect(result.code == 1 && !result.isKilled, "\(result)")
    for name in names {
      #expect(result.output.contains("rules/\(name).lua:2:"), "\(name): \(result)")
    }
  }

  @Test("What check has found is told with what had to be ended", arguments: ["text", "json"])
  func unfinishedCheck(format: String) throws {
    let program = try Program([
      "rules/a.lua": "return 1", "sequences/intro.lua": "return 2",
      "rules/b.lua": """
      local a = {} a.x = a
      while true do pcall(function() return a\(String(repeating: ".x", count: 28_000)) + {} end) end
      """,
    ])
    let result = try program.run(["check", "--format", format], timeout: 60)
    #expect(result.code == 1 && !result.isKilled, "\(result)")
    for file in ["rules/a.lua", "rules/b.lua", "sequences/intro.lua"] {
      #expect(result.output.contains(file), "\(file): \(result)")
    }
    #expect(result.output.contains("stopped after"), "\(result)")
    if format == "json" {
      #expect(throws: Never.self) {
        try JSONSerialization.jsonObject(with: Data(result.output.utf8))
      }
    }
    // Whoever only needs the workspace is told the same as an error.
    let other = try program.run(["senders"], timeout: 60)
    #expect(other.code == 1 && !other.isKilled, "\(other)")
    #expect(other.error.contains("rules/a.lua") && other.error.contains("stopped"), "\(other)")
  }

  @Test(
    "A plain rule is under the same limit as any other",
    arguments: [
      "local x = (\"\\0\"):rep(32000) local y = x .. \"a\" x = x .. \"b\" local b "
        + String(repeating: "b = x < y ", count: 6_000) + "return b",
      "local x = (\"\\0\"):rep(32000) local y = x .. \"a\" x = x .. \"b\" local b "
        + String(repeating: "b = x < y ", count: 900) + "return b",
      "local x = \"\(String(repeating: "\\0", count: 14_000))\" local y = x .. \"a\" local b "
        + String(repeating: "b = x < y ", count: 900) + "return b",
      constants(330), constants(400), constants(460),
      "local x = (\"\\0\"):rep(900000) local y = (\"\\0\"):rep(900001) local b "
        + String(repeating: "b = x < y ", count: 900) + "return b",
    ])
  func plainRule(body: String) throws {
    let program = try Program([
      "rules/h.lua": """
      local perigee = require "perigee"
      return perigee.filter { name = "h", rule = function(c) \(body) end }
      """, "a.csv": Program.contacts(3),
    ])
    try program.run("import", "a.csv")
    let result = try program.run(["contacts", "--filter", "h"], timeout: 60)
    #expect(result.code == 1 && !result.isKilled, "\(result)")
    #expect(result.error.contains("rules/h.lua:2: "), "\(result)")
    #expect(result.error.contains("stopped after"), "\(result)")
  }
}
