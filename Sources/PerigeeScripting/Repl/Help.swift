import LuaBridge
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

/// What `help(…)` says about a name or a value.
struct Help {
  let host: ScriptHost

  func text(about value: LuaValue) throws -> String {
    switch value {
    case .nil: return try HelpText.overview(host.style)
    case .string(let name): return try text(aboutName: name)
    case .function(let function): return try text(about: function)
    case .table(let table): return try text(about: table)
    case .object:
      guard let kind = value.kind else { break }
      return try HelpText.about(kind, host.style)
    default: break
    }
    return "a \(value.typeName); help() lists what there is\n"
  }

  /// What is called so in the reference, then in this session, then what has to do with it.
  func text(aboutName name: String) throws -> String {
    if let text = ReplWord.text(about: name) { return text }
    if let text = try HelpText.known(name, host.style) { return text }
    if let value = try value(called: name) { return try text(about: value) }
    return try HelpText.about(name, host.style)
  }

  /// What stands in the globals by the name: "tier", "string.format".
  private func value(called name: String) throws -> LuaValue? {
    var value = LuaValue.table(host.state.globals)
    for part in name.split(separator: ".", omittingEmptySubsequences: false) {
      guard case .table(let table) = value else { return nil }
      value = try table.get(String(part))
    }
    switch value {
    case .function, .table, .object: return value
    // What is said of other values does not tell about a name.
    default: return nil
    }
  }

  // MARK: Functions

  private func text(about function: LuaFunction) throws -> String {
    if let name = function.hostName, API.functions.contains(where: { $0.qualifiedName == name }) {
      return try HelpText.about(name, host.style)
    }
    if let name = try standardName(of: function) { return try HelpText.about(name, host.style) }
    if let place = function.definition {
      return "a function that \(place.source):\(place.line) defines; help() lists what there is\n"
    }
    if let name = try luaName(of: function) { return LuaManual.text(aboutFunction: name) }
    return "a function without a description; help() lists what there is\n"
  }

  /// What a function of the standard library is called, with its module; nil for any other one.
  func standardName(of function: LuaFunction) throws -> String? {
    let standard = Set(try StandardModule.installed().map(\.name))
    for (module, value) in host.modules.loaded where standard.contains(module) {
      guard case .table(let table) = value else { continue }
      if let name = try name(of: function, in: table) { return "\(module).\(name)" }
    }
    return nil
  }

  private func luaName(of function: LuaFunction) throws -> String? {
    if let name = try name(of: function, in: host.state.globals) { return name }
    for library in StrictGlobals.libraries {
      guard case .table(let table) = try host.state.getGlobal(library) else { continue }
      if let name = try name(of: function, in: table) { return "\(library).\(name)" }
    }
    return nil
  }

  private func name(of function: LuaFunction, in table: LuaTable) throws -> String? {
    for case (.string(let name), .function(let member)) in try table.pairs()
    where member.isSame(as: function) {
      return name
    }
    return nil
  }

  // MARK: Tables

  private func text(about table: LuaTable) throws -> String {
    if let record = try ScriptRecord(table) {
      return try HelpText.about(record.type.name, host.style)
    }
    for case (let module, .table(let loaded)) in host.modules.loaded
    where loaded.isSame(as: table) {
      if let text = try HelpText.known(module, host.style) { return text }
      return "the module \(module), with:\n" + (try names(in: table).map { "  \($0)\n" }.joined())
    }
    for library in StrictGlobals.libraries {
      guard case .table(let known) = try host.state.getGlobal(library), known.isSame(as: table)
      else { continue }
      return LuaManual.text(aboutLibrary: library, functions: try names(in: table))
    }
    return "a table; help() lists what there is\n"
  }

  private func names(in table: LuaTable) throws -> [String] {
    var names: [String] = []
    for case (.string(let name), _) in try table.pairs() { names.append(name) }
    return names
  }
}
