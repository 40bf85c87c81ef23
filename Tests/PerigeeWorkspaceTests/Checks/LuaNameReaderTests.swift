import Testing

@testable import PerigeeWorkspace

@Suite("Names in Lua source")
struct LuaNameReaderTests {
  private func names(_ source: String) -> LuaNames { LuaNameReader.names(in: Array(source.utf8)) }

  @Test(
    "A name that no local variable has is a global, read or assigned",
    arguments: [
      ("print(x)", ["print", "x"]), ("local x = x", ["x"]),
      ("local x <const> = 1 print(x)", ["print"]),
      ("local function f(a, ...) return f(a, ...) end f()", []),
      ("function f() end", ["f="]), ("local t = {} function t.f() return self end", ["self"]),
      ("local t = {} function t:f() return self end", []),
      ("for i = 1, n do y = i end return i", ["n", "y=", "i"]),
      ("for k, v in pairs(t) do local z = k .. v end return z", ["pairs", "t", "z"]),
      ("repeat local done = true until done return done", ["done"]),
      ("if a then local b = 1 elseif b then return b else return -c end", ["a", "b", "b", "c"]),
      ("while x do break end goto out ::out:: return x // 2 << y", ["x", "x", "y"]),
      ("local a a, b.c, d = 1, 2, 3", ["b", "d="]),
      ("return { x = y, [z] = 1, w; 'v' }", ["y", "z", "w"]),
      (
        "local s = 'x' return s:upper().y[i](j), ('a'):rep(n), #t, not u",
        ["i", "j", "n", "t", "u"]
      ),
      ("return function(a, b) return function() return a, b, c end end", ["c"]),
      ("local _ENV = {} x = 1", []),
      ("return 1..2, a..b, {...}, 0x1p4, [[x]] .. --[[ y ]] z", ["a", "b", "z"]),
      ("f 'x' f { g } f (h)", ["f", "f", "g", "f", "h"]),
      ("pcall(a, b) xpcall(c, d)", ["pcall", "xpcall"]),
    ])
  func globals(source: String, expected: [String]) {
    #expect(
      names(source).globals.map { $0.name + ($0.isAssigned ? "=" : "") }.sorted()
        == expected.sorted(), "\(source)")
  }

  @Test("What modules give is known through the variables that hold it, until one is assigned anew")
  func members() {
    let found = names(
      """
      local p, f = require "perigee", require("filters")
      local plan = p.plan
      plan { sequence = "x" }
      p.blacklist.add "y"
      local q = p q.lists()
      p = nil
      p.nothing()
      string.format()
      """)
    #expect(
      found.members.map { ($0.module + [$0.name]).joined(separator: ".") } == [
        "perigee.plan", "perigee.blacklist", "perigee.blacklist.add", "perigee.lists",
        "_G.string.format",
      ])
    #expect(
      found.calls.map { $0.function.joined(separator: ".") }.filter { $0.hasPrefix("perigee") }
        == ["perigee.plan", "perigee.blacklist.add", "perigee.lists"])
    #expect(found.required.map(\.module) == ["perigee", "filters"])
  }

  @Test("Source that is no Lua is read to its end all the same")
  func anything() {
    for source in [
      "end end end", "local = {", "f(((((", "x[[", "return return", "if then else", "} ) ]",
    ] {
      _ = names(source)
    }
  }
}
