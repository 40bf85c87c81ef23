import Foundation
import Testing

/// Each attack runs in a process of its own, so that one that gets through fails instead of hanging.
@Suite("Hostile scripts")
struct HostileScriptTests {
  /// What ends an attack.
  enum End: String, CustomTestStringConvertible {
    case time = "stopped after"
    case memory = "MiB of memory"
    case error = ""

    var testDescription: String { "\(self)" }
  }

  struct Attack: CustomTestStringConvertible {
    let name: String
    let end: End
    let source: String
    /// Part of the message.
    var words: String?

    var testDescription: String { name }
  }

  static let loops: [Attack] = [
    Attack(name: "a bare loop", end: .time, source: "while true do end"),
    Attack(
      name: "a loop in pcall", end: .time,
      source: "while true do pcall(function() while true do end end) end"),
    Attack(
      name: "a loop around pcall of an error", end: .time,
      source: "while true do pcall(error, 'x') end"),
    Attack(
      name: "a loop in the handler of xpcall", end: .time,
      source: "xpcall(error, function() while true do end end)"),
    Attack(
      name: "a handler of an abort", end: .time,
      source:
        "xpcall(function() while true do end end, function() while true do end end) while true do end"
    ),
    Attack(
      name: "a loop in a coroutine", end: .time,
      source: "coroutine.wrap(function() while true do end end)()"),
    Attack(
      name: "a coroutine inside pcall, again and again", end: .time,
      source: """
        while true do
          pcall(coroutine.wrap(function() pcall(function() while true do end end) end))
        end
        """),
    Attack(
      name: "coroutines that resume each other", end: .time,
      source: """
        local function spin() while true do coroutine.yield() end end
        local a, b = coroutine.create(spin), coroutine.create(spin)
        while true do coroutine.resume(a) coroutine.resume(b) end
        """),
    Attack(
      name: "a loop in __close", end: .time,
      source: """
        local guard <close> = setmetatable({}, { __close = function() while true do end end })
        error "out"
        """),
    Attack(
      name: "a loop in __close after an abort", end: .time,
      source: """
        local guard <close> = setmetatable({}, { __close = function() while true do end end })
        while true do end
        """),
    Attack(
      name: "a loop in __index", end: .time,
      source: "return setmetatable({}, { __index = function() while true do end end }).x"),
    Attack(
      name: "a loop in __lt", end: .time,
      source: """
        local t = setmetatable({}, { __lt = function() while true do end end })
        return t < t
        """),
    Attack(
      name: "a loop in __tostring", end: .time,
      source: "print(setmetatable({}, { __tostring = function() while true do end end }))"),
    Attack(
      name: "a loop in the order of a sort", end: .time,
      source: "table.sort({ 3, 2, 1 }, function() while true do end end)"),
    Attack(
      name: "a sort of millions", end: .time,
      source: "local t = {} for i = 1, 2e6 do t[i] = -i end while true do table.sort(t) end"),
    Attack(
      name: "a loop in a callback of gsub", end: .time,
      source: "string.gsub('x', '.', function() while true do end end)"),
    Attack(
      name: "a pattern that explodes", end: .time,
      source: "return ('a'):rep(60):find(('.-'):rep(8) .. 'b')"),
    Attack(
      name: "a pattern over a long text", end: .time, source: "return ('a'):rep(2e5):find '.-b'"),
    Attack(
      name: "a pattern that explodes in gmatch", end: .time,
      source: "for _ in ('a'):rep(60):gmatch(('.-'):rep(8) .. 'b') do end"),
    Attack(
      name: "a pattern that explodes in gsub", end: .time,
      source: "return ('a'):rep(60):gsub(('.-'):rep(8) .. 'b', '')"),
    Attack(
      name: "a move of everything", end: .time,
      source: "table.move({}, 1, math.maxinteger - 1, 2)"),
    Attack(
      name: "an insertion at the front, for ever", end: .time,
      source: "local t = {} while true do table.insert(t, 1, true) if #t > 1e5 then t = {} end end"),
    Attack(
      name: "a concatenation of everything", end: .time,
      source: """
        local t = setmetatable({}, { __index = function() return '' end })
        table.concat(t, '', 1, math.maxinteger)
        """),
    Attack(
      name: "a length that calls itself for ever", end: .time,
      source: """
        local t = setmetatable({}, { __len = function() return math.maxinteger end,
          __index = function() return 1 end })
        table.remove(t, 1)
        """),
    Attack(
      name: "a source in endless pieces", end: .time,
      source: "load(function() while true do end end)"),
    Attack(
      name: "pairs over a large table, again and again", end: .time,
      source:
        "local t = {} for i = 1, 1e5 do t['k' .. i] = i end while true do for _ in pairs(t) do end end"
    ),
    Attack(
      name: "a loop that goes on when its abort is an error", end: .time,
      source: """
        local function again() pcall(again) while true do end end
        while true do pcall(again) end
        """),
    Attack(
      name: "long texts compared", end: .time,
      source:
        "local a, b = ('x'):rep(2 ^ 24), ('x'):rep(2 ^ 23):rep(2) while true do local _ = a == b, a < b end"
    ),
    Attack(
      name: "long blanks as numbers", end: .time,
      source: "local a = (' '):rep(2 ^ 24) while true do tonumber(a) end"),
    Attack(
      name: "next in a table that was cleared", end: .time,
      source:
        "local t = {} for i = 1, 1e5 do t['k' .. i] = i end for i = 1, 1e5 do t['k' .. i] = nil end while true do next(t) end"
    ),
    Attack(
      name: "long texts joined in __close", end: .time,
      source: """
        local s = ('x'):rep(2 ^ 24)
        local co = coroutine.create(function()
          local x <close> = setmetatable({}, { __close = function()
            while true do local _ = s .. s .. s .. s end
          end })
          coroutine.yield()
        end)
        coroutine.resume(co)
        coroutine.close(co)
        """),
    Attack(
      name: "a coroutine of the library's own functions", end: .time,
      source: "coroutine.wrap(string.find)(('a'):rep(60), ('.-'):rep(8) .. 'b')"),
    Attack(
      name: "many values, again and again", end: .time,
      source: """
        local t = {} for i = 1, 32768 do t[i] = i end
        local function f(...) while true do select(2, ...) end end
        f(table.unpack(t))
        """),
    Attack(
      name: "a coroutine that is older than the long texts", end: .time,
      source: """
        local co = coroutine.wrap(load('local a, b = coroutine.yield() do ' .. ('local _ = a < b; '):rep(45) .. ' end'))
        co()
        local a, b = ('\\0'):rep(2 ^ 24), ('\\0'):rep(2 ^ 23):rep(2)
        co(a, b)
        while true do end
        """),
    Attack(
      name: "long texts sorted", end: .time,
      source: """
        local t = {} for i = 1, 60 do t[i] = ('\\0'):rep(2 ^ 20) .. i end
        while true do table.sort(t) end
        """),
    Attack(
      name: "modules without end", end: .time,
      source: "while true do pcall(require, 'no.such.module') end"),
  ]

  @Test("A loop is stopped, wherever it hides, and the message names the line", arguments: loops)
  func loop(attack: Attack) throws {
    let program = try Program(["attack.lua": attack.source])
    let result = try program.run(["run", "--time-limit", "200ms", "attack.lua"], timeout: 30)
    #expect(result.code == 1, "\(result)")
    #expect(result.error.contains("error: attack.lua:"), "\(result.error)")
    #expect(result.error.contains("stopped after"), "\(result.error)")
  }

  static let bombs: [Attack] = [
    Attack(
      name: "a table without end", end: .memory,
      source: "local t = {} for i = 1, 1e12 do t[i] = i end"),
    Attack(
      name: "a text that doubles", end: .memory,
      source: "local s = 'x' while true do s = s .. s end"),
    Attack(
      name: "a table of texts", end: .memory,
      source: "local t = {} while true do t[#t + 1] = ('x'):rep(1e6) .. #t end"),
    Attack(
      name: "memory inside pcall", end: .memory,
      source: "while true do pcall(function() local t = {} for i = 1, 1e12 do t[i] = i end end) end"
    ),
    Attack(
      name: "coroutines without end", end: .memory,
      source: "local t = {} while true do t[#t + 1] = coroutine.create(function() end) end"),
    Attack(
      name: "a concatenation that grows", end: .memory,
      source: """
        local t = {} for i = 1, 1000 do t[i] = ('x'):rep(1e5) end
        local all = {} while true do all[#all + 1] = table.concat(t) end
        """),
    Attack(
      name: "closures without end", end: .memory,
      source: "local t = {} while true do local x = {} t[#t + 1] = function() return x end end"),
  ]

  @Test("A bomb is stopped by the limit of memory", arguments: bombs)
  func bomb(attack: Attack) throws {
    let program = try Program(["attack.lua": attack.source])
    let result = try program.run(["run", "--time-limit", "25s", "attack.lua"], timeout: 60)
    #expect(result.code == 1, "\(result)")
    #expect(result.error.contains("MiB of memory"), "\(result.error)")
    #expect(result.error.contains("attack.lua:"), "\(result.error)")
  }

  static let trespasses: [Attack] = [
    Attack(
      name: "string.rep of memory", end: .error, source: "return ('x'):rep(1e10)",
      words: "too large"),
    Attack(
      name: "a source of jumps", end: .error,
      source: "assert(load('local a return ' .. ('a or '):rep(1.2e4) .. 'a'))",
      words: "more than 10000 of the words"),
    Attack(
      name: "a source that is long", end: .error, source: "assert(load((' '):rep(1e5)))",
      words: "at most 64 KiB"),
    Attack(
      name: "tables in tables, twice each", end: .error,
      source: """
        local perigee = require 'perigee'
        local t = {} for i = 1, 50 do t = { t, t } end
        perigee.contacts(perigee.filter { where = t })
        """, words: "a million values"),
    Attack(
      name: "filters in filters, twice each", end: .error,
      source: """
        local perigee = require 'perigee'
        local f = perigee.filter { where = { email = 'x' } } for i = 1, 50 do f = f & f end
        perigee.contacts(f)
        """, words: "a million values"),
    Attack(
      name: "a name that is no text", end: .error,
      source: """
        local x = setmetatable({}, { __name = 5 })
        local t = {} for i = 1, 900 do t[i] = x end
        assert(#string.format(('%s'):rep(900), table.unpack(t)) == 4500)
        string.format(('%s'):rep(4000), table.unpack(t))
        """, words: "at most 1000 values"),
    Attack(
      name: "too many values", end: .error, source: "string.byte(('x'):rep(1e6), 1, -1)",
      words: "too many results"),
    Attack(
      name: "a long text as a number", end: .error, source: "return ('0'):rep(1e6) + 1",
      words: "no number"),
    Attack(
      name: "what pairs gives", end: .error,
      source: "local _, raw = pairs(string) raw.find = print", words: "cannot be changed"),
    Attack(
      name: "the metatable of filters", end: .error,
      source: "getmetatable(require('perigee').filter { where = {} }).__gc = print",
      words: "index a string"),
    Attack(
      name: "the constant of no limit", end: .error,
      source: "require('perigee').no_limit[1] = 1", words: "cannot be changed"),
    Attack(
      name: "the database by a plan", end: .error,
      source: """
        local perigee = require 'perigee'
        perigee.plan { sequence = 'intro', contacts = perigee.all(), senders = perigee.me() }:save 'perigee.db'
        """, words: "own files"),
    Attack(
      name: "a name with a zero byte", end: .error,
      source: "require('perigee').write('rules/zz.lua\\0', 'x')", words: "in the workspace"),
    Attack(
      name: "texts copied to the host", end: .error,
      source: """
        local s, t = ('x'):rep(2 ^ 24), {} for i = 1, 120 do t[i] = s end
        print(table.unpack(t))
        """, words: "128 MiB of text"),
    Attack(
      name: "a method with an object of another class", end: .error,
      source: """
        local perigee = require 'perigee'
        local plan = perigee.plan { sequence = 'intro', contacts = perigee.all(), senders = perigee.me() }
        plan.engage(perigee.me())
        """, words: "call it with a colon"),
    Attack(
      name: "a coroutine that was stopped, closed", end: .error,
      source: """
        local perigee = require 'perigee'
        local co
        pcall(perigee.contacts, perigee.filter { rule = function()
          co = coroutine.create(function()
            local x <close> = setmetatable({}, { __close = function() while true do end end })
            while true do end
          end)
          coroutine.resume(co)
        end })
        coroutine.close(co)
        """, words: "a coroutine that was stopped"),
    Attack(
      name: "deep recursion", end: .error, source: "local function f() return 1 + f() end f()",
      words: "stack overflow"),
    Attack(
      name: "deep recursion in C", end: .error,
      source: "local function f(s) return s:gsub('.', f) end f 'x'", words: "stack overflow"),
    Attack(
      name: "deep recursion in coroutines", end: .error,
      source: "local function f() return coroutine.wrap(f)() end f()", words: "stack overflow"),
    Attack(
      name: "deep recursion in metamethods", end: .error,
      source:
        "local t = {} setmetatable(t, { __index = function(_, k) return t[k] end }) return t.x",
      words: "stack overflow"),
    Attack(
      name: "a deeply nested source", end: .error,
      source: "assert(load(('('):rep(3e4) .. '1' .. (')'):rep(3e4)))", words: "overflow"),
    Attack(
      name: "a long chain of fields", end: .error,
      source: "assert(load('return a' .. ('.x'):rep(3e4)))()", words: "no variable"),
    Attack(
      name: "bytecode", end: .error, source: "assert(load('\\27LuaT'))", words: "binary"),
    Attack(
      name: "bytecode by its mode", end: .error, source: "assert(load('\\27LuaT', 'x', 'b'))",
      words: "binary"),
    Attack(name: "string.dump", end: .error, source: "string.dump(print)", words: "no string.dump"),
    Attack(
      name: "a finaliser", end: .error, source: "setmetatable({}, { __gc = print })", words: "__gc"),
    Attack(
      name: "weak tables", end: .error, source: "setmetatable({}, { __mode = 'k' })",
      words: "__mode"),
    Attack(
      name: "weak tables by rawset", end: .error, source: "rawset({}, '__mode', 'k')",
      words: "__mode"),
    Attack(
      name: "the metatable of texts", end: .error, source: "getmetatable('').__index = nil",
      words: "index a string"),
    Attack(
      name: "a library", end: .error, source: "string.find = print", words: "cannot be changed"),
    Attack(
      name: "a library by rawset", end: .error, source: "rawset(string, 'find', print)",
      words: "protected"),
    Attack(
      name: "a library's metatable", end: .error, source: "setmetatable(string, {})",
      words: "protected"),
    Attack(
      name: "a global of everybody", end: .error, source: "_G.print = nil",
      words: "no local variable"),
    Attack(
      name: "the module perigee", end: .error,
      source: "require('perigee').plan = print", words: "cannot be changed"),
    Attack(
      name: "a module of the library", end: .error, source: "require('counts').by = print",
      words: "cannot be changed"),
    Attack(
      name: "another environment", end: .error,
      source: "local _ENV = setmetatable({}, { __index = _ENV }) debug.traceback()",
      words: "no \"debug\""),
    Attack(
      name: "an environment of load", end: .error,
      source: "load('x = 1 string.find = nil', 'c', 't', { string = string })()",
      words: "cannot be changed"),
    Attack(name: "a path", end: .error, source: "require '/etc/passwd'", words: "no module"),
    Attack(
      name: "a way out", end: .error, source: "require '../../etc/passwd'", words: "no module"),
    Attack(name: "a C module", end: .error, source: "require 'lfs'", words: "no module"),
    Attack(name: "files", end: .error, source: "io.open '/etc/passwd'", words: "no \"io\""),
    Attack(
      name: "files of the host", end: .error, source: "require('perigee').read '/etc/passwd'",
      words: "in the workspace"),
    Attack(
      name: "files through ..", end: .error, source: "require('perigee').read '../../etc/passwd'",
      words: "in the workspace"),
    Attack(
      name: "its own workspace", end: .error,
      source: "require('perigee').write('rules/x.lua', 'return 1')", words: "own files"),
    Attack(name: "the environment", end: .error, source: "os.getenv 'HOME'", words: "no os.getenv"),
    Attack(name: "other programs", end: .error, source: "os.execute 'ls'", words: "no os.execute"),
    Attack(
      name: "an object that is none", end: .error,
      source: "local perigee = require 'perigee' perigee.diff({}, {})", words: "must be a plan"),
    Attack(
      name: "a method of another object", end: .error,
      source: "local perigee = require 'perigee' perigee.me().engage()", words: "no \"engage\""),
    Attack(
      name: "coroutines that close each other", end: .error,
      source: """
        local function nest(n)
          local thread = coroutine.create(function()
            local x <close> = setmetatable({}, { __close = function() nest(n + 1) end })
            coroutine.yield()
          end)
          coroutine.resume(thread)
          assert(coroutine.close(thread))
        end
        nest(1)
        """),
    Attack(
      name: "an error that is a table", end: .error,
      source: "error(setmetatable({}, { __tostring = function() error 'again' end }))",
      words: "error"),
    Attack(
      name: "an error in the handler of an error", end: .error,
      source:
        "local function f() error() end local ok = xpcall(f, f) error(ok and 'x' or 'caught')",
      words: "an error in the handling of an error"),
    Attack(
      name: "an error in an error, for ever", end: .error,
      source: "while true do pcall(function() xpcall(error, function(e) return e.x.y end) end) end",
      words: "an error in the handling of an error"),
  ]

  @Test("What a script may not do is one clear error", arguments: trespasses)
  func trespass(attack: Attack) throws {
    let program = try Program([
      "attack.lua": attack.source, "sequences/intro.lua": Program.sequence("intro"),
      "a.csv": Program.contacts(3),
    ])
    try program.run("import", "a.csv")
    let result = try program.run(["run", "--time-limit", "20s", "attack.lua"], timeout: 60)
    #expect(result.code == 1, "\(result)")
    #expect(result.error.hasPrefix("error: attack.lua:"), "\(result.error)")
    if let words = attack.words { #expect(result.error.contains(words), "\(result.error)") }
  }

  static let rules: [Attack] = [
    Attack(name: "a loop", end: .time, source: "while true do end", words: "100000 instructions"),
    Attack(
      name: "a loop in pcall", end: .time, source: "while true do pcall(error) end",
      words: "100000 instructions"),
    Attack(
      name: "a pattern that explodes", end: .time,
      source: "return ('a'):rep(60):find(('.-'):rep(8) .. 'b') ~= nil",
      words: "100000 instructions"),
    Attack(
      name: "memory", end: .memory,
      source: "local s = 'x' while true do s = s .. s end", words: "of memory"),
    Attack(name: "the clock", end: .error, source: "return os.time() > 0", words: "ctx.now"),
    Attack(name: "files", end: .error, source: "return io.open 'x'", words: "no \"io\""),
    Attack(name: "load", end: .error, source: "return load 'x'", words: "no \"load\""),
    Attack(
      name: "an address", end: .error, source: "return ('%p'):format({}) == ''", words: "%p"),
    Attack(
      name: "what pairs gives", end: .error,
      source: "local _, raw = pairs(string) raw.lower = tostring return true",
      words: "cannot be changed"),
    Attack(
      name: "long texts compared", end: .time,
      source:
        "local a, b = ('x'):rep(2 ^ 22), ('x'):rep(2 ^ 21):rep(2) while true do local _ = a == b end",
      words: "stopped after"),
    Attack(
      name: "keys without an order", end: .error,
      source: "for _ in pairs { [{}] = 1, [{}] = 2 } do end", words: "no order"),
    Attack(
      name: "shared tables", end: .error, source: "ctx.seed = 3 return true",
      words: "cannot be changed"),
    Attack(
      name: "the contact", end: .error, source: "contact.email = 'x' return true",
      words: "does not change it"),
    Attack(
      name: "another contact", end: .error,
      source: "kept[1] = kept[1] or contact return kept[1].email == ''",
      words: "used after its rule returned"),
    Attack(
      name: "a seed of its own", end: .error, source: "math.randomseed(1) return true",
      words: "seeded by the plan"),
    Attack(
      name: "a state", end: .error, source: "count = count + 1 return count > 1",
      words: "keeps nothing between calls"),
    Attack(
      name: "a global state", end: .error, source: "seen = contact.email return true",
      words: "keeps nothing between calls"),
    Attack(
      name: "a huge answer", end: .error, source: "return ('x'):rep(70000)", words: "64 KiB"),
  ]

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
    #expect(result.code == 1, "\(result)")
    #expect(result.error.contains("rules/bad.lua:"), "\(result.error)")
    if let words = attack.words { #expect(result.error.contains(words), "\(result.error)") }
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
    let result = try program.run(["run", "attack.lua"], timeout: 30) { process, output in
      // The script says when it runs: no guess about how long that takes.
      if output.contains("running") { kill(process.processIdentifier, SIGINT) }
    }
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
