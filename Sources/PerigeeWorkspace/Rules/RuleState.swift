import LuaBridge
import PerigeeCore

/// One Lua state that has read a workspace's files of rules, with the functions that they declare.
final class RuleState {
  let host: RuleHost
  /// Modules that a rule requires when it is asked are loaded by it.
  private let runtime: DeclarationRuntime
  private var functions: [RuleFunction.Key: LuaFunction] = [:]

  init(_ workspace: Workspace, _ modules: ModuleFinder) throws {
    runtime = try DeclarationRuntime(modules: modules)
    var findings: [Finding] = []
    for file in workspace.sources.rules {
      for rule in file.rules(runtime, kinds: workspace.team.variableKinds, &findings) {
        for (ordinal, function) in rule.functions.enumerated() {
          functions[RuleFunction.Key(rule.declaration, ordinal: ordinal)] = function
        }
      }
    }
    guard findings.isEmpty else { throw WorkspaceError(findings) }
    host = RuleHost(
      state: runtime.state, variables: workspace.declaredVariables,
      plainFiles: runtime.plainFiles)
  }

  func function(_ key: RuleFunction.Key) -> LuaFunction {
    // The same bytes declare the same rules, so that every state has every function.
    guard let function = functions[key] else {
      preconditionFailure("the \(key.kind.words) \(key.name) is in no file of the workspace")
    }
    return function
  }
}
