import LuaBridge
import PerigeeCore

/// The Lua state in which a workspace's declarations are read and its rules run.
///
/// It has a rule's functions only: a declaration that read the clock or a file would make plans that
/// nobody can repeat (rule 26).
final class DeclarationRuntime {
  /// Why a file gives no declaration.
  struct Failure: Error {
    let message: String
    let source: SourceLocation?
  }

  private static let memoryLimit = 16 << 20
  /// "Cap source size, 64 KB a rule": the parser's stack is C's.
  private static let sourceLimit = 64 << 10

  let rules: RuleHost
  private let state: LuaState

  init(circumstances: RuleCircumstances) throws(LuaError) {
    let state = LuaState(libraries: .rule, memoryLimit: Self.memoryLimit)
    let module = try state.makeTable()
    let constructors = try DeclarationModule(state: state)
    try constructors.install(into: module)
    try constructors.close(module, name: "perigee")
    let require = state.function("require") { (call) throws(LuaError) in
      if case .string("perigee")? = call.arguments.first { return [.table(module)] }
      var name = "that"
      if case .string(let text)? = call.arguments.first { name = "\"\(text)\"" }
      throw LuaError(.runtime, "no module \(name) for declarations and rules; there is \"perigee\"")
    }
    try state.setGlobal("require", .function(require))
    self.state = state
    self.rules = RuleHost(state: state, circumstances: circumstances)
  }

  /// What the file returns.
  func run(_ text: [UInt8], file: String) throws(Failure) -> LuaTree {
    do {
      let chunk = try state.load(text, chunkName: "@\(file)", limit: Self.sourceLimit)
      let results = try state.call(chunk)
      return try state.tree(of: results.first ?? .nil, tagKey: DeclarationModule.tagKey)
    } catch {
      throw Failure(message: error.message, source: error.location)
    }
  }
}

extension LuaError {
  /// The place in a file of the workspace.
  var location: SourceLocation? {
    guard let source, let line else { return nil }
    return SourceLocation(path: source, line: line)
  }
}
