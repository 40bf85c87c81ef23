import LuaBridge
import Testing

/// What a script or a long run could do to the process through the bridge.
@Suite("The bridge's boundary")
struct BoundaryTests {
  private func record(in state: LuaState) throws -> LuaRecord {
    try LuaRecord(
      state: state, noun: "contact",
      fields: [(name: "name", isNumber: false), (name: "size", isNumber: true)],
      unknownField: { "no field '\($0)'" })
  }

  /// Calls `rule` on each row of a table with the columns name and size.
  private func answers(
    _ rule: String, names: [String] = ["Ada", "Bo"], sizes: [String] = ["10", "20"],
    record: LuaRecord? = nil, in state: LuaState
  ) throws -> [LuaValue] {
    guard case .function(let function)? = try run(rule, in: state).first else { return [] }
    let record = try record ?? self.record(in: state)
    let columns = [Cells(names), Cells(sizes)]
    return try columns[0].bytes.withUnsafeBufferPointer { bytes0 in
      try columns[0].ends.withUnsafeBufferPointer { ends0 in
        try columns[1].bytes.withUnsafeBufferPointer { bytes1 in
          try columns[1].ends.withUnsafeBufferPointer { ends1 in
            var answers: [LuaValue] = []
            do throws(LuaRecord.Failure) {
              try record.ask(
                function, rows: Array(names.indices),
                columns: [
                  (bytes: bytes0.baseAddress!, ends: ends0.baseAddress!),
                  (bytes: bytes1.baseAddress!, ends: ends1.baseAddress!),
                ]
              ) { answers.append($1.value) }
            } catch { throw error.error }
            return answers
          }
        }
      }
    }
  }

  private func texts(_ answers: [LuaValue]) -> [String] {
    answers.map { answer in
      switch answer {
      case .boolean(let value): "\(value)"
      case .string(let text): text
      case .integer(let number): "\(number)"
      default: answer.typeName
      }
    }
  }

  @Test("A record's iterator that a rule calls with something else raises and does not crash")
  func foreignIterator() throws {
    let state = LuaState(libraries: .script)
    let payload = Plain()
    let type = LuaObjectType(
      name: "thing", members: { (_, _, _) throws(LuaError) in .nil }, text: { _ in "thing" })
    try state.setGlobal("thing", state.makeObject(type, payload: payload))
    for argument in ["nil", "1", "'text'", "{}", "thing"] {
      let rule = "return function(c) local f = pairs(c) return (pcall(f, \(argument))) end"
      #expect(texts(try answers(rule, in: state)) == ["false", "false"], "\(argument)")
    }
  }

  @Test("A rule that the host calls from a rule leaves the outer record on its row")
  func nestedRecordCall() throws {
    let state = LuaState(libraries: .script)
    let record = try record(in: state)
    try state.setGlobal(
      "nested",
      .function(
        state.function("nested") { (call) throws(LuaError) in
          do {
            let inner = try answers(
              "return function(c) return c.name end", record: record, in: call.state)
            return [.string(texts(inner).joined(separator: " "))]
          } catch { throw LuaError(host: error, message: "\(error)") }
        }))
    let rule = "return function(c) local all = nested() return all .. ': ' .. c.name end"
    #expect(
      texts(try answers(rule, names: ["Cy", "Di"], record: record, in: state)) == [
        "Ada Bo: Cy", "Ada Bo: Di",
      ])
  }

  @Test("A record that a rule kept raises once its call is over")
  func keptRecord() throws {
    let state = LuaState(libraries: .rule)
    try state.setGlobal("kept", .table(try state.makeTable()))
    _ = try answers("return function(c) kept[1] = c return true end", in: state)
    let error = #expect(throws: LuaError.self) { try run("return kept[1].name", in: state) }
    #expect(error?.message == "contact used after its rule returned")
    #expect(throws: LuaError.self) { try run("for _ in pairs(kept[1]) do end", in: state) }
  }

  @Test("A record that a rule kept raises in the next call too, which has one of its own")
  func keptRecordInNextCall() throws {
    let state = LuaState(libraries: .rule)
    try state.setGlobal("kept", .table(try state.makeTable()))
    let error = #expect(throws: LuaError.self) {
      try answers(
        "return function(c) if kept[1] then return kept[1].name end kept[1] = c return true end",
        in: state)
    }
    #expect(error?.message == "contact used after its rule returned")
  }

  @Test("A number's cell is read as a decimal number or stays a text")
  func numbers() throws {
    let state = LuaState(libraries: .rule)
    let sizes = ["12", "0x10", "12\0junk", "1e400", "nan", "-3", "  "]
    let rule = "return function(c) return type(c.size) end"
    #expect(
      texts(try answers(rule, names: sizes.map { _ in "x" }, sizes: sizes, in: state)) == [
        "number", "string", "string", "string", "string", "number", "string",
      ])
  }

  @Test("Columns that do not fit a record are refused")
  func wrongColumns() throws {
    let state = LuaState(libraries: .rule)
    let record = try record(in: state)
    guard case .function(let rule)? = try run("return function() return true end", in: state).first
    else { return }
    let byte: [UInt8] = [0]
    let end: [UInt32] = [0]
    byte.withUnsafeBufferPointer { byte in
      end.withUnsafeBufferPointer { end in
        let column = (bytes: byte.baseAddress!, ends: end.baseAddress!)
        for count in [0, 1, 3, 4_000] {
          #expect(throws: LuaRecord.Failure.self, "\(count)") {
            try record.ask(rule, rows: [0], columns: Array(repeating: column, count: count)) {
              _, _ in
            }
          }
        }
      }
    }
  }

  @Test("Tables that many calls return do not pile up in Lua")
  func referencesAreGivenBack() throws {
    let state = LuaState(libraries: .script)
    let function = try state.load(Array("return {1, 2, 3}".utf8), chunkName: "@test.lua")
    for _ in 0..<1_000 { _ = try state.call(function) }
    let before = state.memory
    for _ in 0..<20_000 { _ = try state.call(function) }
    #expect(state.memory < before + 200_000)
  }

  @Test("A table that is raised through the host is the same table in pcall")
  func errorIdentity() throws {
    let state = LuaState(libraries: .script)
    try state.setGlobal(
      "apply",
      .function(
        state.function("apply") { (call) throws(LuaError) in
          guard case .function(let function)? = call.arguments.first else { return [] }
          return try call.state.call(function)
        }))
    let source = """
      local thrown = {message = "mine", code = 7}
      local _, caught = pcall(apply, function() error(thrown) end)
      return rawequal(thrown, caught)
      """
    guard case .boolean(true)? = try run(source, in: state).first else {
      Issue.record("another value was caught")
      return
    }
  }

  @Test("Runaway recursion is a runtime error that names its line")
  func recursionKind() throws {
    try LuaThread.run {
      let state = LuaState(libraries: .script)
      for source in [
        "local function f() return 1 + f() end\nf()",
        "local s = 'x'\nlocal function f() return (s:gsub('x', f)) end\nf()",
      ] {
        let error = #expect(throws: LuaError.self) { try run(source, in: state) }
        #expect(error?.kind == .runtime && error?.source == "test.lua", "\(error as Any)")
      }
    }
  }
}

private final class Plain {}

/// A column as a record reads it.
private struct Cells {
  var bytes: [UInt8] = []
  var ends: [UInt32] = []

  init(_ cells: [String]) {
    for cell in cells {
      bytes += Array(cell.utf8)
      ends.append(UInt32(bytes.count))
    }
    bytes.append(0)
  }
}
