import PerigeeCore
import PerigeeWorkspace

// From the names in a selection to what they stand for.
extension Session {
  /// Looks up the names in a selection: with its filter, of lists and contacts that are there.
  /// - Throws: `UnknownName`, `ListNameError`, `ConditionError`, `WorkspaceError`.
  package func lookedUp(_ contacts: SelectedContacts) throws -> SelectedContacts {
    var contacts = contacts
    if case .gathered(let gathering) = contacts.selection.scope {
      try requireContacts(gathering.emails)
      contacts.selection.scope = .gathered(
        lists: try existing(gathering.lists), emails: gathering.emails)
    }
    try requireContacts(contacts.selection.leftOut)
    var parts = try [filter(of: &contacts)].compactMap(\.self)
    for (field, values) in contacts.selection.conditionsByField {
      parts.append(.or(try values.map { try filter(.init(field: field, value: $0)) }))
    }
    contacts.filter = parts.count > 1 ? .and(parts) : parts.first
    return contacts
  }

  /// The filter that was made in a script, or what the named ones let through together.
  private func filter(of contacts: inout SelectedContacts) throws -> Filter? {
    if let filter = contacts.filter { return filter }
    let declared = try contacts.selection.filters.map(declaredFilter)
    guard declared.count > 1 else {
      contacts.source = declared.first?.source
      return declared.first?.filter
    }
    return .or(declared.map(\.filter))
  }

  /// Whether the workspace declares this filter is asked before anything is made of it.
  /// - Throws: `UnknownName`, with what has the name instead.
  package func requireFilter(_ name: String) throws {
    _ = try tellingOthers(of: name) { try workspace.declaration(.filter, name) }
  }

  private func declaredFilter(
    _ name: String
  ) throws -> (filter: Filter, source: SourceLocation) {
    try tellingOthers(of: name) { try rules.filter(name) }
  }

  /// Lists and contacts are taken for filters: what has the name is told.
  private func tellingOthers<Result>(of name: String, _ body: () throws -> Result) throws -> Result
  {
    do { return try body() } catch var unknown as UnknownName {
      let lists = try store.read { try $0.listNames() }
      if lists.contains(name) { unknown.other = .list }
      if (try? EmailAddress(name)) != nil { unknown.other = .contact }
      throw unknown
    }
  }

  /// The lists as they are named in the store; white space around a name does not count.
  func existing(_ names: [String]) throws -> [String] {
    guard !names.isEmpty else { return [] }
    let lists = try store.read { try $0.listNames() }
    return try names.map { name in
      if lists.contains(name) { return name }
      let trimmed = try ListName.checked(name)
      guard lists.contains(trimmed) else {
        var unknown = UnknownName(kind: .list, name: trimmed, known: lists)
        // Where rules cannot be read there is no hint, and the list is unknown all the same.
        let filters = (try? workspace.complete())?.names(of: .filter) ?? []
        if filters.contains(trimmed) { unknown.other = .filter }
        if (try? EmailAddress(trimmed)) != nil { unknown.other = .contact }
        throw unknown
      }
      return trimmed
    }
  }

  /// Those in whose address, name or company every word of `text` is, whatever its case.
  package func contacts(seeking text: String) throws -> SelectedContacts {
    let stored = try store.read { try $0.variables() }
    let names = ["first_name", "last_name", "name", "full_name", "company"]
      .filter(stored.contains)
    let fields = [Filter.Field.email] + names.map { .variable($0) }
    let words = text.split(whereSeparator: \.isWhitespace)
    let filter = Filter.and(
      words.map { word in .or(fields.map { .field($0, .contains(String(word))) }) })
    return SelectedContacts(filter: filter, name: "\"\(text)\"", source: nil)
  }

  /// A comparison as the command line takes it.
  /// - Throws: `ConditionError`.
  private func filter(_ given: ContactCondition) throws -> Filter {
    let condition = ContactCondition(field: given.field, value: given.value.trimmed)
    let value = condition.value
    switch ContactField(rawValue: condition.field) {
    case .email: return .field(.email, Self.matcher(value.lowercased()))
    case .domain: return .field(.domain, Self.matcher(value.lowercased()))
    case .owner: return .field(.owner, try owner(condition))
    case .sequence: return .field(.sequence, Self.matcher(value))
    case .status:
      return .field(.status, try Self.choice(condition, ContactStatus.allCases.map(\.rawValue)))
    case .state:
      let states = EnrollmentState.allCases.map(\.rawValue)
      return .field(.state, value.isEmpty ? .blank : try Self.choice(condition, states))
    case .list: return .member(of: try existing([value])[0])
    case nil:
      let field = Filter.Field.variable(condition.field)
      let found = Filter.field(field, try matcher(condition))
      // An import trims what `set` keeps as it is.
      return value == given.value ? found : .or([found, .field(field, .equals(given.value))])
    }
  }

  private static func matcher(_ value: String) -> Matcher {
    value.isEmpty ? .blank : .equals(value)
  }

  /// An address, or the name of a sender; whoever has contacts may have left the team.
  private func owner(_ condition: ContactCondition) throws -> Matcher {
    let value = condition.value.lowercased()
    if value.isEmpty || value.utf8.contains(UInt8(ascii: "@")) { return Self.matcher(value) }
    guard let sender = team.senders.first(where: { $0.name.lowercased() == value }) else {
      throw ConditionError.choice(condition, choices: team.senders.map(\.email.text))
    }
    return .equals(sender.email.text)
  }

  private static func choice(_ condition: ContactCondition, _ choices: [String]) throws -> Matcher {
    guard choices.contains(condition.value) else {
      throw ConditionError.choice(condition, choices: choices)
    }
    return .equals(condition.value)
  }

  /// A number matches however it is written: 50 is "50" and "50.0".
  private func matcher(_ condition: ContactCondition) throws -> Matcher {
    let value = condition.value
    guard !value.isEmpty, let kind = team.variableKinds[condition.field] else {
      return Self.matcher(value)
    }
    switch kind {
    case .text: return Self.matcher(value)
    case .number:
      guard let number = decimal(value.utf8) else { throw ConditionError.kind(condition, kind) }
      return .between(.number(number), .number(number))
    case .date:
      guard let day = Day(iso: value) else { throw ConditionError.kind(condition, kind) }
      return .between(.day(day), .day(day))
    }
  }
}
