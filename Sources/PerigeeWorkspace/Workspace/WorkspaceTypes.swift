import PerigeeCore

/// What editors and linters know of one workspace: the variables of its contacts, and where the
/// standard library lies.
///
/// `.perigee/` is made anew by init, import and check; it belongs to the machine and not into git.
package struct WorkspaceTypes {
  private let workspace: Workspace

  package init(_ workspace: Workspace) { self.workspace = workspace }

  /// Writes `.perigee/types.lua` and points `.perigee/stdlib` at the standard library.
  /// - Parameter variables: those that any contact has.
  package func write(variables: [String]) throws {
    let folder = "\(workspace.directory)/.perigee"
    try FileStorage.makeFolder(folder)
    try FileStorage.replace("\(folder)/types.lua") { try $0(Array(text(variables).utf8)) }
    if let library = Installation.standardLibrary {
      try FileStorage.link("\(folder)/stdlib", to: library)
    }
  }

  /// What can be no name in Lua is written contact["…"].
  private static func key(_ name: String) -> String {
    LuaLiteral.isName(name) ? name : "[\"\(name)\"]"
  }

  func text(_ variables: [String]) -> String {
    let kinds = workspace.team.variableKinds
    let names = workspace.declaredVariables.names.union(variables).sorted()
    let fields = names.map { name in
      "---@field \(Self.key(name))? \(kinds[name] == .number ? "number|string" : "string")"
    }
    let compared = (ContactField.allCases.map(\.rawValue) + names).map {
      APIField(name: Self.key($0), type: .named("perigee.Condition"), text: "")
    }
    let conditions = LuaCATSFile.closedClass("---@class perigee.Conditions", compared)
    return """
      ---@meta
      -- luacheck: ignore
      -- Written by perigee for editors; do not change it, and leave it out of git.

      --- A contact of this workspace.
      ---@class perigee.Contact
      \(fields.map { $0 + "\n" }.joined())
      --- What each field is compared with.
      \(conditions.joined(separator: "\n"))
      \(names.map { "---@field \(Self.key($0))? perigee.Condition\n" }.joined())
      """
  }
}
