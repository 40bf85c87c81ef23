package import LuaBridge

/// What `require` does, for declarations and scripts alike: each module is loaded once, and modules
/// that require each other are refused.
package final class ModuleLoader {
  /// What one kind of Lua code asks of its modules.
  package struct Policy {
    /// Compiles a module's source, and refuses what it must not hold.
    let compile: (ModuleFinder.Module) throws -> LuaFunction
    /// Refuses what a module of the workspace returned, or makes it what nobody can change; those of the
    /// standard library are frozen for everybody.
    let finish: (ModuleFinder.Module, LuaValue) throws -> Void

    package init(
      compile: @escaping (ModuleFinder.Module) throws -> LuaFunction,
      finish: @escaping (ModuleFinder.Module, LuaValue) throws -> Void = { _, _ in }
    ) {
      self.compile = compile
      self.finish = finish
    }
  }

  private let state: LuaState
  private let finder: ModuleFinder
  private let policy: Policy
  /// Modules that are in no file.
  private var provided: [String: () throws -> LuaValue] = [:]
  /// Those that a module of the workspace takes the place of.
  private var providedBehind: [String: () throws -> LuaValue] = [:]
  private var modules: [String: LuaValue] = [:]
  /// The modules that are being loaded, outermost first.
  private var loading: [String] = []

  package init(state: LuaState, finder: ModuleFinder, policy: Policy) {
    self.state = state
    self.finder = finder
    self.policy = policy
  }

  /// What has been required so far, sorted by name.
  package var loaded: [(String, LuaValue)] { modules.sorted { $0.key < $1.key } }

  /// Lets `require(name)` give what `make` makes, rather than a file.
  package func provide(_ name: String, _ make: @escaping () throws -> LuaValue) {
    provided[name] = make
  }

  /// The same, unless the workspace has a module of that name.
  package func provideBehindWorkspace(_ name: String, _ make: @escaping () throws -> LuaValue) {
    providedBehind[name] = make
  }

  private func behindWorkspace(_ name: String) throws -> LuaValue? {
    guard let make = providedBehind[name], try !finder.hasOwn(name) else { return nil }
    return try make()
  }

  /// The module of this name, loaded where it is asked for the first time.
  /// - Throws: `ScriptMisuse` where modules require each other, `UnknownName`, `FileError`,
  ///   `LuaError` of the module's own code, and what the policy throws.
  package func module(_ name: String) throws -> LuaValue {
    if let loaded = modules[name] { return loaded }
    let module = try provided[name]?() ?? behindWorkspace(name) ?? load(name)
    modules[name] = module
    return module
  }

  private func load(_ name: String) throws -> LuaValue {
    guard !loading.contains(name) else {
      throw ScriptMisuse("require", [.circularModules(loading + [name])])
    }
    loading.append(name)
    defer { loading.removeLast() }
    let file = try finder.module(name)
    let result = try state.call(policy.compile(file), [.string(name)]).first ?? .nil
    if !file.isStandard { try policy.finish(file, result) }
    switch result {
    case .nil: return .boolean(true)
    case .table(let table) where file.isStandard:
      try StrictGlobals(state: state).close(table, called: name)
      return .table(try table.frozen("the module \(name)"))
    default: return result
    }
  }
}
