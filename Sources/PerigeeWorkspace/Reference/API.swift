/// The whole scripting API.
package enum API {
  /// Every function and every method, in the order of the reference.
  package static let functions: [APIFunction] =
    sections.flatMap(\.functions) + moduleFunctions + methods

  static let classes: [APIClass] =
    declaredClasses + automationClasses + objectClasses + enrollmentClasses + rearrangementClasses
    + taskClasses + simulationClasses + savedPlanClasses + mailClasses

  static let methods: [APIFunction] =
    objectMethods + simulationMethods + enrollmentMethods + resumptionMethods + taskMethods
    + savedPlanMethods + mailMethods

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

  /// The class of this name; nil for a name that is none's.
  package static func type(_ name: String) -> APIClass? { classesByName[name] }

  private static let classesByName = Dictionary(classes.map { ($0.name, $0) }) { first, _ in first }

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
