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
    return table
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
