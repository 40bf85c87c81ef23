import Glibc

/// Runs Lua on a thread with a large stack.
///
/// Deep chains of fields and nested source recurse in Lua's own C code; on a usual stack of 8 MiB,
/// 200 KB of source overflow it.
package enum LuaThread {
  /// Runs `body` on a thread with `stackSize` bytes of stack and waits for it.
  package static func run<Result>(stackSize: Int = 256 << 20, _ body: () throws -> Result) throws
    -> Result
  {
    try withoutActuallyEscaping(body) { body in
      let work = Work(body)
      switch start(work, stackSize) {
      case .success(let thread): pthread_join(thread, nil)
      case .failure(let error):
        throw LuaError(
          .memory, "no thread with \(stackSize) bytes of stack: error \(error.status)")
      }
      return try work.result!.get()
    }
  }

  /// Processors that this process may use.
  package static let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Calls `body` with 0 ..< `count`, each on a thread of its own, and waits for all. `body` runs on
  /// several threads at once, so each call may only touch what belongs to its number.
  package static func concurrently(
    _ count: Int, stackSize: Int = 256 << 20, _ body: (Int) -> Void
  ) {
    withoutActuallyEscaping(body) { body in
      var threads: [(pthread_t, AnyWork)] = []
      for index in 1..<max(count, 1) {
        let work = Work { body(index) }
        switch start(work, stackSize) {
        case .success(let thread): threads.append((thread, work))
        // Without a thread its part is done here: later, and all the same.
        case .failure: body(index)
        }
      }
      if count > 0 { body(0) }
      for (thread, _) in threads { pthread_join(thread, nil) }
    }
  }

  /// Runs `body`, which never returns, on a thread that nobody waits for.
  static func detach(_ body: @escaping @Sendable () -> Never) throws {
    let work = Work<Void> { body() }
    // The thread refers to it for as long as the process lives.
    _ = Unmanaged.passRetained(work)
    if case .failure(let error) = start(work, 256 << 10) {
      throw LuaError(.memory, "no thread: error \(error.status)")
    }
  }

  private struct NotStarted: Error { let status: Int32 }

  /// Whoever calls it keeps `work` until the thread has been joined.
  private static func start(_ work: AnyWork, _ stackSize: Int) -> Result<pthread_t, NotStarted> {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackSize)
    var thread = pthread_t()
    let status = pthread_create(
      &thread, &attributes,
      { pointer in
        Unmanaged<AnyWork>.fromOpaque(pointer!).takeUnretainedValue().run()
        return nil
      }, Unmanaged<AnyWork>.passUnretained(work).toOpaque())
    return status == 0 ? .success(thread) : .failure(NotStarted(status: status))
  }

  private class AnyWork {
    func run() {}
  }

  private final class Work<Result>: AnyWork {
    private let body: () throws -> Result
    var result: Swift.Result<Result, any Error>?

    init(_ body: @escaping () throws -> Result) { self.body = body }

    override func run() { result = Swift.Result { try body() } }
  }
}
