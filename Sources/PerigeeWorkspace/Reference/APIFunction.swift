/// Everything there is to say about one function of the scripting API, once: registration, the checks
/// of arguments and their messages, `help()`, the types for editors, luacheck's list and the reference
/// page all read it.
package struct APIFunction: Sendable {
  /// Where scripts find it.
  package enum Owner: Hashable, Sendable {
    /// A table of functions: "perigee", "perigee.blacklist".
    case module(String)
    /// The objects of a class: "perigee.Plan".
    case object(String)
  }

  /// Who may call it.
  package enum Profile: Sendable {
    /// For declarations and scripts alike.
    case everywhere
    /// Only for scripts and the REPL: it reads or changes what is stored.
    case script
  }

  package let owner: Owner
  package let name: String
  /// One sentence that says what it does.
  let text: String
  /// In the order of a call; a method's object is not among them.
  package var parameters: [APIParameter] = []
  var results: [APIResult] = []
  /// Lua that runs.
  let example: String
  package var profile = Profile.script

  /// As a script writes it: "perigee.plan", "plan:engage".
  package var qualifiedName: String {
    switch owner {
    case .module(let module): "\(module).\(name)"
    case .object(let name): "\(APIClass.variable(name)):\(self.name)"
    }
  }

  /// "perigee.first(n?)"
  var signature: String {
    let list = parameters.map { $0.isOptional ? "\($0.name)?" : $0.name }.joined(separator: ", ")
    let given = results.map { $0.type.name + ($0.isOptional ? "?" : "") }.joined(separator: ", ")
    return "\(qualifiedName)(\(list))" + (given.isEmpty ? "" : " → \(given)")
  }

  /// The keys of the first parameter that is a table of options.
  var options: [APIField] {
    for parameter in parameters {
      if case .options(_, let fields) = parameter.type { return fields }
    }
    return []
  }
}

extension APIFunction {
  /// What a loop calls for each of its values: it hands over its state and its last value.
  package static func iterator(_ module: String, _ name: String) -> APIFunction {
    APIFunction(
      owner: .module(module), name: name, text: "",
      parameters: ["state", "last"].map {
        APIParameter(name: $0, type: .any, isOptional: true, text: "")
      }, example: "")
  }
}
