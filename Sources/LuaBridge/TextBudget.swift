internal import CLuaShim

/// How much text the host copies out of Lua in one call, or for one declaration. Lua holds many references to
/// one text, and each would be a copy.
struct TextBudget {
  private var bytes = 0
  private static let most = 128 << 20

  mutating func take(textAt index: Int32, of raw: OpaquePointer) throws(LuaError) {
    guard UInt32(cshim_type_at(raw, index)) == CSHIM_STRING.rawValue else { return }
    var length = 0
    _ = cshim_string(raw, index, &length)
    bytes += length
    guard bytes <= Self.most else {
      throw LuaError(
        .runtime, "more than \(Self.most >> 20) MiB of strings are too much for the host at once")
    }
  }
}

extension LuaState {
  /// Runs `body` with one budget for all that it copies; within another one with that.
  func withTextBudget<Result>(
    _ body: () throws(LuaError) -> Result
  ) throws(LuaError) -> Result {
    guard textBudget == nil else { return try body() }
    textBudget = TextBudget()
    defer { textBudget = nil }
    return try body()
  }

  /// Runs `body` with a budget of its own.
  func withNewTextBudget<Result>(
    _ body: () throws(LuaError) -> Result
  ) throws(LuaError) -> Result {
    let before = textBudget
    textBudget = TextBudget()
    defer { textBudget = before }
    return try body()
  }
}
