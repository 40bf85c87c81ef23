import LuaBridge
import PerigeeCore

/// The Lua state in which a workspace's declarations are read and its rules run.
///
/// It has a rule's functions only: a declaration that read the clock or a file would make plans that
/// nobody can repeat (rule 26).
final class DeclarationRuntime {
  /// Why a file gives no declaration.
  enum Failure: Error {
    case raised(message: String, source: SourceLocation?)
    /// Functions that keep something from call to call.
    case keepsState([LuaStateWrite], file: String)
  }

  private static let memoryLimit = 16 << 20
  /// "Cap source size, 64 KB a rule": the parser's stack is C's.
  private static let sourceLimit = 64 << 10
  /// Of the standard library, which is known.
  private static let moduleLimit = 256 << 10

  let state: LuaState
  /// Files whose one function can neither loop nor keep anything.
  private(set) var plainFiles: Set<String> = []
  private let finder: ModuleFinder
  private lazy var modules = ModuleLoader(state: state, finder: finder, policy: modulePolicy)

  init(modules finder: ModuleFinder) throws(LuaError) {
    state = LuaState(libraries: .rule, memoryLimit: Self.memoryLimit)
    self.finder = finder
    // A file of declarations only declares: a thousand times what the longest needs.
    state.limitCalls(LuaLimits(instructions: 50_000_000, time: .seconds(5)))
    let perigee = try state.makeTable()
    try DeclarationModule(state: state).install(into: perigee)
    try StrictGlobals(state: state).close(perigee, called: "perigee")
    let frozen = LuaValue.table(try perigee.frozen("the module perigee"))
    modules.provide("perigee") { frozen }
    // Whoever keeps the state's functions keeps this as long.
    let require = state.function("require") { [unowned self] (call) throws(LuaError) in
      [try module(call.arguments.first ?? .nil)]
    }
    try state.setGlobal("require", .function(require))
    try StrictGlobals(state: state).install()
  }

  /// What the file returns.
  func run(_ text: [UInt8], file: String) throws(Failure) -> LuaTree {
    do throws(LuaError) {
      let chunk = try state.load(text, chunkName: "@\(file)", limit: Self.sourceLimit)
      try refuseState(chunk, file)
      if chunk.holdsOnePlainFunction { plainFiles.insert(file) }
      let results = try state.call(chunk)
      guard results.count < 2 else {
        throw LuaError(
          .runtime,
          "the file returns \(results.count) values; return one, or a list of them: "
            + "return { …, … }", source: file, line: 1)
      }
      return try state.tree(of: results.first ?? .nil, tagKey: DeclarationModule.tagKey)
    } catch {
      if let failure = error.underlying as? Failure { throw failure }
      throw .raised(message: error.message, source: error.location)
    }
  }

  private func refuseState(_ chunk: LuaFunction, _ file: String) throws(LuaError) {
    try refuse(chunk.stateWrites, file)
  }

  private func refuseKeptState(in module: LuaValue) throws(LuaError) {
    var kept = KeptState()
    try kept.look(into: module)
    for (file, writes) in kept.writes { try refuse(writes, file) }
  }

  private func refuse(_ writes: [LuaStateWrite], _ file: String) throws(LuaError) {
    guard !writes.isEmpty else { return }
    let failure = Failure.keepsState(writes, file: file)
    throw LuaError(host: failure, message: failure.findings(file)[0].message)
  }

  // MARK: Modules

  private func module(_ value: LuaValue) throws(LuaError) -> LuaValue {
    guard case .string(let name) = value else {
      throw LuaError(.runtime, "require takes the name of a module, and got \(value.words)")
    }
    do {
      return try modules.module(name)
    } catch let error as LuaError {
      throw error
    } catch {
      throw LuaError(host: error, message: plainWords(of: error))
    }
  }

  /// What a module returns is shared by all rules, so that none of them may change it.
  private var modulePolicy: ModuleLoader.Policy {
    ModuleLoader.Policy(
      compile: { [unowned self] in try compile($0) },
      check: { [unowned self] module, result in
        if !module.isStandard { try refuseKeptState(in: result) }
      },
      freezes: { _, table in
        // A file of rules is a module too: its filter can be a part of another.
        if case .string = try table.get(DeclarationModule.tagKey) { false } else { true }
      })
  }

  private func compile(_ module: ModuleFinder.Module) throws(LuaError) -> LuaFunction {
    let limit = module.isStandard ? Self.moduleLimit : Self.sourceLimit
    let chunk = try state.load(module.bytes, chunkName: "@\(module.path)", limit: limit)
    // A test looks at the standard library once, so that not every start of the program has to.
    if !module.isStandard { try refuseState(chunk, module.path) }
    return chunk
  }
}

extension DeclarationRuntime.Failure {
  /// What to tell about `file`.
  func findings(_ file: String) -> [Finding] {
    switch self {
    case .raised(let message, let source):
      [Finding(location: source ?? SourceLocation(path: file, line: 1), message: message)]
    case .keepsState(let writes, let file):
      writes.map { write in
        let what =
          switch write.target {
          case .global(let name): "the global \(name)"
          case .local(let name): "\"\(name)\", which outlives the call"
          }
        return Finding(
          location: SourceLocation(path: file, line: write.line),
          message:
            "a function changes \(what); a rule keeps nothing between calls, since its answers "
            + "would depend on who was asked about before. Make it local to the function; that at "
            + "most so many contacts of one value get in is what perigee.cap { … } is for")
      }
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
