import Foundation
import TestSupport
import Testing

/// Each attack runs in a process of its own, so that one that gets through fails instead of hanging.
@Suite("Hostile scripts")
struct HostileScriptTests {
  /// What ends an attack.
  enum End {
    /// The limit of time or of instructions.
    case time
    case memory
    /// What it does is refused.
    case error

    /// Reads it off an error's message.
    init(_ message: String) {
      if message.contains("stopped after") {
        self = .time
      } else {
        self = message.contains("MiB of memory") ? .memory : .error
      }
    }
  }

  struct Attack: CustomTestStringConvertible {
    let name: String
    let end: End
    let source: String
    /// Part of the message.
    var words: String?

    var testDescription: String { name }

    /// It ended as it was to end, with the code of a failure and its words.
    func expectEnd(_ result: ProcessOutcome, _ location: Testing.SourceLocation = #_sourceLocation)
    {
      #expect(result.code == 1, "\(result)", sourceLocation: location)
      #expect(End(result.error) == end, "\(result.error)", sourceLocation: location)
      if let words {
        #expect(result.error.contains(words), "\(result.error)", sourceLocation: location)
      }
    }
  }

  @Test("A loop is stopped, wherever it hides, and the message names the line", arguments: loops)
  func loop(attack: Attack) throws {
    let program = try Program(["attack.lua": attack.source])
    let result = try program.run(["run", "--time-limit", "200ms", "attack.lua"], timeout: 30)
    attack.expectEnd(result)
    #expect(result.error.contains("error: attack.lua:"), "\(result.error)")
    #expect(result.error.contains("stopped after"), "\(result.error)")
  }

  @Test("A bomb is stopped by the limit of memory", arguments: bombs)
  func bomb(attack: Attack) throws {
    let program = try Program(["attack.lua": attack.source])
    let result = try program.run(["run", "--time-limit", "25s", "attack.lua"], timeout: 60)
    attack.expectEnd(result)
    #expect(result.error.contains("MiB of memory"), "\(result.error)")
    #expect(result.error.contains("attack.lua:"), "\(result.error)")
  }

  @Test("What a script may not do is one clear error", arguments: trespasses)
  func trespass(attack: Attack) throws {
    let program = try Program([
      "attack.lua": attack.source, "sequences/intro.lua": Program.sequence("intro"),
      "a.csv": Program.contacts(3),
    ])
    try program.run("import", "a.csv")
    let result = try program.run(["run", "--time-limit", "20s", "attack.lua"], timeout: 60)
    attack.expectEnd(result)
    #expect(result.error.hasPrefix("error: attack.lua:"), "\(result.error)")
  }

  @Test("A rule is stopped, and the message names it, its line and the contact", arguments: rules)
  func rule(attack: Attack) throws {
    let program = try Program([
      "rules/bad.lua": """
      local perigee = require "perigee"
      local count, kept = 0, {}
      return perigee.filter { name = "bad", rule = function(contact, ctx)
        \(attack.source)
      end }
      """, "a.csv": Program.contacts(3),
    ])
    try program.run("import", "a.csv")
    let result = try program.run(["contacts", "--filter", "bad"], timeout: 60)
    attack.expectEnd(result)
    #expect(result.error.contains("rules/bad.lua:"), "\(result.error)")
  }

  @Test("A rule that a script makes in place is stopped too, and the script may go on")
  func ruleInPlace() throws {
    let program = try Program([
      "attack.lua": """
      local perigee = require "perigee"
      local function try(rule)
        local ok, problem = pcall(perigee.contacts, perigee.filter { rule = rule })
        print(ok, problem.message)
      end
      try(function() while true do end end)
      try(function() return perigee.all().count > 0 end)
      print "on"
      """, "a.csv": Program.contacts(3),
    ])
    try program.run("import", "a.csv")
    let result = try program.run(["run", "attack.lua"], timeout: 60)
    #expect(result.output.contains("100000 instructions"), "\(result)")
    #expect(result.output.contains("inside a rule"), "\(result)")
    #expect(result.output.hasSuffix("on\n"), "\(result)")
  }

  @Test("A rule's limit is told and not the script's, and an error says itself what it is")
  func wordsOfErrors() throws {
    let program = try Program([
      "attack.lua": """
      local perigee = require "perigee"
      local ok, problem = pcall(perigee.contacts, perigee.filter { rule = function()
        local s = ("x"):rep(2 ^ 22)
        for i = 1, 90000 do local _ = s .. i end
      end })
      print(problem.message)
      error(setmetatable({}, { __tostring = function() return "boom" end }))
      """, "a.csv": Program.contacts(3),
    ])
    try program.run("import", "a.csv")
    let result = try program.run(["run", "--time-limit", "100s", "attack.lua"], timeout: 60)
    #expect(result.output.contains("stopped after 0.05 seconds"), "\(result)")
    #expect(result.error.contains("attack.lua:7: boom"), "\(result)")
  }

  @Test("Ctrl-C ends a script that nothing else would, with the code of an interrupt")
  func interrupt() throws {
    let program = try Program([
      "attack.lua": "print 'running' while true do pcall(function() while true do end end) end"
    ])
    let process = try program.start(["run", "attack.lua"])
    // The script says when it runs: no guess about how long that takes.
    #expect(process.wait(for: "running"))
    process.signal(SIGINT)
    let result = process.finish(timeout: 30)
    #expect(result.code == 130, "\(result)")
    #expect(result.error.contains("interrupted"), "\(result.error)")
  }

  @Test("A script may end itself by a code of its own")
  func exit() throws {
    let program = try Program([
      "exit.lua": "pcall(os.exit, 7) error 'never'", "fine.lua": "os.exit() error 'never'",
    ])
    #expect(try program.run("run", "exit.lua").code == 7)
    #expect(try program.run("run", "fine.lua").code == 0)
  }
}
