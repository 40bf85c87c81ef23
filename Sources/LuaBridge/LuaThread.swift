import Glibc

/// Runs Lua on a thread with a large stack.
///
/// Deep chains of fields and nested source recurse in Lua's own C code; on a usual stack of 8 MiB,
/// 200 KB of source overflow it.
package enum LuaThread {
  /// Runs `body` on a thread with `stackSize` bytes of stack and waits for it.
  package static func run<Result>(stackSize: Int = 64 << 20, _ body: () throws -> Result) throws
    -> Result
  {
    try withoutActuallyEscaping(body) { body in
      let work = Work(body)
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
      guard status == 0 else {
        throw LuaError(.memory, "no thread with \(stackSize) bytes of stack: error \(status)")
      }
      pthread_join(thread, nil)
      return try work.result!.get()
    }
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
