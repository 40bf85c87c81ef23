/// Everything there is to say about one function of the scripting API, once: registration, the checks
/// of arguments and their messages, `help()`, the types for editors, luacheck's list and the reference
/// page all read it.
package struct APIFunction: Sendable {
  package enum Owner: Hashable, Sendable {
    /// A table of functions: "perigee", "perigee.blacklist".
    case module(String)
    /// The objects of a class: "perigee.Plan".
    case object(String)
  }

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

/// A class of objects that scripts get from the host.
package struct APIClass: Sendable {
  let name: String
  let text: String
  var fields: [APIField] = []
  /// Lines of LuaCATS that only editors need: operators.
  var annotations: [String] = []
  /// Whether a workspace adds fields of its own.
  var isOpen = false

  /// "plan" for "perigee.Plan": what examples call one.
  package static func variable(_ name: String) -> String {
    var word = ""
    for character in name.split(separator: ".").last ?? "" {
      if character.isUppercase, !word.isEmpty { word += "_" }
      word += character.lowercased()
    }
    return word
  }
}

/// The whole scripting API.
package enum API {
  package static let functions: [APIFunction] =
    declarationFunctions + matcherFunctions + contactFunctions + planFunctions + teamFunctions
    + blacklistFunctions + fileFunctions + methods

  static let classes: [APIClass] = declaredClasses + objectClasses

  /// The functions of a module, by name.
  package static func functions(of module: String) -> [APIFunction] {
    functions.filter { $0.owner == .module(module) }
  }

  /// The methods of a class, by name; none for a class that has none.
  package static func methods(of name: String) -> [APIFunction] {
    methodsByOwner[.object(name)] ?? []
  }

  // Every contact that a script gets asks for its own.
  private static let methodsByOwner = Dictionary(grouping: methods, by: \.owner)

  /// The function that scripts write as `qualifiedName`.
  package static func function(_ qualifiedName: String) -> APIFunction {
    guard let function = functions.first(where: { $0.qualifiedName == qualifiedName }) else {
      preconditionFailure("\(qualifiedName) is not described")
    }
    return function
  }

  /// The keys of a declaration's table: "perigee.filter" takes name, where, rule.
  static func keys(of type: String) -> [String] {
    tables[type]!.map(\.name)
  }

  /// The fields of every table of options, by the type's name.
  static let tables: [String: [APIField]] = {
    var tables: [String: [APIField]] = [:]
    func visit(_ type: APIType) {
      switch type {
      case .options(let name, let fields):
        tables[name] = fields
        fields.forEach { visit($0.type) }
      case .list(let type): visit(type)
      case .map(_, let type): visit(type)
      case .union(let types): types.forEach(visit)
      default: break
      }
    }
    functions.flatMap(\.parameters).forEach { visit($0.type) }
    return tables
  }()
}
