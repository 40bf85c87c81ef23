import LuaBridge
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

/// The arguments of one call from a script, checked against the function's description.
struct ScriptCall {
  let function: APIFunction
  let host: ScriptHost
  /// What a method is called on.
  private let object: LuaValue
  /// Without the object.
  let arguments: [LuaValue]

  /// - Throws: `ScriptMisuse` with everything that is wrong with the arguments.
  init(_ function: APIFunction, host: ScriptHost, arguments: [LuaValue]) throws {
    self.function = function
    self.host = host
    guard case .object(let kind) = function.owner else {
      self.object = .nil
      self.arguments = arguments
      try check()
      return
    }
    self.object = arguments.first ?? .nil
    guard object.kind == kind else {
      throw ScriptMisuse(function.qualifiedName, [.noObject(call: function.qualifiedName)])
    }
    self.arguments = Array(arguments.dropFirst())
    try check()
  }

  /// What the object stands for to the host; the object's class says which type that is.
  func payload<Payload>(_ type: Payload.Type) -> Payload {
    guard case .object(let kind) = function.owner,
      let payload = object.payload(kind, as: Payload.self)
    else { preconditionFailure("\(name) is no method of an object that holds \(type)") }
    return payload
  }

  var name: String { function.qualifiedName }
  var state: LuaState { host.state }
  var session: Session { host.session }

  /// The argument at `position`, from 1.
  func value(_ position: Int) -> LuaValue {
    position <= arguments.count ? arguments[position - 1] : .nil
  }

  func string(_ position: Int) -> String? {
    if case .string(let text) = value(position) { text } else { nil }
  }

  func integer(_ position: Int) -> Int? { value(position).wholeNumber }

  /// The table of options at `position`; an empty one where it was left out.
  func options(_ position: Int = 1) throws -> ScriptOptions {
    guard case .table(let table) = value(position) else { return ScriptOptions(values: [:]) }
    return try ScriptOptions(table)
  }

  func address(_ position: Int) throws -> EmailAddress {
    try Session.address(string(position) ?? "")
  }

  /// Whom a contact, its address or its number means.
  func contact(_ position: Int) throws -> EmailAddress {
    let value = value(position)
    if let contact = value.payload("perigee.Contact", as: Contact.self) { return contact.email }
    if let number = value.wholeNumber { return try session.address(of: Contact.ID(Int64(number))) }
    guard case .string = value else {
      let parameter = function.parameters[position - 1]
      throw misuse(
        .wrong(subject: parameter.name, expected: parameter.type.words, found: value.shown))
    }
    return try address(position)
  }

  /// One text or a list of them.
  func texts(_ position: Int) throws -> [String] {
    try texts(value(position))
  }

  /// One text or a list of them; none for nil.
  func texts(_ value: LuaValue) throws -> [String] {
    if case .string(let text) = value { return [text] }
    guard case .table(let table) = value else { return [] }
    // Each was found to be a string when the call was checked.
    return try table.list().values.compactMap { value in
      if case .string(let text) = value { text } else { nil }
    }
  }

  func addresses(_ position: Int) throws -> [EmailAddress] {
    try texts(position).map(Session.address)
  }

  func misuse(_ fault: ScriptMisuse.Fault) -> ScriptMisuse { ScriptMisuse(name, [fault]) }

  // MARK: Checks

  private func check() throws {
    var faults: [ScriptMisuse.Fault] = []
    if arguments.count > function.parameters.count {
      faults.append(.tooMany(given: arguments.count, taken: function.parameters.count))
    }
    for (index, parameter) in function.parameters.enumerated() {
      let value = value(index + 1)
      if case .nil = value {
        if !parameter.isOptional {
          faults.append(.missing(subject: parameter.name, expected: parameter.type.words))
        }
      } else if !parameter.type.admits(value) {
        faults.append(
          .wrong(subject: parameter.name, expected: parameter.type.words, found: value.shown))
      } else {
        faults += try self.faults(in: value, of: parameter.type, called: parameter.name)
      }
    }
    guard faults.isEmpty else { throw ScriptMisuse(name, faults) }
  }

  private func faults(
    in value: LuaValue, of type: APIType, called subject: String
  ) throws -> [ScriptMisuse.Fault] {
    switch (type, value) {
    case (.choice(let choices), .string(let text)) where !choices.contains(text):
      let suggestion = Suggestion.nearest(to: text, among: choices)
      return [.choice(subject: subject, found: text, suggestion: suggestion, choices: choices)]
    case (.options(_, let fields), .table(let table)):
      return try faults(in: table, fields)
    case (.list(let element), .table(let table)):
      return try table.faults(asListOf: element, called: subject)
    case (.union(let types), _):
      guard let type = types.first(where: { $0.admits(value) }) else { return [] }
      return try faults(in: value, of: type, called: subject)
    default: return []
    }
  }

  /// A closed table: every key is known and has its type.
  private func faults(in table: LuaTable, _ fields: [APIField]) throws -> [ScriptMisuse.Fault] {
    var faults: [ScriptMisuse.Fault] = []
    var given: Set<String> = []
    let keys = fields.map(\.name)
    for (key, value) in try table.pairs() {
      guard case .string(let name) = key, let field = fields.first(where: { $0.name == name })
      else {
        let found = if case .string(let name) = key { name } else { "[\(key.shown)]" }
        let suggestion = Suggestion.nearest(to: found, among: keys)
        faults.append(.unknownKey(found, suggestion: suggestion, keys: keys))
        continue
      }
      given.insert(name)
      if field.type.admits(value) {
        faults += try self.faults(in: value, of: field.type, called: name)
      } else {
        faults.append(.wrong(subject: name, expected: field.type.words, found: value.shown))
      }
    }
    for field in fields where field.isRequired && !given.contains(field.name) {
      faults.append(.missing(subject: field.name, expected: field.type.words))
    }
    return faults
  }
}

extension LuaTable {
  /// What is wrong with the table as a list: a nil in it, a key, or a value of another type.
  func faults(asListOf type: APIType, called subject: String) throws -> [ScriptMisuse.Fault] {
    let list = try list()
    var faults: [ScriptMisuse.Fault] = []
    for (index, value) in list.values.enumerated() where !type.admits(value) {
      faults.append(
        .wrong(
          subject: "number \(index + 1) of \(subject)", expected: type.words, found: value.shown))
    }
    return faults + (list.fault.map { [$0.misuse(expected: type.words, called: subject)] } ?? [])
  }
}

extension LuaList.Fault {
  /// - Parameter expected: "a string".
  func misuse(expected: String, called subject: String) -> ScriptMisuse.Fault {
    switch self {
    case .hole(let place):
      .wrong(subject: "number \(place) of \(subject)", expected: expected, found: "nil")
    case .key(let key):
      .wrong(subject: subject, expected: "a list", found: "a table with the key \(key.plainText)")
    }
  }
}

extension LuaValue {
  /// 5 and 5.0.
  var wholeNumber: Int? {
    switch self {
    case .integer(let number): Int(number)
    case .number(let number): Int(exactly: number)
    default: nil
    }
  }
}
