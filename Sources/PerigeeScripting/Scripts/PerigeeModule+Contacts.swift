import LuaBridge
import PerigeeCore

extension PerigeeModule {
  /// Whom to write to, and what is known of them.
  static var contactFunctions: Functions {
    [
      ("contacts", contacts), ("list", list), ("emails", emails), ("all", all),
      ("contact", contact),
      ("lists", lists), ("import", importContacts), ("set", set), ("edit", edit),
    ]
  }

  /// `perigee.contacts "dach_leads"`, or of a filter made in place.
  private static func contacts(_ call: ScriptCall) throws -> [LuaValue] {
    [try call.host.make(selection: call.contacts(call.value(1)))]
  }

  private static func list(_ call: ScriptCall) throws -> [LuaValue] {
    [try call.host.make(selection: .list(try call.string(1, "the list's name")))]
  }

  private static func emails(_ call: ScriptCall) throws -> [LuaValue] {
    [try call.host.make(selection: .emails(try call.addresses(1, "the addresses")))]
  }

  private static func all(_ call: ScriptCall) throws -> [LuaValue] {
    [try call.host.make(selection: .inline(.all, name: "all", source: nil))]
  }

  private static func contact(_ call: ScriptCall) throws -> [LuaValue] {
    let email = try call.address(1, "the contact's address")
    let found = try call.session.store.read { try $0.contacts(withEmails: [email]) }
    return [try found.first.map { try call.host.make(contact: $0) } ?? .nil]
  }

  private static func lists(_ call: ScriptCall) throws -> [LuaValue] {
    let lists = try call.session.store.read { try $0.lists() }
    return [
      try call.host.list(
        lists.map {
          try call.host.record([("name", .string($0.name)), ("count", LuaValue($0.count))])
        })
    ]
  }

  /// `perigee.import { file = "contacts.csv", list = "spring" }`; the file lies in the workspace.
  private static func importContacts(_ call: ScriptCall) throws -> [LuaValue] {
    let options = try call.options(["file", "list", "on_existing", "map", "encoding", "dry_run"])
    let file = try options.requiredString("file")
    var order = ImportOrder(path: try call.session.workspace.pathInside(file))
    order.list = try options.string("list")
    if let policy = try options.string("on_existing") {
      guard let onExisting = ExistingContact(rawValue: policy) else {
        let choices = ExistingContact.allCases.map(\.rawValue)
        throw ScriptMisuse.choice(
          function: call.name, key: "on_existing", found: policy,
          suggestion: Suggestion.nearest(to: policy, among: choices), choices: choices)
      }
      order.onExisting = onExisting
    }
    if case .table(let map) = options["map"] {
      order.map = try map.pairs().map { header, variable in
        guard case .string(let header) = header, case .string(let variable) = variable else {
          throw options.wrong("map", "a table of variables by header")
        }
        return "\(header)=\(variable)"
      }
    }
    order.encoding = try options.string("encoding")
    order.isDryRun = try options.bool("dry_run") ?? false
    let summary = try call.session.importContacts(order)
    return [
      try call.host.make(
        ScriptValue(
          "import", text: { summary.text },
          members: [
            ("imported", { LuaValue(summary.imported) }),
            ("updated", { LuaValue(summary.updated) }),
            ("unchanged", { LuaValue(summary.unchanged) }),
            ("rejected", { LuaValue(summary.rejectedCount) }),
            ("warnings", { LuaValue(summary.warningCount) }),
          ]))
    ]
  }

  /// `perigee.set("ann@x.example", { first_name = "Ann" })`
  private static func set(_ call: ScriptCall) throws -> [LuaValue] {
    let email = try call.address(1, "the contact's address")
    guard case .table(let table) = call.value(2) else {
      throw ScriptMisuse.argument(
        function: call.name, what: "the values", expected: "a table", call.value(2))
    }
    var values: [String: String?] = [:]
    for (key, value) in try table.pairs() {
      guard case .string(let name) = key else { continue }
      switch value {
      case .string(let text): values[name] = text
      case .integer, .number: values[name] = value.description
      case .boolean(false): values[name] = .some(nil)
      default:
        throw ScriptMisuse.argument(
          function: call.name, what: name, expected: "text, a number, or false to clear it", value)
      }
    }
    try call.session.setVariables(values, of: email)
    return []
  }

  private static func edit(_ call: ScriptCall) throws -> [LuaValue] {
    let options = try call.options(["contact", "sequence", "step", "subject", "body", "html"])
    let contact = try Session.address(options.requiredString("contact"))
    guard let step = try options.integer("step") else {
      throw ScriptMisuse.missingKey(function: call.name, key: "step", expected: "a whole number")
    }
    try call.session.save(
      StepEdit(
        contact: contact, sequence: try options.requiredString("sequence"), step: step,
        subject: try options.string("subject"), text: try options.string("body"),
        html: try options.string("html")))
    return []
  }
}

extension ScriptCall {
  /// A selection from a filter's name, a filter, or a set of contacts.
  func contacts(_ value: LuaValue) throws -> PlanOrder.Contacts {
    if let selection = value.payload("contacts", as: PlanOrder.Contacts.self) { return selection }
    switch value {
    case .string(let name):
      _ = try session.workspace.filter(name)
      return .filter(name)
    case .table:
      let declared = try host.filter(value, function: name)
      return .inline(declared.filter, name: declared.name, source: declared.source)
    default:
      throw ScriptMisuse.argument(
        function: name, what: "the contacts",
        expected: "a filter's name, a filter, or contacts from perigee.list, emails or all", value)
    }
  }

  /// A list of addresses, or one.
  func addresses(_ position: Int, _ what: String) throws -> [EmailAddress] {
    let values: [LuaValue]
    switch value(position) {
    case .string: values = [value(position)]
    case .table(let table): values = try table.pairs().map(\.value)
    default:
      throw ScriptMisuse.argument(
        function: name, what: what, expected: "a list of addresses", value(position))
    }
    return try values.map { value in
      guard case .string(let text) = value else {
        throw ScriptMisuse.argument(
          function: name, what: what, expected: "a list of addresses", value)
      }
      return try Session.address(text)
    }
  }
}

extension ScriptHost {
  /// A set of contacts, looked up when it is used.
  func make(selection: PlanOrder.Contacts) throws -> LuaValue {
    let count = try session.count(selection)
    let label = selection.label
    return try make(
      ScriptValue(
        "contacts", payload: selection, length: count,
        text: { "\(counted(count, "contact")) by \(label)" },
        members: [
          ("count", { LuaValue(count) }),
          ("first", { [unowned self] in .function(first(of: selection)) }),
          ("each", { [unowned self] in .function(each(of: selection)) }),
        ]))
  }

  /// `contacts:first(n)`: a list of at most n contacts, 10 by default.
  private func first(of selection: PlanOrder.Contacts) -> LuaFunction {
    function("contacts:first") { [unowned self] call in
      let limit = try call.integer(2, "how many") ?? 10
      return [try list(session.contacts(selection, limit: limit).map(make(contact:)))]
    }
  }

  /// `for contact in contacts:each() do … end`
  private func each(of selection: PlanOrder.Contacts) -> LuaFunction {
    function("contacts:each") { [unowned self] _ in
      var rest = try session.contacts(selection)[...]
      return [
        .function(
          function("contacts:each") { [unowned self] _ in
            [try rest.popFirst().map { try make(contact: $0) } ?? .nil]
          })
      ]
    }
  }

  func make(contact: Contact) throws -> LuaValue {
    let own: [(name: String, value: () throws -> LuaValue)] = [
      ("email", { .string(contact.email.text) }), ("owner", { LuaValue(contact.owner?.text) }),
      ("status", { .string(contact.status.rawValue) }),
      ("bounced", { .boolean(contact.bounced) }),
    ]
    let known = try session.store.read { try $0.variables() }
    let variables = known.map { name in (name, { LuaValue(contact.variables[name]) }) }
    return try make(
      ScriptValue(
        "contact", payload: contact, text: { contact.text(variables: known) },
        members: own + variables))
  }
}

extension Contact {
  /// A line with the address, a line for each value.
  func text(variables: [String]) -> String {
    var table = TextTable([("", .left), ("", .left)])
    table.add(["status", status.rawValue])
    table.add(["owner", owner?.text ?? "–"])
    for name in variables {
      if let value = self.variables[name] { table.add([name, value.onOneLine]) }
    }
    return "\(email)\n" + table.text(indent: 2)
  }
}

extension PlanOrder.Contacts {
  /// "list spring"
  var label: String {
    switch self {
    case .list(let name): "list \(name)"
    case .filter(let name): "filter \(name)"
    case .emails(let emails): ContactSelection.emails(emails).words
    case .inline(_, let name, _): name == "all" ? "no filter" : "filter \(name)"
    }
  }
}
