package import LuaBridge
import PerigeeCore

/// The type of a parameter, a result or a field, as the reference names it and as calls are checked.
package indirect enum APIType: Sendable {
  case string, integer, number, boolean, any
  /// One of these texts.
  case choice([String])
  /// An object of the host or a declaration: "perigee.Plan".
  case named(String)
  case list(APIType)
  case map(APIType, APIType)
  /// A table with known keys, whose type has a name of its own.
  case options(String, [APIField])
  /// A Lua function, as LuaCATS writes it: "fun(contact: perigee.Contact): boolean".
  case function(String)
  case union([APIType])

  /// As LuaCATS writes it.
  var name: String {
    switch self {
    case .string: "string"
    case .integer: "integer"
    case .number: "number"
    case .boolean: "boolean"
    case .any: "any"
    case .choice(let texts): texts.map { "\"\($0)\"" }.joined(separator: "|")
    case .named(let name): name
    case .list(.union(let types)): "(\(APIType.union(types).name))[]"
    case .list(.choice(let texts)): "(\(APIType.choice(texts).name))[]"
    case .list(let type): "\(type.name)[]"
    case .map(let key, let value): "table<\(key.name), \(value.name)>"
    case .options(let name, _): name
    case .function(let signature): signature
    case .union(let types): types.map(\.name).joined(separator: "|")
    }
  }

  /// As people say it, for the message about another value.
  package var words: String {
    switch self {
    case .string: "a string"
    case .integer: "a whole number"
    case .number: "a number"
    case .boolean: "true or false"
    case .any: "a value"
    case .choice(let texts): "one of \(texts.map { "\"\($0)\"" }.joined(separator: ", "))"
    case .named(let name): APIType.words(of: name)
    case .list(let type): "a list, each \(type.words)"
    case .map, .options: "a table"
    case .function: "a function"
    case .union(let types): types.map(\.words).joined(separator: " or ")
    }
  }

  private static func words(of name: String) -> String {
    let noun = name.split(separator: ".").last.map { $0.lowercased() } ?? name
    return switch noun {
    case "conditions": "conditions such as { company = \"Holub\" }"
    case "contacts": "contacts from perigee.list, emails or all"
    case "senders": "perigee.owners(), perigee.me(), perigee.selected { … }"
    case "senderrule": "a sender rule"
    case "mode": "perigee.spread { … } or perigee.as_soon_as_possible()"
    default: "\("aeiou".contains(noun.first ?? " ") ? "an" : "a") \(noun)"
    }
  }

  /// Whether `value` may be of this type, as far as one look at it tells; what is in lists and
  /// declarations is looked at by who takes them.
  package func admits(_ value: LuaValue) -> Bool {
    switch (self, value) {
    case (.any, _), (.string, .string), (.integer, .integer), (.boolean, .boolean): true
    case (.number, .integer), (.number, .number): true
    case (.integer, .number(let number)): Int64(exactly: number) != nil
    case (.choice, .string): true
    case (.named, .table), (.named, .object): true
    case (.list, .table), (.map, .table), (.options, .table): true
    case (.function, .function): true
    case (.union(let types), _): types.contains { $0.admits(value) }
    default: false
    }
  }
}
