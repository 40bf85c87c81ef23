internal import CLuaShim

/// What code in a state may use before it is stopped.
package struct LuaLimits: Hashable, Sendable {
  /// Instructions of Lua's machine; work in C is charged at about their time.
  package var instructions: Int?
  /// As the clock on the wall counts.
  package var time: Duration?
  /// As the processor counts for the thread that runs the code: a busy machine takes none of it. Of the
  /// two only one can be limited.
  package var cpuTime: Duration?

  /// For code of our own.
  package static let none = LuaLimits()

  package init(instructions: Int? = nil, time: Duration? = nil) {
    self.instructions = instructions
    self.time = time
  }

  package init(instructions: Int? = nil, cpuTime: Duration) {
    self.instructions = instructions
    self.cpuTime = cpuTime
  }

  var raw: cshim_limits {
    let (seconds, attoseconds) = (cpuTime ?? time ?? .zero).components
    return cshim_limits(
      instructions: Int64(instructions ?? 0),
      nanoseconds: seconds * 1_000_000_000 + attoseconds / 1_000_000_000,
      counts_cpu: cpuTime != nil)
  }
}

extension LuaState {
  /// The limits of each call that Swift makes while no other is under way.
  package func limitCalls(_ limits: LuaLimits) {
    cshim_limit_calls(raw, limits.raw)
  }

  /// The limits of each row that a `LuaRecord` asks about.
  package func limitRecords(_ limits: LuaLimits) {
    cshim_limit_records(raw, limits.raw)
  }

  /// Where `math.random` begins in a script; in a rule it begins with each row.
  package func seed(_ seed: UInt64) { cshim_seed(raw, seed) }

  /// Why and where the call that failed last was stopped.
  /// - Returns: also the limit that was reached, in instructions or nanoseconds.
  func lastStop() -> (stop: LuaStop, source: String?, line: Int, limit: Int64)? {
    var line: Int32 = 0
    var reason: Int32 = 0
    var limit: Int64 = 0
    let source = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1_024) { buffer in
      reason = cshim_last_abort(raw, buffer.baseAddress!, buffer.count, &line, &limit)
      return String(validatingCString: buffer.baseAddress!)
    }
    let stop: LuaStop
    switch UInt32(bitPattern: reason) {
    case CSHIM_ABORT_BUDGET.rawValue: stop = .instructions
    case CSHIM_ABORT_TIME.rawValue: stop = .time
    case CSHIM_ABORT_MEMORY.rawValue: stop = .memory
    case CSHIM_ABORT_INTERRUPT.rawValue: stop = .interrupt
    case CSHIM_ABORT_HANDLER.rawValue: stop = .errorInError
    case CSHIM_ABORT_EXIT.rawValue: stop = .exit(cshim_exit_code(raw))
    default: return nil
    }
    return (stop, source == "" ? nil : source, Int(line), limit)
  }
}
