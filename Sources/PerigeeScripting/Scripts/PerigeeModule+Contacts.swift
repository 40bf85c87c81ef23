import LuaBridge
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

extension PerigeeModule {
  /// Whom to write to, and what is known of them.
  static var contactFunctions: [String: Body] {
    [
      "perigee.contacts": { call in
        [try call.host.make(selection: call.contacts(call.value(1)))]
      },
      "perigee.list": { call in
        let scope = ContactScope.gathered(lists: try call.texts(1), emails: [])
        return [try call.host.make(selection: SelectedContacts(ContactSelection(scope)))]
      },
      "perigee.emails": { call in
        [try call.host.make(selection: SelectedContacts(.emails(call.addresses(1))))]
      },
      "perigee.find": { call in
        [try call.host.make(selection: call.session.contacts(seeking: call.string(1) ?? ""))]
      },
      "perigee.all": { call in
        [try call.host.make(selection: SelectedContacts(ContactSelection(.all)))]
      },
      "perigee.contact": contact, "perigee.lists": lists, "perigee.import": importContacts,
      "perigee.set": set, "perigee.edit": edit,
      "perigee.rename_list": { call in
        try call.session.renameList(call.string(1) ?? "", to: call.string(2) ?? "")
        return []
      },
      "perigee.empty_list": { call in
        [LuaValue(try call.session.emptyList(call.string(1) ?? ""))]
      },
      "perigee.remove_from_list": { call in
        let removed = try call.session.remove(call.addresses(2), fromList: call.string(1) ?? "")
        return [LuaValue(removed.count)]
      },
    ]
  }

  private static func contact(_ call: ScriptCall) throws -> [LuaValue] {
    let email = try call.address(1)
    let found = try call.session.store.read { try $0.contacts(withEmails: [email]) }
    return [try found.first.map { try call.host.make(contact: $0) } ?? .nil]
  }

  private static func lists(_ call: ScriptCall) throws -> [LuaValue] {
    let options = try call.options()
    let lists = try call.session.lists(after: options.string("after"), limit: call.limit(options))
    return [
      try call.host.records(
        lists.map {
          try call.host.record(
            "perigee.ListSummary", [("name", .string($0.name)), ("count", LuaValue($0.count))])
        })
    ]
  }

  private static func importContacts(_ call: ScriptCall) throws -> [LuaValue] {
    let options = try call.options()
    let name = options.string("file") ?? ""
    let place = try call.session.workspace.files.place(of: name, for: .reading)
    guard place.isThere else { throw FileError.missing(name) }
    var order = ImportOrder(path: place.path)
    order.list = options.string("list")
    order.replacesList = options.bool("replace")
    if let policy = options.string("on_existing").flatMap(ExistingContact.init(rawValue:)) {
      order.onExisting = policy
    }
    if case .table(let map) = options["map"] {
      order.map = try map.pairs().map { header, variable in
        guard case .string(let header) = header, case .string(let variable) = variable else {
          throw call.misuse(
            .wrong(
              subject: "map", expected: "a table of variables by header",
              found: "one with \(header.shown) = \(variable.shown)"))
        }
        return "\(header)=\(variable)"
      }
    }
    order.columns = try call.texts(options["columns"])
    order.encoding = options.string("encoding")
    order.delimiter = options.string("delimiter")
    order.format.dates = options.string("dates").flatMap(ValueFormat.DateOrder.init(rawValue:))
    if let mark = options.string("decimal").flatMap(ValueFormat.DecimalMark.init(rawValue:)) {
      order.format.decimal = mark
    }
    order.isStrict = options.bool("strict")
    order.isDryRun = options.bool("dry_run")
    let summary = try call.session.importContacts(order)
    return [
      try call.host.make(
        ScriptValue(
          "perigee.Import", size: 64 << 10,
          text: { [unowned host = call.host] in summary.text(host.style) },
          members: [
            ("imported", { LuaValue(summary.imported) }),
            ("updated", { LuaValue(summary.updated) }),
            ("unchanged", { LuaValue(summary.unchanged) }),
            ("rejected", { LuaValue(summary.rejectedCount) }),
            ("warnings", { LuaValue(summary.warningCount) }),
            ("left", { try call.host.list(summary.left.map { .string($0.text) }) }),
            ("stopped", { try call.host.records(summary.stopped.map(call.host.record)) }),
            ("opted_out", { LuaValue(summary.optedOut) }),
            ("bad_data", { LuaValue(summary.badData) }),
            ("columns", { try columns(of: summary, call) }),
          ]))
    ]
  }

  private static func columns(of summary: ImportSummary, _ call: ScriptCall) throws -> LuaValue {
    try call.host.records(
      summary.columns.map { column in
        try call.host.record(
          "perigee.ImportedColumn",
          [("header", .string(column.header)), ("variable", LuaValue(column.variable))])
      })
  }

  private static func set(_ call: ScriptCall) throws -> [LuaValue] {
    guard case .table(let table) = call.value(2) else { return [] }
    let options = try call.options(3)
    var change = ContactChange()
    change.makesVariables = options.bool("new")
    change.isConfirmed = options.bool("confirmed")
    var faults: [ScriptMisuse.Fault] = []
    for (key, value) in try table.pairs() {
      if let fault = try take(key, value, &change) { faults.append(fault) }
    }
    guard faults.isEmpty else { throw ScriptMisuse(call.name, faults) }
    let stopped = try call.session.change(call.address(1), change)
    return [try call.host.records(stopped.map(call.host.record))]
  }

  private static func take(
    _ key: LuaValue, _ value: LuaValue, _ change: inout ContactChange
  ) throws -> ScriptMisuse.Fault? {
    guard case .string(let name) = key else {
      return .wrong(subject: "values", expected: "values by variable", found: "one at \(key.shown)")
    }
    let text: String?
    switch value {
    case .string, .integer, .number: text = value.plainText
    case .boolean(false): text = nil
    default:
      return .wrong(
        subject: name, expected: "a string in UTF-8, a number, or false to clear it",
        found: value.shown)
    }
    switch ContactField(rawValue: name) {
    case .owner: change.owner = .some(try text.map(Session.address))
    case .status:
      guard let status = text.flatMap(ContactStatus.init(meaning:)) else {
        let choices = ContactStatus.allCases.map(\.rawValue)
        return .choice(
          subject: "status", found: text ?? "false",
          suggestion: text.flatMap { Suggestion.nearest(to: $0, among: choices) }, choices: choices)
      }
      change.status = status
    case nil: change.variables[name] = .some(text)
    default:
      return .wrong(
        subject: name, expected: "left out, since it cannot be set", found: value.shown)
    }
    return nil
  }

  private static func edit(_ call: ScriptCall) throws -> [LuaValue] {
    let options = try call.options()
    guard ["subject", "body", "html"].contains(where: { options.string($0) != nil }) else {
      throw call.misuse(.missing(subject: "what is edited", expected: "a subject, body or html"))
    }
    try call.session.save(
      StepEdit(
        contact: Session.address(options.string("contact") ?? ""),
        sequence: options.string("sequence") ?? "", step: options.integer("step") ?? 0,
        subject: options.string("subject"), text: options.string("body"),
        html: options.string("html")))
    return []
  }
}

extension ScriptCall {
  /// A selection from a filter's name, a filter, or a set of contacts.
  func contacts(_ value: LuaValue) throws -> SelectedContacts {
    if let selection = value.payload("perigee.Contacts", as: SelectedContacts.self) {
      return selection
    }
    switch value {
    case .string(let name):
      try session.requireFilter(name)
      return SelectedContacts(.filter(name))
    case .table(let table):
      if case .nil = try table.get(DeclarationModule.tagKey) { return try contacts(where: table) }
      let declared = try host.filter(value, in: self)
      return SelectedContacts(
        filter: declared.filter, name: declared.name, source: declared.source)
    default:
      throw misuse(
        .wrong(
          subject: "contacts",
          expected:
            "a filter's name, a filter, conditions such as { company = \"Holub\" }, or contacts "
            + "from perigee.list, emails or all",
          found: value.shown))
    }
  }
}

extension PerigeeModule {
  /// What can be done with a set of contacts.
  static var contactsMethods: [String: Body] {
    [
      "contacts:first": first, "contacts:each": each, "contacts:filter": filter,
      "contacts:with": with,
    ]
  }

  private static func filter(_ call: ScriptCall) throws -> [LuaValue] {
    let contacts = try call.session.lookedUp(call.payload(SelectedContacts.self))
    let filter = try call.session.lookedUp(call.contacts(call.value(1)))
    guard filter.selection.scope == .all else {
      throw call.misuse(
        .wrong(
          subject: "filter", expected: "a filter, its name or conditions",
          found: filter.selection.words))
    }
    return [try call.host.make(selection: contacts.narrowed(by: filter))]
  }

  /// Lists and addresses are looked up when they are used; what a filter has chosen is chosen now.
  private static func with(_ call: ScriptCall) throws -> [LuaValue] {
    let both = [
      call.payload(SelectedContacts.self), try call.contacts(call.value(1)),
    ]
    var lists: [String] = []
    var emails: [EmailAddress] = []
    for contacts in both {
      if contacts.isPlainGathering, case .gathered(let gathering) = contacts.selection.scope {
        lists += gathering.lists
        emails += gathering.emails
      } else {
        emails += try call.session.emails(contacts)
      }
    }
    let scope = ContactScope.gathered(lists: lists, emails: emails)
    return [try call.host.make(selection: SelectedContacts(ContactSelection(scope)))]
  }

  private static func first(_ call: ScriptCall) throws -> [LuaValue] {
    let limit = max(0, call.integer(1) ?? 10)
    let known = try call.session.store.read { try $0.variables() }
    var contacts: [LuaValue] = []
    // Each becomes a value at once, so that many of them end by the limit of memory.
    let page = ContactPage(
      after: try call.string(2).map(Session.address), limit: limit)
    try call.session.eachContact(call.payload(SelectedContacts.self), page: page) { table, rows in
      for row in rows {
        try call.session.checkpoint()
        contacts.append(try call.host.make(contact: table.contact(row), known: known))
      }
    }
    return [try call.host.list(contacts)]
  }

  /// The addresses are held, and contacts are read some at a time, when their turn comes.
  private static func each(_ call: ScriptCall) throws -> [LuaValue] {
    var rest = try call.session.emails(call.payload(SelectedContacts.self))[...]
    var read: ArraySlice<Contact> = []
    var known: [String] = []
    let size = rest.reduce(500 * 2_048) { $0 + 64 + $1.text.utf8.count }
    let iterator = APIFunction.iterator("contacts", "each")
    let next = call.host.function(iterator, size: size) { call in
      while read.isEmpty, !rest.isEmpty {
        let part = Array(rest.prefix(500))
        rest = rest.dropFirst(500)
        // One that is gone meanwhile is passed over.
        (read, known) = try call.session.store.read {
          (try $0.contacts(withEmails: part)[...], try $0.variables())
        }
      }
      return [try read.popFirst().map { try call.host.make(contact: $0, known: known) } ?? .nil]
    }
    return [.function(next)]
  }
}

extension ScriptHost {
  /// A set of contacts, looked up when it is used.
  /// - Parameter size: what a filter that a script made is worth, in bytes.
  func make(selection: SelectedContacts, size: Int = 0) throws -> LuaValue {
    var size = size
    if case .gathered(let gathering) = selection.selection.scope {
      size += 128 * gathering.emails.count
    }
    let count = try session.count(selection)
    let unheld = count == 0 ? try session.unheldConditions(of: selection.selection) : []
    let label = ([selection.selection.words] + unheld.map(\.words)).joined(separator: "; ")
    return try make(
      ScriptValue(
        "perigee.Contacts", payload: selection, size: size, length: count,
        text: { "\(counted(count, "contact")) by \(label)" },
        members: [("count", { LuaValue(count) })]))
  }

  func make(contact: Contact) throws -> LuaValue {
    try make(contact: contact, known: session.store.read { try $0.variables() })
  }

  fileprivate func make(contact: Contact, known: [String]) throws -> LuaValue {
    let own: [ScriptValue.Member] = [
      ("email", { .string(contact.email.text) }),
      ("domain", { .string(String(contact.email.domain)) }),
      ("owner", { LuaValue(contact.owner?.text) }),
      ("status", { .string(contact.status.rawValue) }),
    ]
    // What is only declared, or supplied by a filler, is nil here, as it is in rules.
    let names = known + session.workspace.declaredVariables.absent(from: known)
    let variables = names.map { name in (name, { [rules] in rules.value(contact, name) }) }
    return try make(
      ScriptValue(
        "perigee.Contact", payload: contact, size: contact.memorySize,
        text: { [unowned self] in contact.text(style, variables: known) }, members: own + variables)
    )
  }
}

extension Contact {
  /// A line a contact: what every contact has, and of the variables as many as fit.
  static func table(_ contacts: [Contact], _ style: TextStyle = .plain) -> String {
    var names: [String] = []
    for name in ["first_name", "last_name", "company", "title", "country"]
    where contacts.contains(where: { $0.variables[name] != nil }) {
      names.append(name)
    }
    let others = Set(contacts.flatMap(\.variables.keys)).subtracting(names).sorted()
    names = Array((names + others).prefix(4))
    var table = TextTable((["email", "owner", "status"] + names).map { ($0, .left) })
    for contact in contacts {
      table.add(
        [contact.email.text, contact.owner?.text ?? "–", contact.status.rawValue]
          + names.map { contact.variables[$0]?.onOneLine ?? "–" })
    }
    return table.text(style)
  }

  /// A line with the address, a line for each value.
  func text(_ style: TextStyle = .plain, variables: [String]) -> String {
    var table = TextTable([("", .left), ("", .left)])
    table.add(["status", status.rawValue])
    table.add(["owner", owner?.text ?? "–"])
    for name in variables {
      if let value = self.variables[name] { table.add([name, value.onOneLine]) }
    }
    return "\(email)\n" + table.text(style, indent: 2)
  }
}
