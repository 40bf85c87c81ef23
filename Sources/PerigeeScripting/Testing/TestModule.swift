import LuaBridge
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

/// What `stdlib/perigee/test.lua` needs of the host: cases, contacts made up, and rules asked about them.
final class TestModule {
  let host: ScriptHost
  private let now: Instant
  /// Takes a case's name and its failure.
  private let report: (String, String?) -> Void
  private(set) var cases: [(name: String, body: LuaFunction)] = []
  /// The case that runs now.
  private var running: String?

  /// What a contact that is made up may have.
  private let fields: TestFields
  /// For the cases, and what may be told of each.
  private let memory: HeldMemory

  /// Bytes that a case's name may have.
  private static let longestName = 1 << 10
  /// Bytes that a case is worth: its name, its failure, and what is said about it.
  private static let caseSize = 64 << 10

  init(
    _ host: ScriptHost, now: Instant, fields: TestFields,
    report: @escaping (String, String?) -> Void
  ) {
    self.fields = fields
    self.host = host
    self.memory = HeldMemory(host.state)
    self.now = now
    self.report = report
  }

  var session: Session { host.session }

  /// What a file and each of its cases begins with.
  static func emptyStore() -> MemoryStore { MemoryStore(limit: ScriptHost.memoryWithinSystem) }

  func table() throws -> LuaValue {
    let table = try host.state.makeTable()
    let functions: [(String, ([LuaValue]) throws -> [LuaValue])] = [
      ("case", addCase), ("contact", contact), ("holds", holds), ("eligible", eligible),
      ("fill", fill), ("choose", choose), ("capped_by", cappedBy), ("contacts", addContacts),
      ("now", setNow), ("tick", tick), ("emit", emit), ("grant", grant),
      ("hook", hook), ("verdict", verdict),
    ]
    for (name, body) in functions {
      let function = host.plainFunction("perigee.test.\(name)") { arguments in
        try body(arguments + Array(repeating: .nil, count: max(0, 4 - arguments.count)))
      }
      try table.set(name, .function(function))
    }
    return .table(table)
  }

  func misuse(_ name: String, _ fault: ScriptMisuse.Fault) -> ScriptMisuse {
    ScriptMisuse("test.\(name)", [fault])
  }

  // MARK: Cases

  /// Cases run when their file has been read: so each has limits of its own, and what ends one leaves the
  /// others.
  private func addCase(_ arguments: [LuaValue]) throws -> [LuaValue] {
    guard case .string(let name) = arguments[0], case .function(let body) = arguments[1] else {
      throw misuse(
        "case",
        .wrong(
          subject: "a case", expected: "a name and a function",
          found: "\(arguments[0].shown) and \(arguments[1].shown)"))
    }
    guard running == nil else {
      throw misuse(
        "case", .wrong(subject: "a case", expected: "beside others", found: "inside \(running!)"))
    }
    guard name.utf8.count <= Self.longestName else {
      throw misuse(
        "case",
        .wrong(
          subject: "a case's name", expected: "of at most \(Self.longestName) bytes",
          found: "one of \(name.utf8.count)"))
    }
    try memory.add(Self.caseSize)
    cases.append((name, body))
    return []
  }

  /// Runs those whose names have `pattern` in them; all without it.
  /// - Throws: `ScriptFailure` where Ctrl-C ends the run.
  func runCases(matching pattern: String?) throws {
    for (name, body) in cases where pattern.map(name.contains) ?? true {
      running = name
      defer { running = nil }
      host.move(to: now, store: Self.emptyStore())
      host.files.forget()
      do throws(LuaError) {
        _ = try host.state.call(body)
        report(name, nil)
      } catch {
        let failure = host.failure(error)
        if failure.isInterrupt { throw failure }
        report(name, failure.message)
      }
    }
  }

  private func setNow(_ arguments: [LuaValue]) throws -> [LuaValue] {
    guard case .string(let text) = arguments[0] else {
      throw misuse(
        "now", .wrong(subject: "the moment", expected: "a string", found: arguments[0].shown))
    }
    host.move(to: try Session.instant(text, session.team.zone, of: "the moment"))
    return []
  }

  // MARK: Contacts

  func made(_ value: LuaValue, _ function: String) throws -> TestContact {
    try TestContact(value, function: function, team: session.team, fields: fields)
  }

  /// The contact as rules see it, as a table.
  private func contact(_ arguments: [LuaValue]) throws -> [LuaValue] {
    let contact = try made(arguments[0], "contact")
    let known = Set(contact.variables.keys).union(session.team.variableKinds.keys)
      .union(ContactField.ofRecords.map(\.rawValue))
    guard case .table(let table) = arguments[0] else { return [] }
    let copy = try host.state.makeTable()
    // A field that is empty is nil, as in every contact.
    for (key, value) in try table.pairs() where value.plainText != "" {
      try copy.set(key, seen(value, key, contact))
    }
    if contact.hasEmail { try copy.set("domain", .string(String(contact.email.domain))) }
    let missing = host.plainFunction("contact") { arguments in
      guard case .string(let name)? = arguments.last, !known.contains(name) else { return [.nil] }
      let suggestion = Suggestion.nearest(to: name, among: known.sorted())
      throw LuaError(.runtime, "a contact has no field \"\(name)\".\(didYouMean(suggestion))")
    }
    let type = try host.state.makeTable()
    try type.set("__index", .function(missing))
    copy.setMetatable(type)
    return [.table(try copy.frozen("a contact"))]
  }

  /// A value as rules see it: read as an import reads it, where its variable is declared.
  private func seen(_ value: LuaValue, _ key: LuaValue, _ contact: TestContact) -> LuaValue {
    guard case .string(let name) = key, case .string = value else { return value }
    if ContactField(rawValue: name) == .status { return .string(contact.status.rawValue) }
    guard team(declares: name), let text = contact.variables[name] else { return value }
    guard session.team.variableKinds[name] == .number else { return .string(text) }
    return Int64(text).map { .integer($0) } ?? Double(text).map { .number($0) } ?? value
  }

  private func team(declares name: String) -> Bool { session.team.variableKinds[name] != nil }

  private func addContacts(_ arguments: [LuaValue]) throws -> [LuaValue] {
    guard case .table(let list) = arguments[0] else {
      throw misuse(
        "contacts", .wrong(subject: "the contacts", expected: "a list", found: arguments[0].shown))
    }
    let given = try list.list()
    if let fault = given.fault {
      throw misuse("contacts", fault.misuse(expected: "a table of fields", called: "the contacts"))
    }
    // Of this call: what stays is the store's.
    let memory = HeldMemory(host.state)
    let contacts = try given.values.enumerated().map { index, value in
      let contact = try TestContact(
        value, function: "contacts", noun: "contact \(index + 1)", team: session.team,
        fields: fields)
      try memory.add(contact.memorySize)
      return contact
    }
    try refuseMissingAndEqual(contacts)
    var lists: [String?: [TestContact]] = [:]
    for contact in contacts {
      for list in contact.lists { lists[try ListName.checked(list), default: []].append(contact) }
    }
    if case .string(let name) = arguments[1] {
      lists[try ListName.checked(name)] = contacts
    } else {
      lists[nil] = contacts
    }
    try session.store.write { writer in
      for (list, contacts) in lists {
        let batch = try batch(contacts, memory)
        _ = try writer.upsert(batch, onExisting: .overwrite, list: list)
      }
    }
    return []
  }

  private func refuseMissingAndEqual(_ contacts: [TestContact]) throws {
    var places: [EmailAddress: Int] = [:]
    var faults: [ScriptMisuse.Fault] = []
    for (index, contact) in contacts.enumerated() {
      let subject = "email of contact \(index + 1)"
      if !contact.hasEmail {
        faults.append(.missing(subject: subject, expected: "an address"))
      } else if let first = places.updateValue(index + 1, forKey: contact.email) {
        faults.append(
          .wrong(
            subject: subject, expected: "another one than that of contact \(first)",
            found: contact.email.text))
      }
    }
    guard faults.isEmpty else { throw ScriptMisuse("test.contacts", faults) }
  }

  private func batch(_ contacts: [TestContact], _ memory: HeldMemory) throws -> ContactBatch {
    let names = Set(contacts.flatMap(\.variables.keys)).sorted()
    try memory.add(contacts.reduce(8 * names.count * contacts.count) { $0 + $1.memorySize })
    var batch = ContactBatch(variables: names)
    for contact in contacts {
      batch.emails.append(contact.email.text.utf8)
      batch.owners.append((contact.owner?.text ?? "").utf8)
      batch.statuses.append(contact.status)
      for (column, name) in names.enumerated() {
        batch.columns[column].append((contact.variables[name] ?? "").utf8)
      }
    }
    return batch
  }

  // MARK: Rules

  /// What rules are told, as `value` says where it differs from the test's.
  func context(_ value: LuaValue, _ function: String) throws -> RuleContext {
    try TestContext(value, function: function).context(session.ruleContext)
  }

  private func holds(_ arguments: [LuaValue]) throws -> [LuaValue] {
    let filter: Filter
    switch arguments[0] {
    case .string(let name): filter = try session.rules.filter(name).filter
    default:
      let call = try ScriptCall(
        API.function("perigee.contacts"), host: host, arguments: [arguments[0]])
      filter = try host.filter(arguments[0], in: call).filter
    }
    let table = try made(arguments[1], "holds")
      .table(variables: Array(filter.variables), lists: filter.lists.sorted())
    return [.boolean(try filter.matches(table, in: context(arguments[2], "holds"))[0])]
  }

  private func eligible(_ arguments: [LuaValue]) throws -> [LuaValue] {
    let rule = try find(
      .eligibilityRule, arguments[0], session.rules.eligibilityRules, { $0.name })
    let table = try made(arguments[1], "eligible").table()
    let context = try context(arguments[2], "eligible")
    return [.boolean(try rule.holds(table, rows: [0], in: context)[0])]
  }

  private func fill(_ arguments: [LuaValue]) throws -> [LuaValue] {
    let filler = try find(.filler, arguments[0], session.rules.fillers, { $0.name })
    let table = try made(arguments[1], "fill").table()
    let context = try context(arguments[2], "fill")
    return [LuaValue(try filler.fill(table, rows: [0], in: context)[0])]
  }

  private func choose(_ arguments: [LuaValue]) throws -> [LuaValue] {
    guard case .string(let name) = arguments[0] else {
      throw misuse(
        "choose", .wrong(subject: "the rule", expected: "its name", found: arguments[0].shown))
    }
    let rule = try session.rules.senderRule(name)
    let table = try made(arguments[1], "choose").table()
    var tally = SenderTally()
    let chosen = try rule.choose(
      table, rows: [0], candidates: session.team.candidates(of: rule),
      in: context(arguments[2], "choose"), tally: &tally, counts: true)
    return [LuaValue(chosen[0]?.text)]
  }

  private func cappedBy(_ arguments: [LuaValue]) throws -> [LuaValue] {
    let cap = try find(.cap, arguments[0], session.rules.caps, { $0.name })
    let table = try made(arguments[1], "capped_by").table()
    let context = try context(arguments[2], "capped_by")
    let values = try cap.values(table, rows: [0], fillers: session.rules.fillers, in: context)
    return [LuaValue(values[0])]
  }

  func find<Rule>(
    _ kind: UnknownName.Kind, _ value: LuaValue, _ rules: [Rule], _ name: (Rule) -> String
  ) throws -> Rule {
    guard case .string(let wanted) = value, let rule = rules.first(where: { name($0) == wanted })
    else {
      throw UnknownName(kind: kind, name: value.plainText, known: rules.map(name))
    }
    return rule
  }
}
