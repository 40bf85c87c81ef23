import Testing

@testable import LuaBridge

@Suite("Sealing")
struct SealingTests {
  private let state = LuaState(libraries: .script)

  private func sealed(_ source: String) throws -> LuaReach {
    let assign = state.function("assign") { (call) throws(LuaError) in
      guard case .string(let name) = call.arguments[1] else { return [] }
      try call.state.setGlobal(name, call.arguments[2])
      return []
    }
    state.guardGlobals(assign)
    let value = try #require(try run(source, in: state).first)
    try state.setGlobal("sealed", value)
    return try state.seal(value, library: "library/", refusal: "no change")
  }

  @Test("Every table that a function can reach is sealed in its place, at any depth")
  func reach() throws {
    let reach = try sealed(
      """
      local deep = { a = { b = { c = { 1, 2, x = "y" } } } }
      local key = {}
      local function inner() return deep end
      tables = { deep, deep.a.b.c, key }
      local list = { inner, [key] = 1 }
      return function() return list end
      """)
    #expect(reach.functions.count == 2 && reach.iteratorHolders.isEmpty)
    for change in [
      "tables[1].a = 1", "tables[2][1] = 5", "tables[2].x = nil", "tables[2].new = 1",
      "tables[3][1] = 1", "table.insert(tables[2], 3)", "table.remove(tables[2])",
      "table.sort(tables[2], function(a, b) return a > b end)", "rawset(tables[2], 1, 2)",
      "setmetatable(tables[2], {})", "table.move({ 9 }, 1, 1, 1, tables[2])",
      "sealed()[1] = print",
    ] {
      #expect(throws: LuaError.self, "\(change)") { try run(change, in: state) }
    }
    let error = #expect(throws: LuaError.self) { try run("tables[2].x = 1", in: state) }
    #expect(error?.message == "no change")
    let values = try run(
      """
      local t, keys = tables[2], {}
      for k, v in pairs(t) do keys[#keys + 1] = tostring(k) .. tostring(v) end
      return #t, table.concat(t, "+"), table.concat(keys, " "), rawget(t, "x"), next(t)
      """, in: state)
    #expect(try values.map { try state.text(of: $0) } == ["2", "1+2", "11 22 xy", "y", "1", "1"])
  }

  @Test("What the host holds of a sealed table reads and changes what is behind it")
  func host() throws {
    let table = try state.makeTable()
    try table.set("x", .integer(1))
    try state.setGlobal("t", .table(table))
    _ = try sealed("return t")
    try table.set("x", .integer(2))
    #expect(try table.pairs().count == 1)
    let values = try run("return t.x", in: state)
    #expect(try state.text(of: values[0]) == "2")
  }

  @Test("What only a library's functions hold is left to it, and functions behind them are found")
  func libraries() throws {
    let library = try state.load(
      Array(
        "local cache = {} return function(f) return function() cache[1] = 1 return f() end end".utf8
      ),
      chunkName: "@library/l.lua")
    try state.setGlobal("wrap", try #require(try state.call(library).first))
    let reach = try sealed(
      """
      own = { 1 }
      local t = own
      return wrap(function() return t end)
      """)
    #expect(reach.functions.count == 1)
    #expect(throws: LuaError.self) { try run("own[1] = 2", in: state) }
    #expect(throws: Never.self) { try run("sealed()", in: state) }
  }

  @Test(
    "An iterator of gmatch is found wherever it is kept",
    arguments: [
      "local next = ('a b'):gmatch '%a' return function() return next() end",
      "local t = { deep = { ('a b'):gmatch '%a' } } return function() return t end",
      "return { ('a b'):gmatch '%a' }",
      "local f = ('a b'):gmatch '%a' local function g() return f() end return { { g } }",
    ])
  func iterators(source: String) throws {
    #expect(try sealed(source).iteratorHolders.count == 1)
  }

  @Test("What goes on from no call to another is no such iterator")
  func stateless() throws {
    let reach = try sealed(
      """
      local iter, t = pairs { a = { 1 } }
      local codes = utf8.codes "ab"
      tables = t
      return function() return iter, codes, t, ipairs, string.gmatch end
      """)
    #expect(reach.iteratorHolders.isEmpty)
    let values = try run("local i, _, t = sealed() return i(t)", in: state)
    #expect(try state.text(of: values[0]) == "a")
    #expect(throws: LuaError.self) { try run("tables.a[1] = 2", in: state) }
  }

  @Test("Operators of a sealed table stay, and what is shared is looked at once")
  func operators() throws {
    let first = try sealed(
      """
      shared = { 1 }
      local both = setmetatable({ shared }, { __band = function() return "and" end })
      local function f() return both end
      common = f
      return f
      """)
    let second = try state.seal(
      .table(#require(try table("return { common }"))), library: "library/", refusal: "no")
    #expect(first.functions.count == 1 && second.functions.isEmpty)
    let values = try run("return sealed() & sealed()", in: state)
    #expect(try state.text(of: values[0]) == "and")
  }

  private func table(_ source: String) throws -> LuaTable? {
    guard case .table(let table)? = try run(source, in: state).first else { return nil }
    return table
  }
}
