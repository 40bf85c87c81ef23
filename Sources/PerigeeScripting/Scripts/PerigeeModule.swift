import LuaBridge
import PerigeeCore
import PerigeeWorkspace

/// The module `perigee` as scripts see it: the constructors of declarations, and everything that a
/// session can do.
struct PerigeeModule {
  typealias Body = (ScriptCall) throws -> [LuaValue]

  let host: ScriptHost

  init(_ host: ScriptHost) { self.host = host }

  /// What the functions and methods that the API describes do, by qualified name.
  static var bodies: [String: Body] {
    let all = [
      planFunctions, planMethods, contactFunctions, contactsMethods, enrollmentMethods,
      taskFunctions, rearrangements, teamFunctions, blacklistFunctions, fileFunctions,
      proposalFunctions, simulationMethods, savedPlanFunctions, jsonFunctions, csvFunctions,
      mailFunctions,
    ]
    return Dictionary(all.flatMap { $0 }, uniquingKeysWith: { first, _ in first })
  }

  func table() throws -> LuaTable {
    let table = try host.state.makeTable()
    try DeclarationModule(state: host.state).install(into: table)
    try install("perigee", in: table)
    let blacklist = try host.state.makeTable()
    try install("perigee.blacklist", in: blacklist)
    try table.set("blacklist", .table(try closed(blacklist, "perigee.blacklist")))
    return try closed(table, "perigee")
  }

  private func closed(_ table: LuaTable, _ name: String) throws -> LuaTable {
    try StrictGlobals(state: host.state).close(table, called: name)
    return try table.frozen("the module \(name)")
  }

  private func install(_ module: String, in table: LuaTable) throws {
    for function in API.functions(of: module) where function.profile == .script {
      try table.set(function.name, .function(host.described(function)))
    }
  }
}

extension ScriptHost {
  /// The function that the API describes, with its body.
  func described(_ described: APIFunction) -> LuaFunction {
    guard let body = bodies[described.qualifiedName] else {
      preconditionFailure("\(described.qualifiedName) is described and does nothing")
    }
    return function(described, body)
  }

  /// The methods of a class, all that are described.
  func methods(of kind: String) -> [ScriptValue.Member] {
    API.methods(of: kind).map { method in
      (method.name, { [unowned self] in .function(self.described(method)) })
    }
  }
}
