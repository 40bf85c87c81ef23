internal import CLuaShim

/// Rows of columns of text, as one Lua value that is aimed at one row after the other.
///
/// A field is read in C, without a table for each row and without a call into Swift. Between calls a
/// record that a function kept raises instead of showing some row.
package final class LuaRecord {
  package enum Answer {
    case boolean(Bool)
    case other(LuaValue)
  }

  private let state: LuaState
  private let record: LuaReference
  private let fieldCount: Int

  /// - Parameters:
  ///   - noun: "contact": what messages call it.
  ///   - fields: in the order of the columns; a number is read as one where its text is one.
  ///   - unknownField: the words of the error for a field that is none of these.
  package init(
    state: LuaState, noun: String, fields: [(name: String, isNumber: Bool)],
    unknownField: @escaping (String) -> String
  ) throws(LuaError) {
    self.state = state
    fieldCount = fields.count
    let handle = state.hold(
      HostFunction { (call) throws(LuaError) in
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
      state.current, Int32(fields.count), fields.map(\.isNumber), handle,
      "\(noun) used after its rule returned")
    record = state.makeReference()
  }

  /// Calls `body` with what calls `function` for a row of `columns`, which must stay where they are
  /// meanwhile. Calls within calls are possible: the outer ones go on with their own columns.
  ///
  /// Where the columns are not as many as the fields, every call throws.
  package func calls<Result, Failure: Error>(
    _ function: LuaFunction, extra: [LuaValue] = [],
    columns: [(bytes: UnsafePointer<UInt8>, ends: UnsafePointer<UInt32>)],
    _ body: (LuaRecordCall) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let raw = state.current
    let top = cshim_top(raw)
    defer { cshim_set_top(raw, top) }
    if let problem = problem(columns: columns.count, extra: extra.count) {
      return try body(
        LuaRecordCall(state: state, raw: raw, function: 0, record: 0, extra: 0, problem: problem))
    }
    function.reference.push()
    record.push()
    for value in extra { state.push(value) }
    var aimed = columns.map { cshim_column(bytes: $0.bytes, ends: $0.ends) }
    cshim_aim(raw, top + 2, &aimed)
    defer { cshim_aim(raw, top + 2, &aimed) }
    return try body(
      LuaRecordCall(
        state: state, raw: raw, function: top + 1, record: top + 2, extra: Int32(extra.count),
        problem: nil))
  }

  private func problem(columns: Int, extra: Int) -> LuaError? {
    guard columns == fieldCount else {
      return LuaError(.runtime, "a record of \(fieldCount) fields got \(columns) columns")
    }
    guard cshim_reserve(state.current, Int32(extra) + 64) else {
      return LuaError(.memory, "too many arguments for one call")
    }
    return nil
  }
}

/// A function ready to be called for one row after the other.
package struct LuaRecordCall {
  let state: LuaState
  let raw: OpaquePointer
  let function: Int32
  let record: Int32
  let extra: Int32
  /// Why no call is possible.
  let problem: LuaError?

  /// The function's first result for `row`.
  package func callAsFunction(row: Int) throws(LuaError) -> LuaRecord.Answer {
    if let problem { throw problem }
    let answer = cshim_call_record(raw, function, record, Int64(row), extra)
    switch UInt32(answer) {
    case CSHIM_ANSWER_FALSE.rawValue: return .boolean(false)
    case CSHIM_ANSWER_TRUE.rawValue: return .boolean(true)
    case CSHIM_ANSWER_OTHER.rawValue:
      defer { cshim_set_top(raw, record + extra) }
      return .other(state.value(at: -1))
    default:
      defer { cshim_set_top(raw, record + extra) }
      throw state.takeError()
    }
  }
}
