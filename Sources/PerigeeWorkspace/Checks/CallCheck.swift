import PerigeeCore

/// Looks at what functions of `perigee` and `perigee.test` are called with, as far as it is written out:
/// keys of options, choices, and names of the workspace.
struct CallCheck {
  /// One thing that is wrong, at a byte of the source.
  struct Fault {
    let offset: Int
    let message: String
  }

  let names: KnownNames
  let source: SourceText
  let isTest: Bool
  private(set) var faults: [Fault] = []
  /// What this file itself reads of contacts.
  private let read: Set<String>

  init(names: KnownNames, source: SourceText, isTest: Bool, finder: ModuleFinder) {
    self.names = names
    self.source = source
    self.isTest = isTest
    read = isTest ? LuaReadNames.names(inTest: source.bytes, finder) : []
  }

  mutating func check(_ call: LuaNames.Call) {
    let name = call.function.joined(separator: ".")
    if call.function.first == "perigee.test" { return checkTest(call) }
    // What an automation declares was looked at when its file ran.
    guard call.function.first == "perigee", name != "perigee.automation",
      let function = API.functions.first(where: { $0.qualifiedName == name })
    else { return }
    for (parameter, argument) in zip(function.parameters, call.arguments) {
      check(argument, parameter.type, called: parameter.name, in: name)
    }
    checkNames(call, name)
    if name == "perigee.filter", case .table(let fields)? = call.arguments.first {
      for field in fields where field.key == "where" { checkConditions(field.value) }
    }
  }

  private mutating func add(_ offset: Int, _ message: String) {
    faults.append(Fault(offset: offset, message: message))
  }

  private mutating func add(_ offset: Int, _ function: String, _ fault: ScriptMisuse.Fault) {
    add(offset, "\(function): \(fault)")
  }

  // MARK: Types

  private mutating func check(
    _ value: LuaExpression, _ type: APIType, called subject: String, in function: String
  ) {
    switch (type, value) {
    case (.choice(let choices), .text(let text, let offset)) where !choices.contains(text):
      let suggestion = Suggestion.nearest(to: text, among: choices)
      add(
        offset, function,
        .choice(subject: subject, found: text, suggestion: suggestion, choices: choices))
    case (.options(_, let options), .table(let fields)):
      let keys = options.map(\.name)
      for field in fields {
        guard let key = field.key else { continue }
        if let option = options.first(where: { $0.name == key }) {
          check(field.value, option.type, called: key, in: function)
        } else {
          let suggestion = Suggestion.nearest(to: key, among: keys)
          add(field.offset, function, .unknownKey(key, suggestion: suggestion, keys: keys))
        }
      }
    case (.list(let type), .table(let fields)):
      for field in fields { check(field.value, type, called: subject, in: function) }
    default: break
    }
  }

  // MARK: Names

  /// What an argument, or an option, names.
  private static let arguments: [String: UnknownName.Kind] = [
    "perigee.contacts": .filter, "perigee.list": .list, "perigee.report": .sequence,
    "perigee.rule": .senderRule, "perigee.selected": .sender,
  ]
  private static let options: [String: [String: UnknownName.Kind]] = [
    "perigee.plan": ["sequence": .sequence, "contacts": .filter],
    "perigee.edit": ["sequence": .sequence],
  ]
  private static let tests: [String: UnknownName.Kind] = [
    "holds": .filter, "eligible": .eligibilityRule, "fill": .filler, "choose": .senderRule,
  ]

  private mutating func checkNames(_ call: LuaNames.Call, _ function: String) {
    if let kind = Self.arguments[function], let value = call.arguments.first {
      checkName(value, kind)
    }
    guard let kinds = Self.options[function], case .table(let fields)? = call.arguments.first
    else { return }
    for field in fields {
      if let kind = field.key.flatMap({ kinds[$0] }) { checkName(field.value, kind) }
    }
  }

  private mutating func checkName(_ value: LuaExpression, _ kind: UnknownName.Kind) {
    // Each case of a test makes the lists that it plans for.
    if kind == .list, isTest { return }
    switch value {
    case .text(let name, let offset):
      let name = kind == .sender ? name.lowercased() : name
      if let fault = names.fault(kind, name) { add(offset, fault.message) }
    case .table where kind == .filter: checkConditions(value)
    case .table(let fields) where kind == .sender:
      for field in fields { checkName(field.value, kind) }
    default: break
    }
  }

  private mutating func checkConditions(_ value: LuaExpression) {
    guard case .table(let fields) = value else { return }
    for field in fields {
      guard let key = field.key else { continue }
      switch ContactField(rawValue: key) {
      case .list: checkName(field.value, .list)
      case .sequence: checkName(field.value, .sequence)
      case nil:
        // A test's contacts have what the test gives them.
        if !isTest, let fault = names.fault(.variable, key) { add(field.offset, fault.message) }
      default: break
      }
    }
  }

  private mutating func checkTest(_ call: LuaNames.Call) {
    guard call.function.count == 2 else { return }
    let name = call.function[1]
    if let kind = Self.tests[name], let value = call.arguments.first { checkName(value, kind) }
    switch name {
    case "contact": call.arguments.first.map { checkFields($0, "test.contact") }
    case "contacts":
      guard case .table(let contacts)? = call.arguments.first else { return }
      for contact in contacts { checkFields(contact.value, "test.contacts") }
    default:
      guard Self.tests[name] != nil, call.arguments.count > 1 else { return }
      checkFields(call.arguments[1], "test.\(name)")
    }
  }

  private mutating func checkFields(_ value: LuaExpression, _ function: String) {
    guard let known = names.fields, case .table(let fields) = value else { return }
    for field in fields {
      guard let key = field.key, ContactField(rawValue: key) == nil, !known.contains(key),
        !read.contains(key)
      else { continue }
      let suggestion = Suggestion.nearest(to: key, among: (names.variables ?? known.sorted()))
      add(
        field.offset, function,
        .unknownField(key, noun: "the contact", suggestion: suggestion))
    }
  }
}
