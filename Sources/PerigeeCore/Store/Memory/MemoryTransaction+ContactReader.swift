extension MemoryTransaction {
  func variables() throws -> [String] { state.variables.sorted() }

  func lists() throws -> [ListSummary] {
    state.lists.map { ListSummary(name: $0.key, count: $0.value.count) }
      .sorted { $0.name < $1.name }
  }

  func listNames() throws -> [String] { state.lists.keys.sorted() }

  func contacts(_ query: ContactQuery, _ body: (ContactTable) throws -> Void) throws {
    precondition(query.batchSize > 0, "a batch has at least one row")
    for variable in query.variables where !state.variables.contains(variable) {
      throw UnknownName(
        kind: .variable, name: variable, known: state.variables.sorted())
    }
    let members = try query.lists.map { try state.members(of: $0) }
    let later = try contacts(in: query.scope).filter { contact in
      query.after.map { contact.id > $0 } ?? true
    }
    let found = Array(later.prefix(query.limit ?? .max))
    for start in stride(from: 0, to: found.count, by: min(query.batchSize, max(1, found.count))) {
      var table = ContactTable(variables: query.variables, lists: query.lists)
      for contact in found[start..<min(found.count, start + min(query.batchSize, found.count))] {
        append(contact, to: &table, query: query, members: members)
      }
      try body(table)
    }
  }

  func count(of scope: ContactScope) throws -> Int { try contacts(in: scope).count }

  private func contacts(in scope: ContactScope) throws -> [Contact] {
    switch scope {
    case .all:
      return state.contacts
    case .gathered(let gathering):
      let wanted = Set(gathering.emails)
      let members = try gathering.lists.map(state.members)
      return state.contacts.filter { contact in
        wanted.contains(contact.email) || members.contains { $0.contains(contact.id) }
      }
    }
  }

  private func append(
    _ contact: Contact, to table: inout ContactTable, query: ContactQuery,
    members: [Set<Contact.ID>]
  ) {
    let history = query.histories ? history(of: contact, in: query.sequence, &table) : nil
    let owner = table.number(ofOwner: contact.owner)
    table.append(
      id: contact.id, email: contact.email.text.utf8, owner: owner, status: contact.status,
      bounced: contact.bounced, history: history ?? ContactHistory())
    for (column, variable) in query.variables.enumerated() {
      if let value = contact.variables[variable] {
        table.appendVariable(column, value.utf8)
      } else {
        table.appendVariable(column, [])
      }
    }
    for (column, members) in members.enumerated() {
      table.appendMembership(column, members.contains(contact.id))
    }
  }

  /// A rolled-back enrollment never was (rule 30).
  private func history(
    of contact: Contact, in sequence: String?, _ table: inout ContactTable
  ) -> ContactHistory {
    var history = ContactHistory()
    for stored in state.enrollments where stored.enrollment.contact == contact.email {
      let enrollment = stored.enrollment
      if enrollment.state == .rolledBack { continue }
      history.everSequenced = true
      if enrollment.sequence == sequence { history.inThisSequence = true }
      if enrollment.state.isLive {
        history.live = table.number(ofSequence: enrollment.sequence)
        history.state = enrollment.state
      }
    }
    return history
  }

  func contacts(withEmails emails: [EmailAddress]) throws -> [Contact] {
    try contacts(in: .emails(emails))
  }
}
