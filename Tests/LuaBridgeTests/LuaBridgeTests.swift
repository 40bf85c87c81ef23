import LuaBridge
import Testing

private func failure(_ source: String, in state: LuaState) -> LuaError? {
  do {
    _ = try run(source, in: state)
    return nil
  } catch {
    return error
  }
}

/// Counts how many of it are alive.
// Used on one thread at a time, as the state that holds it is.
private final class Payload: @unchecked Sendable {
  final class Counter { var alive = 0 }
  let counter: Counter
  init(_ counter: Counter) {
    self.counter = counter
    counter.alive += 1
  }
  deinit { counter.alive -= 1 }
}

private struct HostFailure: Error { let payload: Payload }

@Suite("The bridge between Swift and Lua")
struct LuaBridgeTests {
  @Test("An error of a host function names the line of the script's call")
  func errorPlace() throws {
    let state = LuaState(libraries: .script)
    try state.setGlobal(
      "fail",
      .function(
        state.function("fail") { (_) throws(LuaError) in
          throw LuaError(.runtime, "no such thing")
        }))
    let error = try #require(failure("local x = 1\n\nfail()", in: state))
    #expect(error.message == "no such thing")
    #expect(error.source == "test.lua")
    #expect(error.line == 3)
  }

  @Test("An error that a script raises keeps its place, message and traceback")
  func scriptError() throws {
    let state = LuaState(libraries: .script)
    let error = try #require(
      failure(
        "local function inner() error('broken') end\nlocal function outer()\n inner()\nend\nouter()",
        in: state))
    #expect(error.message == "broken")
    #expect(error.line == 1)
    #expect(error.traceback.contains("test.lua:3"))
    #expect(error.traceback.contains("test.lua:5"))
  }

  @Test("A hundred errors through Swift leak nothing, in pcall, coroutines and metamethods")
  func nothingLeaks() throws {
    let counter = Payload.Counter()
    do {
      let state = LuaState(libraries: .script)
      try state.setGlobal(
        "fail",
        .function(
          state.function("fail") { (_) throws(LuaError) in
            throw LuaError(host: HostFailure(payload: Payload(counter)), message: "failed")
          }))
      for _ in 0..<100 {
        _ = try run("pcall(fail)", in: state)
        _ = try run("coroutine.resume(coroutine.create(fail))", in: state)
        _ = try run("pcall(function() return setmetatable({}, {__index = fail}).x end)", in: state)
        let error = try #require(failure("fail()", in: state))
        #expect((error.underlying as? HostFailure)?.payload.counter.alive ?? 0 > 0)
      }
      #expect(counter.alive > 0)
    }
    #expect(counter.alive == 0)
  }

  @Test("A host error that passes through pcall and error() comes back as itself")
  func rethrow() throws {
    let state = LuaState(libraries: .script)
    let counter = Payload.Counter()
    try state.setGlobal(
      "fail",
      .function(
        state.function("fail") { (_) throws(LuaError) in
          throw LuaError(host: HostFailure(payload: Payload(counter)), message: "failed")
        }))
    let error = try #require(
      failure(
        "local ok, e = pcall(fail)\nassert(e.message == 'failed')\nassert(tostring(e) == 'test.lua:1: failed' or tostring(e):find 'failed')\nerror(e)",
        in: state))
    #expect(error.underlying is HostFailure)
  }

  @Test("Bytecode, __gc, __mode and the string metatable are out of reach")
  func guarded() throws {
    let state = LuaState(libraries: .script)
    #expect(throws: LuaError.self) { try state.load([0x1B, 0x4C, 0x75, 0x61], chunkName: "@x") }
    #expect(failure("assert(load('\\27Lua'))", in: state) != nil)
    #expect(
      failure("setmetatable({}, {__gc = function() end})", in: state)?.message.contains("__gc")
        == true)
    #expect(failure("setmetatable({}, {__mode = 'k'})", in: state) != nil)
    #expect(failure("getmetatable('').__index = nil", in: state) != nil)
    for name in ["io", "debug", "package", "dofile", "loadfile", "collectgarbage", "require"] {
      #expect(try run("return \(name)", in: state)[0].typeName == "nil", "\(name)")
    }
    #expect(try run("return string.dump", in: state)[0].typeName == "nil")
    #expect(
      try run("return os.execute, os.getenv, os.remove, os.rename", in: state).allSatisfy {
        $0.typeName == "nil"
      })
  }

  @Test("A rule has no clock, no chance and no way to compile code")
  func ruleProfile() throws {
    let state = LuaState(libraries: .rule)
    for name in ["os", "coroutine", "load", "setmetatable", "next", "rawset"] {
      #expect(try run("return \(name)", in: state)[0].typeName == "nil", "\(name)")
    }
    for name in ["string.dump", "string.pack", "math.randomseed(1)", "string.format('%p', {})"] {
      #expect(failure("local x = \(name) x()", in: state) != nil, "\(name)")
    }
  }

  @Test("Runaway recursion is an error and not a crash")
  func recursion() throws {
    try LuaThread.run {
      let state = LuaState(libraries: .script)
      #expect(failure("local function f() return 1 + f() end f()", in: state) != nil)
      #expect(
        failure("local s = '' ; local function f() return s:gsub('', f) end f()", in: state) != nil)
      let nested =
        "return " + String(repeating: "(", count: 5_000) + "1"
        + String(repeating: ")", count: 5_000)
      #expect(throws: LuaError.self) { try state.load(Array(nested.utf8), chunkName: "@n") }
      let chain = "local a = {} return a" + String(repeating: ".x", count: 100_000)
      _ = try? state.load(Array(chain.utf8), chunkName: "@n")
    }
  }

  @Test("A memory limit stops a script, and the state goes on working")
  func memoryLimit() throws {
    let state = LuaState(libraries: .script, memoryLimit: 8 << 20)
    let error = try #require(failure("local t = {} for i = 1, 1e9 do t[i] = i end", in: state))
    #expect(error.message.contains("memory"))
    #expect(try run("return 1 + 1", in: state).count == 1)
  }

  @Test("What a host call allocates counts when it returns")
  func memoryLimitInHost() throws {
    let state = LuaState(libraries: .script, memoryLimit: 4 << 20)
    let big = String(repeating: "x", count: 8 << 20)
    try state.setGlobal(
      "big", .function(state.function("big") { (_) throws(LuaError) in [.string(big)] }))
    #expect(failure("return #big()", in: state)?.message.contains("memory") == true)
    #expect(try run("return 2", in: state).count == 1)
  }

  @Test("Source beyond its limit is refused before it is read")
  func sourceLimit() {
    let state = LuaState(libraries: .rule)
    #expect(throws: LuaError.self) {
      try state.load(Array(repeating: 0x20, count: 65_537), chunkName: "@big.lua", limit: 65_536)
    }
  }

  @Test("Strings keep every byte, valid or not")
  func strings() throws {
    let state = LuaState(libraries: .rule)
    let values = try run("return 'a\\0b', '\\xff', 'é'", in: state)
    guard case .string("a\0b") = values[0], case .bytes([0xFF]) = values[1],
      case .string("é") = values[2]
    else {
      Issue.record("\(values)")
      return
    }
  }

  @Test("Pairs come in an order of their own")
  func pairsOrder() throws {
    let state = LuaState(libraries: .rule)
    guard case .table(let table) = try run("return { b = 1, [2] = 2, a = 3, 10 }", in: state)[0]
    else {
      Issue.record("no table")
      return
    }
    let keys = try table.pairs().map { "\($0.key)" }
    #expect(keys == ["integer(1)", "integer(2)", "string(\"a\")", "string(\"b\")"])
  }

  @Test("Objects show members, length and text, and are dropped when collected")
  func objects() throws {
    let counter = Payload.Counter()
    let state = LuaState(libraries: .script)
    let type = LuaObjectType(
      name: "thing",
      members: { (_, _, name) throws(LuaError) in .string("member \(name)") },
      text: { _ in "a thing" }, length: { _ in 7 })
    try state.setGlobal(
      "make",
      .function(
        state.function("make") { (call) throws(LuaError) in
          [try call.state.makeObject(type, payload: Payload(counter))]
        }))
    let values = try run("local t = make() return t.x, #t, tostring(t)", in: state)
    guard case .string("member x") = values[0], case .integer(7) = values[1],
      case .string("a thing") = values[2]
    else {
      Issue.record("\(values)")
      return
    }
    #expect(failure("make().x = 1", in: state) != nil)
    #expect(failure("getmetatable(make()).__index = nil", in: state) != nil)
    // Two thousand of them, long enough for the collector to have come round.
    _ = try run("for i = 1, 200000 do local t = make() end", in: state)
    _ = state.heldCount
    #expect(counter.alive < 100_000)
  }
}

@Suite("Records")
struct LuaRecordTests {
  private let bytes: [UInt8] = Array("AnnBob".utf8)
  private let ends: [UInt32] = [3, 6, 6]
  private let numbers: [UInt8] = Array("12x".utf8)
  private let numberEnds: [UInt32] = [2, 3, 3]

  private func answers(_ source: String, rows: Range<Int> = 0..<3) throws -> [String] {
    let state = LuaState(libraries: .rule)
    let record = try LuaRecord(
      state: state, noun: "contact", fields: [("name", false), ("age", true)],
      unknownField: { "no field \($0)" })
    guard case .function(let function)? = try run(source, in: state).first else { return [] }
    return try bytes.withUnsafeBufferPointer { bytes in
      try ends.withUnsafeBufferPointer { ends in
        try numbers.withUnsafeBufferPointer { numbers in
          try numberEnds.withUnsafeBufferPointer { numberEnds in
            var answers: [String] = []
            do throws(LuaRecord.Failure) {
              try record.ask(
                function, rows: Array(rows),
                columns: [
                  (bytes.baseAddress!, ends.baseAddress!),
                  (numbers.baseAddress!, numberEnds.baseAddress!),
                ]
              ) { _, answer in
                if case .boolean(let value) = answer {
                  answers.append("\(value)")
                } else {
                  answers.append("\(answer.value)")
                }
              }
            } catch { throw error.error }
            return answers
          }
        }
      }
    }
  }

  @Test("Fields read the row's text, numbers as numbers, blank as nil")
  func fields() throws {
    #expect(
      try answers("return function(c) return c.name end")
        == ["string(\"Ann\")", "string(\"Bob\")", "nil"])
    #expect(
      try answers("return function(c) return c.age end")
        == ["integer(12)", "string(\"x\")", "nil"])
    #expect(
      try answers("return function(c) return c.name == 'Bob' end") == ["false", "true", "false"])
  }

  @Test("An unknown field, a change and a kept record are errors")
  func misuse() throws {
    for source in [
      "return function(c) return c.nam end", "return function(c) c.name = 1 end",
      "local kept = nil return function(c) if kept then return c.x end kept = c; c.y() end",
    ] {
      #expect(throws: LuaError.self) { try answers(source) }
    }
  }

  @Test("Pairs go over the fields that have a value, in order")
  func pairs() throws {
    #expect(
      try answers(
        "return function(c) local s = '' for k, v in pairs(c) do s = s .. k .. '=' .. v .. ';' end return s end"
      )
        == ["string(\"name=Ann;age=12;\")", "string(\"name=Bob;age=x;\")", "string(\"\")"])
  }

  @Test(
    "An error that is no string is told by its value",
    arguments: [
      ("error(42)", "42"), ("error(4.5)", "4.5"), ("error(nil)", "nil"), ("error(true)", "true"),
      ("error { code = 42, reason = 'quota' }", #"{ code = 42, reason = "quota" }"#),
      ("error { 1, 2, x = { y = { z = { 1 } } } }", "{ 1, 2, x = { y = { z = {…} } } }"),
      ("error { message = 'stop' }", "stop"),
      ("error { message = 'stop', code = 7 }", "stop { code = 7 }"),
      ("error {}", "{}"), ("error { ['a b'] = 'c\\nd' }", #"{ ["a b"] = "c d" }"#),
      ("error(setmetatable({}, { __tostring = function() return 'own' end }))", "own"),
      ("error(print or error)", "an error that is a function"),
      ("local t = {} t.t = t error(t)", "{ t = { t = { t = {…} } } }"),
    ])
  func errorValues(source: String, message: String) throws {
    let state = LuaState(libraries: .script)
    let error = #expect(throws: LuaError.self) { try run(source, in: state) }
    #expect(error?.message == message)
  }
}
