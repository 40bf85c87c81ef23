import PerigeeCore

/// The types that comments of the standard library write, as the reference has types.
package struct StandardTypes {
  private let modules: [StandardModule]

  package init() throws { modules = try StandardModule.installed() }

  /// What a function takes at a place, counted from 0; nil where no comment says it.
  /// - Parameter function: with its module: "filters.number".
  package func parameter(_ place: Int, of function: String) -> APIType? {
    for module in modules {
      for described in module.functions where "\(module.name).\(described.name)" == function {
        guard place < described.parameters.count else { return nil }
        let words = described.parameters[place].split(separator: " ", maxSplits: 2)
        return words.count > 1 ? type(String(words[1])) : nil
      }
    }
    return nil
  }

  private func type(_ name: String) -> APIType {
    if name.hasSuffix("[]") { return .list(type(String(name.dropLast(2)))) }
    let parts = name.parts(between: "|")
    if parts.allSatisfy({ $0.utf8.first == UInt8(ascii: "\"") }) {
      return .choice(parts.map { String($0.dropFirst().dropLast()) })
    }
    switch name {
    case "string": return .string
    case "integer": return .integer
    case "number": return .number
    case "boolean": return .boolean
    default:
      let fields = fields(of: name)
      return fields.isEmpty ? .any : .options(name, fields)
    }
  }

  /// A class's own, and those of the one that it goes on from.
  private func fields(of name: String) -> [APIField] {
    guard let found = modules.lazy.flatMap(\.classes).first(where: { $0.name == name }) else {
      return []
    }
    return found.fields.map { APIField(name: $0.name, type: type($0.type), text: "") }
      + (found.parent.map(fields(of:)) ?? [])
  }
}
