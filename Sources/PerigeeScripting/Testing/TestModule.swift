import LuaBridge
import PerigeeCore

/// What `stdlib/perigee/test.lua` needs of the host: cases, contacts made up, and rules asked about them.
final class TestModule {
  private let host: ScriptHost
  private let pattern: String?
  private let now: Instant
  /// Takes a case's name and its failure.
  private let report: (String, String?) -> Void

  init(
    _ host: ScriptHost, pattern: String?, now: Instant, report: @escaping (String, String?) -> Void
  ) {
    self.host = host
    self.pattern = pattern
    self.now = now
    self.report = report
  }

  private var session: Session { host.session }

  func table() throws -> LuaValue {
    let table = try host.state.makeTable()
    let functions: [(String, ([LuaValue]) throws -> [LuaValue])] = [
      ("case", runCase), ("contact", contact), ("holds", holds), ("eligible", eligible),
      ("fill", fill), ("choose", choose), ("contacts", addContacts), ("now", setNow),
    ]
    for (name, body) in functions {
      let function = host.plainFunction("perigee.test.\(name)") { arguments in
        try body(arguments + Array(repeating: .nil, count: max(0, 3 - arguments.count)))
      }
      try table.set(name, .function(function))
    }
    return .table(table)
  }

  private func misuse(_ name: String, _ fault: ScriptMisuse.Fault) -> ScriptMisuse {
    ScriptMisuse("test.\(name)", [fault])
  }

  // MARK: Cases

  private func runCase(_ arguments: [LuaValue]) throws -> [LuaValue] {
    guard case .string(let name) = arguments[0], case .function(let body) = arguments[1] else {
      return []
    }
    if let pattern, !name.contains(pattern) { return [] }
    session.begin(at: now, store: MemoryStore())
    do throws(LuaError) {
      _ = try host.state.call(body)
      report(name, nil)
    } catch {
      // What ends the whole run ends it here too.
      if case .stopped = error.kind { throw error }
      report(name, host.failure(error).message)
    }
    return []
  }

  private func setNow(_ arguments: [LuaValue]) throws -> [LuaValue] {
    guard case .string(let text) = arguments[0] else {
      throw misuse(
        "now", .wrong(subject: "the moment", expected: "a text", found: arguments[0].shown))
    }
    session.begin(at: try Session.instant(text, session.team.zone), store: nil)
    return []
  }

  // MARK: Contacts

  private func fields(_ value: LuaValue, _ function: String) throws -> [String: String] {
    guard case .table(let table) = value else {
      throw misuse(
        function, .wrong(subject: "the contact", expected: "a table of fields", found: value.shown))
    }
    var fields: [String: String] = [:]
    for (key, value) in try table.pairs() {
      switch (key, value) {
      case (.string(let name), .string), (.string(let name), .integer),
        (.string(let name), .number):
        fields[name] = value.plainText
      default:
        throw misuse(
          function,
          .wrong(
            subject: "\(key.plainText) of the contact", expected: "a text or a number",
            found: value.shown))
      }
    }
    return fields
  }

  /// A table of one contact with the columns that `filter` compares.
  private func contacts(
    _ value: LuaValue, _ function: String, more: [String] = []
  ) throws -> ContactTable {
    var fields = try fields(value, function)
    let email = try Session.address(fields.removeValue(forKey: "email") ?? "somebody@x.example")
    let owner = try fields.removeValue(forKey: "owner").map(Session.address)
    fields["domain"] = nil
    let status = fields.removeValue(forKey: "status").flatMap(ContactStatus.init(rawValue:)) ?? .new
    let names = Set(fields.keys).union(more).sorted()
    var table = ContactTable(variables: names)
    let number = table.number(ofOwner: owner)
    table.append(
      id: Contact.ID(1), email: email.text.utf8, owner: number, status: status, bounced: false)
    for (column, name) in names.enumerated() {
      table.appendVariable(column, Array((fields[name] ?? "").utf8))
    }
    return table
  }

  private func contact(_ arguments: [LuaValue]) throws -> [LuaValue] {
    let fields = try fields(arguments[0], "contact")
    let known = Set(fields.keys).union(session.team.variableKinds.keys)
      .union(ContactField.ofRecords.map(\.rawValue))
    guard case .table(let table) = arguments[0] else { return [] }
    let copy = try host.state.makeTable()
    // A field that is empty is nil, as in every contact.
    for (key, value) in try table.pairs() where value.plainText != "" { try copy.set(key, value) }
    if let email = fields["email"], fields["domain"] == nil {
      try copy.set("domain", .string(String(try Session.address(email).domain)))
    }
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

  private func addContacts(_ arguments: [LuaValue]) throws -> [LuaValue] {
    guard case .table(let list) = arguments[0] else {
      throw misuse(
        "contacts", .wrong(subject: "the contacts", expected: "a list", found: arguments[0].shown))
    }
    let rows = try list.pairs().map { try fields($0.value, "contacts") }
    let fixed: Set<String> = ["email", "owner", "status", "domain"]
    let names = Set(rows.flatMap(\.keys)).subtracting(fixed).sorted()
    var batch = ContactBatch(variables: names)
    for row in rows {
      batch.emails.append(try Session.address(row["email"] ?? "").text.utf8)
      batch.owners.append(try row["owner"].map { try Session.address($0).text.utf8 } ?? "".utf8)
      batch.statuses.append(row["status"].flatMap(ContactStatus.init(rawValue:)))
      for (column, name) in names.enumerated() {
        batch.columns[column].append((row[name] ?? "").utf8)
      }
    }
    var listName: String?
    if case .string(let name) = arguments[1] { listName = name }
    _ = try session.store.write {
      try $0.upsert(batch, onExisting: .overwrite, list: listName)
    }
    return []
  }

  // MARK: Rules

  /// Runs `body` in the circumstances that `value` names, where they differ.
  private func with<Result>(_ value: LuaValue, _ body: () throws -> Result) throws -> Result {
    let circumstances = session.workspace.circumstances
    var zone = session.team.zone
    var moment = session.now
    var seed: UInt64 = 1
    if case .table(let table) = value {
      if case .string(let name) = try table.get("time_zone") {
        zone = try ZoneDirectory.system.zone(named: name)
      }
      if case .integer(let number) = try table.get("seed") {
        seed = UInt64(bitPattern: number)
      }
      var day = String(moment.rfc3339(in: zone).prefix(10))
      if case .string(let today) = try table.get("today") { day = today }
      if case .string(let text) = try table.get("now") {
        moment = try Session.instant(text, zone)
      } else if case .integer(let hour) = try table.get("hour") {
        moment = try Session.instant("\(day) \(hour < 10 ? "0" : "")\(hour):00", zone)
      } else if case .string = try table.get("today") {
        moment = try Session.instant("\(day) 09:00", zone)
      }
    }
    circumstances.set(now: moment, team: session.team, zone: zone, seed: seed)
    return try body()
  }

  private func holds(_ arguments: [LuaValue]) throws -> [LuaValue] {
    let filter: Filter
    switch arguments[0] {
    case .string(let name): filter = try session.workspace.filter(name).filter
    default:
      let call = try ScriptCall(
        API.function("perigee.contacts"), host: host, arguments: [arguments[0]])
      filter = try host.filter(arguments[0], in: call).filter
    }
    let table = try contacts(arguments[1], "holds", more: Array(filter.variables))
    return [.boolean(try with(arguments[2]) { try filter.matches(table)[0] })]
  }

  private func eligible(_ arguments: [LuaValue]) throws -> [LuaValue] {
    let rule = try find(
      "eligibility rule", arguments[0], session.workspace.eligibilityRules, { $0.name })
    let table = try contacts(arguments[1], "eligible")
    return [.boolean(try with(arguments[2]) { try rule.holds(table, rows: [0])[0] })]
  }

  private func fill(_ arguments: [LuaValue]) throws -> [LuaValue] {
    let filler = try find("filler", arguments[0], session.workspace.fillers, { $0.name })
    let table = try contacts(arguments[1], "fill")
    return [LuaValue(try with(arguments[2]) { try filler.fill(table, rows: [0])[0] })]
  }

  private func choose(_ arguments: [LuaValue]) throws -> [LuaValue] {
    guard case .string(let name) = arguments[0] else {
      throw misuse(
        "choose", .wrong(subject: "the rule", expected: "its name", found: arguments[0].shown))
    }
    let rule = try session.workspace.senderRule(name)
    let chosen = rule.candidates.map(Set.init)
    let candidates = session.team.senders.filter {
      $0.isEnabled && chosen?.contains($0.email) ?? true
    }
    let table = try contacts(arguments[1], "choose")
    let sender = try with(arguments[2]) {
      try rule.choose(table, rows: [0], candidates: candidates, counts: true)[0]
    }
    return [LuaValue(sender?.text)]
  }

  private func find<Rule>(
    _ kind: String, _ value: LuaValue, _ rules: [Rule], _ name: (Rule) -> String
  ) throws -> Rule {
    guard case .string(let wanted) = value, let rule = rules.first(where: { name($0) == wanted })
    else {
      throw UnknownName(kind: kind, name: value.plainText, known: rules.map(name))
    }
    return rule
  }
}
