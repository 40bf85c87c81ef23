/// What a tree may still hold.
struct TreeRoom {
  private static let mostTables = 20_000
  private static let mostValues = 1_000_000
  private var tables = mostTables
  private var values = mostValues

  mutating func take(_ value: LuaValue) throws(LuaError) {
    values -= 1
    if case .table = value { tables -= 1 }
    guard tables >= 0 else {
      throw LuaError(.runtime, "the table holds more than \(Self.mostTables) tables")
    }
    guard values >= 0 else {
      throw LuaError(.runtime, "the table holds more than \(Self.mostValues) values")
    }
  }
}
