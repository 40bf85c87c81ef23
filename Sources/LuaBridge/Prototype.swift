/// A function's prototype, as far as it matters here.
struct Prototype {
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

  /// So many that all of them are far from a rule's time, whatever each one does with texts that are no
  /// longer than `longestPlainText`.
  private static let mostPlainInstructions = 1_000
  /// With texts from here on, in bytes, the shim counts instructions (`SHIM_LONG_TEXT`).
  private static let longestPlainText = 1 << 10

  var isPlain: Bool {
    children.isEmpty && instructions.count <= Self.mostPlainInstructions
      && constants.allSatisfy { ($0?.utf8.count ?? 0) < Self.longestPlainText }
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
