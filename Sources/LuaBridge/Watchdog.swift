internal import CLuaShim
import Glibc

/// Ends the process where a state is beyond its limit of time, or deaf to Ctrl-C, and nothing in it can
/// be interrupted: inside Lua's parser, in its search for the name of a field, in the host's own work.
package enum Watchdog {
  /// Whether Ctrl-C leaves calls of the host alone: they end by themselves, and whoever works line by line
  /// loses all that the lines before have made.
  package static func spareHost() { cshim_spare_host(true) }

  /// Looks at all states of the process from now on, once in its life.
  ///
  /// - Parameter end: called on a thread of its own, within a second of the limit, with what to tell; it
  ///   has to end the process.
  package static func start(_ end: @escaping @Sendable (LuaError) -> Never) {
    // A process without a thread for it runs as it would without a watchdog.
    _ = try? LuaThread.detach {
      while true {
        var interval = timespec(tv_sec: 0, tv_nsec: Int(cshim_watch_interval))
        nanosleep(&interval, nil)
        if let overrun = look() { end(overrun) }
      }
    }
  }

  private static func look() -> LuaError? {
    var line: Int32 = 0
    var limit: Int64 = 0
    var reason: Int32 = 0
    let source = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1_024) { buffer in
      reason = cshim_watch(buffer.baseAddress!, buffer.count, &line, &limit)
      return reason == 0 ? nil : String(validatingCString: buffer.baseAddress!)
    }
    guard reason != 0 else { return nil }
    let isTime = UInt32(bitPattern: reason) == CSHIM_ABORT_TIME.rawValue
    let stop = isTime ? LuaStop.time : .interrupt
    let place = source.flatMap { $0.isEmpty ? nil : $0 }
    return LuaError(
      .stopped(stop), stop.words(limit: limit, memory: 0), source: place,
      line: place == nil ? nil : Int(line))
  }
}
