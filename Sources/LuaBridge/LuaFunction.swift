internal import CLuaShim

/// A function inside Lua.
package struct LuaFunction {
  let reference: LuaReference

  init(_ reference: LuaReference) { self.reference = reference }

  /// What a function of the host was called when it was made; nil for one of Lua's.
  package var hostName: String? {
    let state = reference.state
    reference.push()
    defer { cshim_set_top(state.current, -2) }
    return (state.object(cshim_function_at(state.current, -1)) as? HostFunction)?.name
  }

  /// Whether both are the same function.
  package func isSame(as other: LuaFunction) -> Bool {
    let state = reference.state
    reference.push()
    other.reference.push(in: state)
    defer { cshim_set_top(state.current, -3) }
    return cshim_raw_equal(state.current, -1, -2)
  }

  /// Where it is written: the chunk's name without its `@`, and the line of the word `function`; nil
  /// for one of the host or of the standard library.
  package var definition: (source: String, line: Int)? {
    let state = reference.state
    reference.push()
    defer { cshim_set_top(state.current, -2) }
    return LuaState.place { cshim_definition(state.current, -1, $0, $1, $2) }
  }
}

extension LuaState {
  /// Compiles a chunk of text; bytecode is refused.
  ///
  /// - Parameters:
  ///   - chunkName: "@rules/dach.lua": what messages name.
  ///   - limit: bytes; deeper nesting than fits would overflow the parser's stack, and nothing but the
  ///     watchdog interrupts it.
  package func load(_ source: [UInt8], chunkName: String, limit: Int = 256 << 10) throws(LuaError)
    -> LuaFunction
  {
    guard source.count <= limit else {
      throw LuaError(
        .syntax, "the source has \(source.count) bytes; at most \(limit) are taken",
        source: String(chunkName.dropFirst()), line: 1)
    }
    return try balanced { () throws(LuaError) in
      let isLoaded = source.withUnsafeBufferPointer { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
          cshim_load(current, characters.baseAddress ?? emptyText, characters.count, chunkName)
        }
      }
      guard isLoaded else { throw LuaError(syntax: shortText(at: -1), chunkName: chunkName) }
      return LuaFunction(makeReference())
    }
  }

  /// Calls under the limits of calls; what it returns, in order.
  package func call(_ function: LuaFunction, _ arguments: [LuaValue] = []) throws(LuaError)
    -> [LuaValue]
  {
    let top = cshim_top(current)
    defer { cshim_set_top(current, top) }
    guard cshim_reserve(current, Int32(arguments.count) + 64) else {
      throw LuaError(.memory, "too many arguments for one call")
    }
    function.reference.push()
    for argument in arguments { push(argument) }
    let results = cshim_call(current, Int32(arguments.count))
    guard results >= 0 else { throw takeError() }
    return (0..<results).map { value(at: top + 1 + $0) }
  }

  /// `tostring(value)`, metamethods included.
  package func text(of value: LuaValue) throws(LuaError) -> String {
    String(decoding: try bytes(of: value), as: UTF8.self)
  }

  /// The same byte for byte, UTF-8 or not.
  package func bytes(of value: LuaValue) throws(LuaError) -> [UInt8] {
    let top = cshim_top(current)
    defer { cshim_set_top(current, top) }
    guard cshim_reserve(current, 64) else { throw LuaError(.memory, "the Lua stack is full") }
    push(value)
    guard cshim_to_text(current, -1) else { throw takeError() }
    switch self.value(at: -1) {
    case .string(let text): return Array(text.utf8)
    case .bytes(let bytes): return bytes
    default: return []
    }
  }

  /// The place in a chunk of the call that is `level` functions up from the host function that runs
  /// now; 1 is the call of the host function itself.
  package func callerLocation(level: Int = 1) -> (source: String, line: Int)? {
    Self.place { cshim_caller(current, Int32(level), $0, $1, $2) }
  }

  static func place(
    _ find: (UnsafeMutablePointer<CChar>, Int, UnsafeMutablePointer<Int32>) -> Bool
  ) -> (source: String, line: Int)? {
    var line: Int32 = 0
    let source = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1_024) { buffer in
      find(buffer.baseAddress!, buffer.count, &line)
        ? String(validatingCString: buffer.baseAddress!) : nil
    }
    return source.map { ($0, Int(line)) }
  }
}

/// A text with an address, where a buffer without bytes has none.
nonisolated(unsafe) private let emptyText: UnsafePointer<CChar> = {
  // One byte for the life of the process; nobody writes to it.
  let text = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
  text.pointee = 0
  return UnsafePointer(text)
}()
