import LuaBridge
import PerigeeCore
import PerigeeWorkspace

/// A table of options that was found right.
struct ScriptOptions {
  private let values: [String: LuaValue]

  init(values: [String: LuaValue]) { self.values = values }

  init(_ table: LuaTable) throws {
    var values: [String: LuaValue] = [:]
    for case (.string(let key), let value) in try table.pairs() { values[key] = value }
    self.values = values
  }

  subscript(key: String) -> LuaValue { values[key] ?? .nil }

  func string(_ key: String) -> String? {
    if case .string(let text) = self[key] { text } else { nil }
  }

  func bool(_ key: String) -> Bool {
    if case .boolean(let value) = self[key] { value } else { false }
  }

  func integer(_ key: String) -> Int? { self[key].wholeNumber }
}
