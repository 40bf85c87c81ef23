import PerigeeCore
import PerigeeWorkspace

/// The variables that a contact may have which a test makes up: what `perigee.lua` declares, fillers
/// supply and contacts have, what filters and templates name, and what the rules' files and the test's
/// own read. A misspelt one would make a test pass that shows nothing.
struct TestFields {
  /// Declared somewhere, or some contact's.
  private let variables: Set<String>
  /// Read in Lua code.
  private let read: Set<String>

  /// - Parameters:
  ///   - stored: those that contacts have.
  ///   - test: the file of the tests.
  init(_ workspace: Workspace, stored: [String], test: [UInt8]) {
    variables = workspace.declaredVariables.names.union(workspace.mentionedVariables).union(stored)
    read = workspace.readNames.union(
      LuaReadNames.names(inTest: test, ModuleFinder(workspace.files)))
  }

  func has(_ name: String) -> Bool { variables.contains(name) || read.contains(name) }

  func unknown(_ name: String, of noun: String) -> ScriptMisuse.Fault {
    let known = variables.union(ContactField.ofRecords.map(\.rawValue)).sorted()
    return .unknownField(name, noun: noun, suggestion: Suggestion.nearest(to: name, among: known))
  }
}
