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
    /// Functions of a module that keep something from call to call.
    case keepsState([Finding])
  }

  private static let memoryLimit = 16 << 20
  /// "Cap source size, 64 KB a rule": the parser's stack is C's.
  private static let sourceLimit = 64 << 10
  /// Of the standard library, which is known.
  private static let moduleLimit = 256 << 10

  let state: LuaState
  private var time = ReadingTime()
  /// Files whose functions can neither loop nor keep anything.
  private(set) var plainFiles: Set<String> = []
  private let finder: ModuleFinder
  private lazy var modules = ModuleLoader(state: state, finder: finder, policy: modulePolicy)

  init(modules finder: ModuleFinder) throws(LuaError) {
    state = LuaState(libraries: .rule, memoryLimit: Self.memoryLimit)
    self.finder = finder
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
  /// - Parameter findings: takes what its functions would keep; it is run all the same, so that what else
  ///   is wrong with it is told at once.
  func run(
    _ text: [UInt8], file: String, keepsNothing: Bool = true, _ findings: inout [Finding]
  ) throws(Failure) -> LuaTree {
    // A file of declarations only declares: a thousand times what the longest needs.
    state.limitCalls(LuaLimits(instructions: 50_000_000, time: time.next))
    return try time.measure { () throws(Failure) in
      try runInTime(text, file, keepsNothing, &findings)
    }
  }

  private func runInTime(
    _ text: [UInt8], _ file: String, _ keepsNothing: Bool, _ findings: inout [Finding]
  ) throws(Failure) -> LuaTree {
    do throws(LuaError) {
      let chunk = try state.load(text, chunkName: "@\(file)", limit: Self.sourceLimit)
      if keepsNothing { findings += KeptState.findings(chunk.stateWrites, file: file) }
      if chunk.holdsPlainFunctions { plainFiles.insert(file) }
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

  /// Makes what a function of the file's can reach unchangeable.
  /// - Returns: what it would keep all the same.
  func seal(_ function: LuaFunction, file: String) -> [Finding] {
    do throws(LuaError) {
      return try KeptState.sealing(.function(function), in: state, file: file)
    } catch {
      return Failure.raised(message: error.message, source: error.location).findings(file)
    }
  }

  private func refuse(_ findings: [Finding]) throws(LuaError) {
    guard let first = findings.first else { return }
    throw LuaError(host: Failure.keepsState(findings), message: first.message)
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
    } catch is UnknownName where ModuleFinder.ofScripts.contains(name) {
      throw LuaError(
        .runtime,
        "the module \(name) is for scripts, automations and tests; a rule reads and writes no data")
    } catch {
      throw LuaError(host: error, message: plainWords(of: error))
    }
  }

  /// What a module returns is shared by all rules, so that none of them may change it.
  private var modulePolicy: ModuleLoader.Policy {
    ModuleLoader.Policy(
      compile: { [unowned self] in try compile($0) },
      finish: { [unowned self] module, result in
        // A file of rules is a module too: its filter can be a part of another, and is none by a name.
        if case .table(let table) = result, case .nil = try table.get(DeclarationModule.tagKey) {
          try StrictGlobals(state: state).close(table, called: module.name)
        }
        try refuse(KeptState.sealing(result, in: state, file: module.path))
      })
  }

  private func compile(_ module: ModuleFinder.Module) throws(LuaError) -> LuaFunction {
    let limit = module.isStandard ? Self.moduleLimit : Self.sourceLimit
    let chunk = try state.load(module.bytes, chunkName: "@\(module.path)", limit: limit)
    // A test looks at the standard library once, so that not every start of the program has to.
    if !module.isStandard {
      try refuse(KeptState.findings(chunk.stateWrites, file: module.path))
    }
    return chunk
  }
}

extension DeclarationRuntime.Failure {
  /// What to tell about `file`.
  func findings(_ file: String) -> [Finding] {
    switch self {
    case .raised(let message, let source):
      [Finding(location: source ?? SourceLocation(path: file, line: 1), message: message)]
    case .keepsState(let findings): findings
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
