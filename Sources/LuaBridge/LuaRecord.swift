import Glibc
internal import CLuaShim

/// Rows of columns of text, as one Lua value after the other.
///
/// A field is read in C, without a table for each row and without a call into Swift. A value that a
/// function kept raises afterwards instead of showing some row.
package final class LuaRecord {

  /// What a function answered for a row.
  package enum Answer {
    case none
    case boolean(Bool)
    case integer(Int64)
    case number(Double)
    /// The bytes of a string, valid during the call that gets them.
    case text(UnsafeBufferPointer<UInt8>)
    case other(LuaValue)
  }

  /// A call that failed.
  package struct Failure: Error {
    /// The place among the rows asked about, from 0.
    package let index: Int
    /// What the function raised, or `take` threw.
    package let error: LuaError
  }

  private let state: LuaState
  private let record: LuaReference
  private let fieldCount: Int

  /// - Parameters:
  ///   - noun: "contact": what messages call it.
  ///   - fields: in the order of the columns; a number is read as one where its text is one.
  ///   - key: the column that rows are known by, from which `math.random` begins.
  ///   - unknownField: the words of the error for a field that is none of these.
  package init(
    state: LuaState, noun: String, fields: [(name: String, isNumber: Bool)], key: Int = 0,
    unknownField: @escaping (String) -> String
  ) throws(LuaError) {
    self.state = state
    fieldCount = fields.count
    let handle = state.hold(
      HostFunction("") { (call) throws(LuaError) in
        guard case .string(let name)? = call.arguments.first else {
          return [.string("a field's name is a string")]
        }
        return [.string(unknownField(name))]
      })
    guard cshim_reserve(state.current, Int32(fields.count) + 32) else {
      throw LuaError(.memory, "too many fields for one record")
    }
    for field in fields { state.push(field.name) }
    cshim_push_record(
      state.current, Int32(fields.count), fields.map(\.isNumber), handle, noun,
      "\(noun) used after its rule returned", Int32(key))
    record = state.makeReference()
  }

  /// Asks `function` about each of `rows` of `columns`, which must stay where they are meanwhile.
  ///
  /// Calls within calls are possible: the outer ones go on with their own columns.
  /// - Parameters:
  ///   - extra: arguments behind the row's value.
  ///   - isPlain: whether the function can neither loop nor keep anything (`LuaFunction.isPlain`); then it
  ///     is not counted, and gets one value for all rows.
  ///   - seed: begins `math.random` together with what the row is known by.
  ///   - prepare: called with the place among `rows` before each; it may change what `extra` shows, and
  ///     answers whether the function is asked about that row at all.
  ///   - take: gets the place among `rows` and the answer.
  /// - Throws: what the function raised, or `take`; where the columns are not as many as the fields.
  package func ask(
    _ function: LuaFunction, rows: [Int], extra: [LuaValue] = [], isPlain: Bool = false,
    seed: UInt64 = 0,
    columns: [(bytes: UnsafePointer<UInt8>, ends: UnsafePointer<UInt32>)],
    prepare: ((Int) throws(LuaError) -> Bool)? = nil,
    take: (Int, Answer) throws(LuaError) -> Void
  ) throws(Failure) {
    let raw = state.current
    let top = cshim_top(raw)
    defer { cshim_set_top(raw, top) }
    if let problem = problem(columns: columns.count, extra: extra.count) {
      throw Failure(index: 0, error: problem)
    }
    function.reference.push()
    record.push()
    for value in extra { state.push(value) }
    let before = cshim_top(raw)
    cshim_seed_record(raw, top + 2, seed)
    var aimed = columns.map { cshim_column(bytes: $0.bytes, ends: $0.ends) }
    cshim_aim(raw, top + 2, &aimed)
    defer { cshim_aim(raw, top + 2, &aimed) }
    let answers = AnswerBuffer(count: rows.count)
    let rows = rows.map(Int64.init)
    var done = 0
    while done < rows.count {
      do {
        guard try prepare?(done) ?? true else {
          done += 1
          continue
        }
      } catch { throw Failure(index: done, error: error) }
      let count = prepare == nil ? rows.count - done : 1
      let answered = rows.withUnsafeBufferPointer { rows in
        answers.fill(from: done) {
          cshim_call_records(
            raw, top + 1, top + 2, rows.baseAddress! + done, Int64(count),
            Int32(extra.count), isPlain, &$0)
        }
      }
      for index in done..<done + answered {
        do { try take(index, answers[index]) } catch { throw Failure(index: index, error: error) }
      }
      done += answered
      guard answered < count else { continue }
      defer { cshim_set_top(raw, before) }
      if answers.isError(done) { throw Failure(index: done, error: state.takeError()) }
      do {
        try take(done, .other(state.value(at: -1)))
      } catch { throw Failure(index: done, error: error) }
      done += 1
    }
  }

  private func problem(columns: Int, extra: Int) -> LuaError? {
    guard columns == fieldCount else {
      return LuaError(.runtime, "a record of \(fieldCount) fields got \(columns) columns")
    }
    guard cshim_reserve(state.current, Int32(2 * extra) + 64) else {
      return LuaError(.memory, "too many arguments for one call")
    }
    return nil
  }
}

extension LuaRecord.Answer {
  /// The same as a value that stays.
  package var value: LuaValue {
    switch self {
    case .none: .nil
    case .boolean(let value): .boolean(value)
    case .integer(let value): .integer(value)
    case .number(let value): .number(value)
    case .text(let bytes): text.map(LuaValue.string) ?? .bytes(Array(bytes))
    case .other(let value): value
    }
  }

  /// The text, where it is one and UTF-8.
  package var text: String? {
    if case .text(let bytes) = self { String(validating: bytes, as: UTF8.self) } else { nil }
  }
}
