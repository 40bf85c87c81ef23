/// Why code was stopped, where it did not fail by itself. No `pcall` of a script sees it.
package enum LuaStop: Hashable, Sendable {
  case instructions, time, memory, interrupt
  /// An error in the handler of an error, or while the stack was full.
  case errorInError
  /// `os.exit(code)`.
  case exit(Int32)
}

extension LuaStop {
  /// - Parameters:
  ///   - limit: that was reached, in instructions or nanoseconds.
  ///   - memory: the limit of memory, in bytes.
  func words(limit: Int64, memory: Int) -> String {
    switch self {
    case .instructions:
      "stopped after \(limit) instructions: it does not end, or is far too slow"
    case .time: "stopped after \(Duration.nanoseconds(limit)), which was its limit"
    case .memory: "stopped: it needs more than \(memory >> 20) MiB of memory"
    case .interrupt: "interrupted"
    case .errorInError: "stopped: an error in the handling of an error"
    case .exit(let code): "ended by os.exit(\(code))"
    }
  }
}
