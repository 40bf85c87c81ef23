import LuaBridge
import PerigeeCore

/// Finds what a rule would keep between calls in functions that it was handed: a counter that a
/// function made when its file was read is no variable of the file, and outlives every call all the same.
struct KeptState {
  /// As many values as a rule's helpers and their data are likely to be; what lies further away is left to
  /// `perigee check`, which asks each rule twice.
  private var room = 10_000
  private var seenFunctions: [LuaFunction] = []
  /// By the file that they stand in.
  private(set) var writes: [(file: String, writes: [LuaStateWrite])] = []

  var findings: [Finding] {
    writes.flatMap {
      DeclarationRuntime.Failure.keepsState($0.writes, file: $0.file).findings($0.file)
    }
  }

  mutating func look(into function: LuaFunction) throws(LuaError) {
    guard room > 0, let file = function.definition?.source,
      !file.hasPrefix(ModuleFinder.standardPrefix),
      !seenFunctions.contains(where: { $0.isSame(as: function) })
    else { return }
    room -= 1
    seenFunctions.append(function)
    let kept = function.keptWrites
    if !kept.isEmpty { writes.append((file, kept)) }
    for value in function.upvalues { try look(into: value) }
  }

  /// Tables of functions are what modules are.
  mutating func look(into value: LuaValue, depth: Int = 0) throws(LuaError) {
    switch value {
    case .function(let function): try look(into: function)
    case .table(let table) where depth < 3:
      for (_, value) in try table.pairs() {
        room -= 1
        guard room > 0 else { return }
        try look(into: value, depth: depth + 1)
      }
    default: return
    }
  }
}
