import LuaBridge
package import PerigeeCore

/// A workspace's rules, ready to be asked: the Lua states in which they run, one a core, each made when
/// it is first needed of the files as they were read.
///
/// Nothing of one plan stays for the next: what a rule may depend on comes with each question, and a
/// rule that keeps something is refused when its file is read. A pool belongs to one isolation at a
/// time; two sessions have two pools, though their workspace may be the same value.
package final class RulePool {
  /// Whose rules they are, as it was read.
  package let workspace: Workspace
  private let modules: ModuleFinder
  private var states: [RuleState] = []

  package init(_ workspace: Workspace) {
    self.workspace = workspace
    modules = ModuleFinder(workspace.files, known: workspace.sources.modules)
  }

  /// As many states as are `wanted`, at least one and at most one a core.
  /// - Throws: `WorkspaceError`, `LuaError` where there is no memory for one more.
  func states(_ wanted: Int) throws -> ArraySlice<RuleState> {
    let count = max(1, min(wanted, LuaThread.cores))
    while states.count < count {
      states.append(try RuleState(workspace, modules))
    }
    return states.prefix(count)
  }

  private func function(_ declaration: RuleDeclaration) -> RuleFunction {
    RuleFunction(declaration, states: .pool(self))
  }

  // MARK: The rules

  /// - Throws: `UnknownName`.
  package func filter(_ name: String) throws -> (filter: Filter, source: SourceLocation) {
    let (declaration, expression) = try workspace.filter(name)
    let filter = expression.filter { contactRule(declaration, ordinal: $0, source: $1) }
    return (filter, declaration.source)
  }

  /// - Throws: `UnknownName`.
  package func senderRule(_ name: String) throws -> any SenderRule {
    let declaration = try workspace.declaration(.senderRule, name)
    return LuaSenderRule(declaration, function: function(declaration))
  }

  /// In the order of the files.
  package var fillers: [any Filler] {
    workspace.declarations.compactMap { declaration in
      guard case .filler(let variable) = declaration.body else { return nil }
      return LuaFiller(variable: variable, function: function(declaration))
    }
  }

  /// In the order of the files.
  package var eligibilityRules: [any EligibilityRule] {
    workspace.declarations.compactMap { declaration in
      guard case .eligibilityRule(let message) = declaration.body else { return nil }
      return LuaEligibilityRule(message: message, function: function(declaration))
    }
  }

  /// In the order of the files.
  package var verdictRules: [any VerdictRule] {
    workspace.declarations.compactMap { declaration in
      guard case .verdictRule = declaration.body else { return nil }
      return LuaVerdictRule(function: function(declaration))
    }
  }

  /// In the order of the files.
  package var hooks: [any Hook] {
    workspace.declarations.compactMap { declaration in
      guard case .hook = declaration.body else { return nil }
      return LuaHook(function: function(declaration))
    }
  }

  /// In the order of the files.
  package var caps: [Cap] {
    workspace.declarations.compactMap { declaration in
      guard case .cap(let cap) = declaration.body else { return nil }
      let measure: Cap.Measure =
        switch cap.measure {
        case .variable(let name): .variable(name)
        case .domain: .domain
        case .function: .function(LuaCapFunction(function: function(declaration)))
        }
      return Cap(
        name: declaration.name, measure: measure, atMost: cap.atMost, message: cap.message,
        source: declaration.source)
    }
  }

  /// Every Lua function of a filter.
  package var filterRules: [any ContactRule] {
    workspace.declarations.flatMap { filterRules(of: $0) }
  }

  /// One function of the filter `name`; nil where it has no such one.
  func filterRule(_ name: String, ordinal: Int) throws(UnknownName) -> (any ContactRule)? {
    let rules = filterRules(of: try workspace.declaration(.filter, name))
    return rules.indices.contains(ordinal) ? rules[ordinal] : nil
  }

  /// In the order of their ordinals.
  private func filterRules(of declaration: RuleDeclaration) -> [LuaContactRule] {
    guard case .filter(let expression) = declaration.body else { return [] }
    var rules: [(ordinal: Int, rule: LuaContactRule)] = []
    _ = expression.filter { ordinal, source in
      let rule = contactRule(declaration, ordinal: ordinal, source: source)
      rules.append((ordinal, rule))
      return rule
    }
    return rules.sorted { $0.ordinal < $1.ordinal }.map(\.rule)
  }

  private func contactRule(
    _ declaration: RuleDeclaration, ordinal: Int, source: SourceLocation
  ) -> LuaContactRule {
    let key = RuleFunction.Key(declaration, ordinal: ordinal)
    return LuaContactRule(function: RuleFunction(key, source: source, states: .pool(self)))
  }
}
