import LuaBridge
import PerigeeCore

/// The arguments of one call from a script, checked as they are read.
struct ScriptCall {
  /// As the script wrote it: "perigee.plan".
  let name: String
  let host: ScriptHost
  let arguments: [LuaValue]

  var state: LuaState { host.state }
  var session: Session { host.session }

  /// The argument at `position`, from 1.
  func value(_ position: Int) -> LuaValue {
    position <= arguments.count ? arguments[position - 1] : .nil
  }

  func string(_ position: Int, _ what: String) throws -> String {
    guard case .string(let text) = value(position) else {
      throw ScriptMisuse.argument(function: name, what: what, expected: "a string", value(position))
    }
    return text
  }

  func integer(_ position: Int, _ what: String) throws -> Int? {
    switch value(position) {
    case .nil: return nil
    case .integer(let number): return Int(number)
    default:
      throw ScriptMisuse.argument(
        function: name, what: what, expected: "a whole number", value(position))
    }
  }

  /// The one table of options, whose keys must be among `keys`.
  func options(_ keys: [String]) throws -> ScriptOptions {
    guard case .table(let table) = value(1) else {
      throw ScriptMisuse.argument(
        function: name, what: "the options", expected: "a table", value(1))
    }
    return try ScriptOptions(call: self, table: table, keys: keys)
  }

  func address(_ position: Int, _ what: String) throws -> EmailAddress {
    try Session.address(string(position, what))
  }
}

/// A closed table of options: every key is known and has its type, or the call is refused.
struct ScriptOptions {
  let call: ScriptCall
  private let values: [String: LuaValue]

  init(call: ScriptCall, table: LuaTable, keys: [String]) throws {
    var values: [String: LuaValue] = [:]
    for (key, value) in try table.pairs() {
      guard case .string(let name) = key, keys.contains(name) else {
        let found = if case .string(let name) = key { name } else { "[\(key.typeName)]" }
        throw ScriptMisuse.unknownKey(
          function: call.name, key: found,
          suggestion: Suggestion.nearest(to: found, among: keys), keys: keys)
      }
      values[name] = value
    }
    self.call = call
    self.values = values
  }

  subscript(key: String) -> LuaValue { values[key] ?? .nil }

  func required(_ key: String, _ expected: String) throws -> LuaValue {
    guard let value = values[key] else {
      throw ScriptMisuse.missingKey(function: call.name, key: key, expected: expected)
    }
    return value
  }

  func string(_ key: String) throws -> String? {
    switch self[key] {
    case .nil: return nil
    case .string(let text): return text
    default: throw wrong(key, "a string")
    }
  }

  func requiredString(_ key: String) throws -> String {
    guard case .string(let text) = try required(key, "a string") else {
      throw wrong(key, "a string")
    }
    return text
  }

  func bool(_ key: String) throws -> Bool? {
    switch self[key] {
    case .nil: return nil
    case .boolean(let value): return value
    default: throw wrong(key, "true or false")
    }
  }

  func integer(_ key: String) throws -> Int? {
    switch self[key] {
    case .nil: return nil
    case .integer(let number): return Int(number)
    default: throw wrong(key, "a whole number")
    }
  }

  func wrong(_ key: String, _ expected: String) -> ScriptMisuse {
    .option(function: call.name, key: key, expected: expected, found: self[key].description)
  }
}

/// A call that a script got wrong.
enum ScriptMisuse: ReportableError {
  case wrongArgument(function: String, what: String, expected: String, found: String)
  case unknownKey(function: String, key: String, suggestion: String?, keys: [String])
  case missingKey(function: String, key: String, expected: String)
  case option(function: String, key: String, expected: String, found: String)
  case choice(function: String, key: String, found: String, suggestion: String?, choices: [String])
  case unknownMember(type: String, name: String, suggestion: String?, members: [String])
  /// Modules that require each other, the first one again at the end.
  case circularModules([String])

  static func argument(
    function: String, what: String, expected: String, _ found: LuaValue
  ) -> Self {
    .wrongArgument(
      function: function, what: what, expected: expected, found: found.description)
  }

  var code: String { "script_misuse" }

  var message: String {
    switch self {
    case .wrongArgument(let function, let what, let expected, let found):
      "\(function): \(what) must be \(expected), and is \(found)"
    case .unknownKey(let function, let key, let suggestion, let keys):
      "\(function): unknown key \(key).\(didYouMean(suggestion)) Keys: \(enumerated(keys))"
    case .missingKey(let function, let key, let expected):
      "\(function): \(key) is missing; give it \(expected)"
    case .option(let function, let key, let expected, let found):
      "\(function): \(key) must be \(expected), and is \(found)"
    case .choice(let function, let key, let found, let suggestion, let choices):
      "\(function): \(key) cannot be \"\(found)\".\(didYouMean(suggestion)) "
        + "Choices: \(enumerated(choices))"
    case .unknownMember(let type, let name, let suggestion, let members):
      "the \(type) has no \(name).\(didYouMean(suggestion)) It has: \(enumerated(members, limit: 40))"
    case .circularModules(let names):
      "modules require each other: \(names.joined(separator: " → "))"
    }
  }
}

extension LuaValue {
  /// For messages: `nil`, `12`, `"text"`, `a table`.
  var description: String {
    switch self {
    case .nil: "nil"
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .number(let value): "\(value)"
    case .string(let text): "\"\(text)\""
    default: "a \(typeName)"
    }
  }
}
