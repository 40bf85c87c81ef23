internal import CLuaShim

/// A place in a chunk where a function assigns what outlives its call.
package struct LuaStateWrite: Hashable, Sendable {
  package enum Target: Hashable, Sendable {
    case global(String)
    /// A local variable that outlives the call.
    case local(String)
  }

  package let target: Target
  package let line: Int
}

extension LuaFunction {
  /// Where functions inside this chunk assign globals or local variables of the chunk: what they answer
  /// may then depend on the calls before. A variable of an enclosing function is not one of those, since
  /// it is another one in each call.
  ///
  /// It is read from the bytecode, which knows what each name stands for; nothing is run.
  package var stateWrites: [LuaStateWrite] {
    prototype?.writes(upvalues: [.environment], registers: .kept, counts: false) ?? []
  }

  /// The same for a function that was made and is kept: whatever variable it finds outside of itself is the
  /// same one in each call, whoever made it.
  package var keptWrites: [LuaStateWrite] {
    guard let prototype else { return [] }
    let upvalues = prototype.upvalues.map {
      $0.name == "_ENV" ? Prototype.Origin.environment : .kept
    }
    return prototype.writes(upvalues: upvalues, registers: .inCall, counts: true)
  }

  /// What it finds outside of itself: the values of its upvalues, in order.
  package var upvalues: [LuaValue] {
    let state = reference.state
    reference.push()
    defer { cshim_set_top(state.current, -2) }
    guard prototype != nil else { return [] }
    var values: [LuaValue] = []
    while cshim_push_upvalue(state.current, Int32(values.count + 1)) {
      values.append(state.value(at: -1))
      cshim_set_top(state.current, -2)
    }
    return values
  }
}

extension LuaFunction {
  /// Whether this chunk holds one function and no other, which has no loop, makes no function or table,
  /// stores nothing and reaches no library that does. With plain upvalues (`hasPlainUpvalues`) such a
  /// function takes as many instructions as it has, and what C does for it is counted by C.
  package var holdsOnePlainFunction: Bool { prototype?.children.map(\.isPlain) == [true] }

  /// Whether all that it sees outside of itself is the environment, scalars, and tables of scalars.
  package var hasPlainUpvalues: Bool {
    let state = reference.state
    reference.push()
    defer { cshim_set_top(state.current, -2) }
    return cshim_has_plain_upvalues(state.current)
  }

  fileprivate var prototype: Prototype? {
    let state = reference.state
    reference.push()
    defer { cshim_set_top(state.current, -2) }
    var length = 0
    guard let bytes = cshim_dump(state.current, &length) else { return nil }
    defer { cshim_free(bytes) }
    var reader = BytecodeReader(bytes: UnsafeRawBufferPointer(start: bytes, count: length))
    return reader.chunk()
  }
}

/// A function's prototype, as far as it matters here.
fileprivate struct Prototype {
  /// Register or upvalue of the enclosing function, and its name.
  var upvalues: [(isRegister: Bool, index: Int, name: String)] = []
  var instructions: [UInt32] = []
  var lines: [Int] = []
  var constants: [String?] = []
  var children: [Prototype] = []

  /// What an upvalue stands for.
  enum Origin {
    case environment
    /// A variable that outlives the call of the function.
    case kept
    /// One that is another in each call.
    case inCall
  }

  // Numbers of instructions of Lua 5.4 (lopcodes.h).
  private static let setUpvalue: UInt32 = 10
  private static let setTableUpvalue: UInt32 = 15

  /// - Parameters:
  ///   - upvalues: what this function's stand for.
  ///   - registers: what its own variables are to the functions inside it.
  ///   - counts: whether what it does itself is looked at, or only what the functions inside it do.
  func writes(upvalues origins: [Origin], registers: Origin, counts: Bool) -> [LuaStateWrite] {
    let own = counts ? instructions.indices.compactMap { write(at: $0, origins) } : []
    return own
      + children.flatMap { child in
        let seen = child.upvalues.map { upvalue in
          if upvalue.isRegister { return registers }
          return origins.indices.contains(upvalue.index) ? origins[upvalue.index] : .inCall
        }
        return child.writes(upvalues: seen, registers: .inCall, counts: true)
      }
  }

  private func write(at place: Int, _ origins: [Origin]) -> LuaStateWrite? {
    let instruction = instructions[place]
    let a = Int(instruction >> 7 & 0xFF)
    let b = Int(instruction >> 16 & 0xFF)
    switch instruction & 0x7F {
    case Self.setUpvalue where origins.indices.contains(b):
      switch origins[b] {
      case .kept: return write(.local(upvalues[b].name), place)
      case .environment: return write(.global("_ENV"), place)
      case .inCall: return nil
      }
    case Self.setTableUpvalue where origins.indices.contains(a):
      guard case .environment = origins[a], constants.indices.contains(b) else { return nil }
      return write(.global(constants[b] ?? "?"), place)
    default: return nil
    }
  }

  /// Instructions that a plain function may have: no SETUPVAL, SETTABUP … SETFIELD (10, 15 to 18),
  /// NEWTABLE (19), TBC (55), loops (73 to 77), SETLIST, CLOSURE, VARARG (78 to 81).
  private static let plain =
    Set<UInt32>(0...9).union(11...14).union(20...54).union(56...72).union([82])
  private static let jump: UInt32 = 56
  /// Names by which a function gets at others of Lua, or at what stores things.
  private static let reaching: Set<String> = ["require", "table", "_G", "_ENV"]

  var isPlain: Bool {
    children.isEmpty
      && constants.allSatisfy { !Self.reaching.contains($0 ?? "") }
      && instructions.allSatisfy { instruction in
        let operation = instruction & 0x7F
        // A jump backward is a loop too; its distance begins at 2^24 − 1.
        if operation == Self.jump { return Int(instruction >> 7) >= 0xFF_FFFF }
        return Self.plain.contains(operation)
      }
  }

  private func write(_ target: LuaStateWrite.Target, _ place: Int) -> LuaStateWrite {
    LuaStateWrite(target: target, line: lines.indices.contains(place) ? lines[place] : 0)
  }
}

/// Reads what `string.dump` would give, in the format of Lua 5.4 (ldump.c).
private struct BytecodeReader {
  let bytes: UnsafeRawBufferPointer
  var position = 0

  /// Signature, version, format, check bytes, three sizes, an integer and a number: 31 bytes; then the
  /// number of the chunk's upvalues.
  mutating func chunk() -> Prototype {
    position = 32
    return prototype()
  }

  private mutating func prototype() -> Prototype {
    var prototype = Prototype()
    _ = text()
    let firstLine = integer()
    _ = integer()
    position += 3
    prototype.instructions = (0..<integer()).map { _ in instruction() }
    prototype.constants = (0..<integer()).map { _ in constant() }
    let upvalues = (0..<integer()).map { _ in (byte() != 0, Int(byte()), byte()) }
    prototype.children = (0..<integer()).map { _ in self.prototype() }
    prototype.lines = lines(from: firstLine)
    for _ in 0..<integer() {
      _ = text()
      _ = integer()
      _ = integer()
    }
    let names = (0..<integer()).map { _ in text() ?? "?" }
    prototype.upvalues = upvalues.enumerated().map { index, upvalue in
      (upvalue.0, upvalue.1, names.indices.contains(index) ? names[index] : "?")
    }
    return prototype
  }

  /// The line of each instruction: a difference to the one before, or a mark that the list behind has it.
  private mutating func lines(from first: Int) -> [Int] {
    let differences = (0..<integer()).map { _ in Int8(bitPattern: byte()) }
    var marked: [Int: Int] = [:]
    for _ in 0..<integer() {
      let place = integer()
      marked[place] = integer()
    }
    var line = first
    return differences.enumerated().map { place, difference in
      line = difference == -128 ? marked[place] ?? line : line + Int(difference)
      return line
    }
  }

  /// Texts only, by which globals are named.
  private mutating func constant() -> String? {
    switch byte() {
    case 0x03, 0x13:
      position += 8
      return nil
    case 0x04, 0x14: return text()
    default: return nil
    }
  }

  private mutating func byte() -> UInt8 {
    defer { position += 1 }
    return position < bytes.count ? bytes[position] : 0
  }

  private mutating func instruction() -> UInt32 {
    defer { position += 4 }
    guard position + 4 <= bytes.count else { return 0 }
    return bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self)
  }

  /// Seven bits a byte, the highest first; the last byte has its eighth bit set.
  private mutating func integer() -> Int {
    var value = 0
    while position < bytes.count {
      let next = byte()
      value = value << 7 | Int(next & 0x7F)
      if next & 0x80 != 0 { break }
    }
    return value
  }

  private mutating func text() -> String? {
    let size = integer()
    guard size > 0 else { return nil }
    defer { position += size - 1 }
    guard position + size - 1 <= bytes.count else { return nil }
    return String(decoding: bytes[position..<position + size - 1], as: UTF8.self)
  }
}
