import LuaBridge
import PerigeeCore
import PerigeeWorkspace

extension ScriptHost {
  /// Makes `require` know the modules that the host makes besides `perigee`. A module of the workspace that is
  /// called so comes first, as everywhere.
  func provideHostModules() {
    for module in API.hostModules {
      modules.provideBehindWorkspace(module.name) { [unowned self] in
        try hostModule(module.name)
      }
    }
  }

  private func hostModule(_ name: String) throws -> LuaValue {
    let table = try state.makeTable()
    for function in API.functions(of: name) {
      try table.set(function.name, .function(described(function)))
    }
    if name == "json" { try table.set("null", jsonNull()) }
    try StrictGlobals(state: state).close(table, called: name)
    return .table(try table.frozen("the module \(name)"))
  }
}
