import LuaBridge
import PerigeeCore

/// The module `perigee` as scripts see it: the constructors of declarations, and everything that a
/// session can do.
struct PerigeeModule {
  let host: ScriptHost

  init(_ host: ScriptHost) { self.host = host }

  func table() throws -> LuaTable {
    let table = try host.state.makeTable()
    try DeclarationModule(state: host.state).install(into: table)
    try install(Self.planFunctions, in: table)
    try install(Self.contactFunctions, in: table)
    try install(Self.teamFunctions, in: table)
    let blacklist = try host.state.makeTable()
    try install(Self.blacklistFunctions, in: blacklist, prefix: "perigee.blacklist")
    try table.set("blacklist", .table(blacklist))
    try makeStrict(table, called: "perigee")
    try makeStrict(blacklist, called: "perigee.blacklist")
    return table
  }

  /// A misspelt function is an error with a suggestion, and not nil that cannot be called.
  private func makeStrict(_ table: LuaTable, called name: String) throws {
    let members = try table.pairs().compactMap { key, _ in
      if case .string(let member) = key { member } else { nil }
    }
    let missing = host.function(name) { call in
      let member = try call.state.text(of: call.value(2))
      throw ScriptMisuse.unknownMember(
        type: "module \(name)", name: member,
        suggestion: Suggestion.nearest(to: member, among: members), members: members)
    }
    let metatable = try host.state.makeTable()
    try metatable.set("__index", .function(missing))
    try metatable.set("__metatable", .string(name))
    table.setMetatable(metatable)
  }

  typealias Functions = [(name: String, body: (ScriptCall) throws -> [LuaValue])]

  private func install(_ functions: Functions, in table: LuaTable, prefix: String = "perigee")
    throws
  {
    for (name, body) in functions {
      try table.set(name, .function(host.function("\(prefix).\(name)", body)))
    }
  }
}
