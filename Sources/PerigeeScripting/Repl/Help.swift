import LuaBridge
import PerigeeCore

/// What `help(…)` says about a name or a value.
struct Help {
  let host: ScriptHost

  func text(about value: LuaValue) throws -> String {
    switch value {
    case .nil: return try HelpText.overview()
    case .string(let name): return try HelpText.about(name)
    case .function(let function): return try HelpText.about(name(of: function))
    case .table(let table): return try HelpText.about(name(of: table))
    case .object:
      guard let kind = value.kind else { break }
      return try HelpText.about(kind)
    default: break
    }
    return "a \(value.typeName); help() lists what there is\n"
  }

  private func name(of function: LuaFunction) throws -> String {
    if let name = function.hostName, API.functions.contains(where: { $0.qualifiedName == name }) {
      return name
    }
    for (module, table) in try modules() {
      for case (.string(let name), .function(let member)) in try table.pairs()
      where member.isSame(as: function) {
        return "\(module).\(name)"
      }
    }
    throw UnknownName(kind: "help topic", name: "this function", known: [])
  }

  private func name(of table: LuaTable) throws -> String {
    for (module, loaded) in try modules() where loaded.isSame(as: table) { return module }
    throw UnknownName(kind: "help topic", name: "this table", known: [])
  }

  private func modules() throws -> [(String, LuaTable)] {
    host.loadedModules.compactMap { name, value in
      if case .table(let table) = value { (name, table) } else { nil }
    }
  }
}
