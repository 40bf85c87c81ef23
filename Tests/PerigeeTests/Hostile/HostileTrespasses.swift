/// What a script may not do.
extension HostileScriptTests {
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
        """, words: "more than 20000 tables"),
    Attack(
      name: "filters in filters, twice each", end: .error,
      source: """
        local perigee = require 'perigee'
        local f = perigee.filter { where = { email = 'x' } } for i = 1, 50 do f = f & f end
        perigee.contacts(f)
        """, words: "more than 20000 tables"),
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
        """, words: "128 MiB of strings"),
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
      words: "caught"),
    Attack(
      name: "an error in an error, for ever", end: .time,
      source: "while true do pcall(function() xpcall(error, function(e) return e.x.y end) end) end"),
    Attack(
      name: "a handler that does not end, in a handler", end: .time,
      source:
        "xpcall(error, function() while true do xpcall(error, function() error() end) end end)"),
  ]
}
