import PerigeeCore

extension SQLiteReader {
  func contacts(_ query: ContactQuery, _ body: (ContactTable) throws -> Void) throws {
    precondition(query.batchSize > 0, "a batch has at least one row")
    var builder = try ContactTableBuilder(query, reader: self)
    try forEachRow(of: query) { row in
      try builder.append(row)
      if builder.count == query.batchSize { try body(builder.take()) }
    }
    if builder.count > 0 { try body(builder.take()) }
  }

  func contacts(withEmails emails: [EmailAddress]) throws -> [Contact] {
    let names = try variables()
    var contacts: [Contact] = []
    try self.contacts(ContactQuery(.emails(emails), variables: names)) { table in
      for row in 0..<table.count { contacts.append(Self.contact(row, of: table)) }
    }
    return contacts
  }

  private static func contact(_ row: Int, of table: ContactTable) -> Contact {
    var values: [String: String] = [:]
    for (column, name) in table.variables.enumerated() {
      values[name] = table.columns[column].value(row)
    }
    return Contact(
      id: table.ids[row], email: table.email(row), owner: table.owner(row),
      status: table.statuses[row], bounced: table.bounced[row], variables: values)
  }

  /// Rows of number, email, owner, status, bounced, the variables, the memberships.
  private func forEachRow(
    of query: ContactQuery, _ body: (SQLStatement) throws -> Void
  ) throws {
    let columns = try columns(of: query.variables).map { ", c.\($0)" }.joined()
    let memberships = try query.lists.map {
      let id = try listID($0)
      return ", EXISTS (SELECT 1 FROM list_member WHERE list = \(id) AND contact = c.id)"
    }.joined()
    let select = "SELECT c.id, c.email, c.owner, c.status, c.bounced\(columns)\(memberships)"
    switch query.scope {
    case .all:
      try connection.forEach("\(select) FROM contact c ORDER BY c.id", [], body)
    case .list(let name):
      try connection.forEach(
        """
        \(select) FROM list_member m CROSS JOIN contact c ON c.id = m.contact
        WHERE m.list = ? ORDER BY m.contact
        """, [.integer(try listID(name))], body)
    case .emails(let emails):
      let statement = try connection.prepare("\(select) FROM contact c WHERE c.id = ?")
      for id in try ids(of: emails) {
        statement.bind(1, id)
        if try statement.step() { try body(statement) }
        statement.reset()
      }
    }
  }

  /// The numbers of the contacts that are there, ascending and distinct.
  func ids(of emails: [EmailAddress]) throws -> [Int64] {
    let statement = try connection.prepare("SELECT id FROM contact WHERE email = ?")
    var ids: Set<Int64> = []
    for email in emails {
      statement.bind(1, SQLValue(email))
      if try statement.step() { ids.insert(statement.integer(0)) }
      statement.reset()
    }
    return ids.sorted()
  }
}

/// Fills tables from the rows of a contact query.
private struct ContactTableBuilder {
  private let query: ContactQuery
  private let path: String
  private let owners: [Int64: EmailAddress]
  private let histories: StoredHistories?
  private var table: ContactTable
  private var ownerNumbers: [Int64: Int32] = [:]

  init(_ query: ContactQuery, reader: SQLiteReader) throws {
    self.query = query
    self.path = reader.path
    self.owners = try reader.addresses()
    self.histories = query.histories ? try StoredHistories(query, reader: reader) : nil
    self.table = ContactTable(variables: query.variables, lists: query.lists)
  }

  var count: Int { table.count }

  mutating func append(_ row: SQLStatement) throws {
    let id = row.integer(0)
    let history = histories?.history(of: id) { table.number(ofSequence: $0) }
    table.append(
      id: Contact.ID(id), email: row.bytes(1), owner: number(ofOwner: row),
      status: try ContactStatus(code: row.integer(3), path: path), bounced: row.integer(4) != 0,
      history: history ?? ContactHistory())
    var column: Int32 = 5
    for variable in query.variables.indices {
      table.appendVariable(variable, row.bytes(column))
      column += 1
    }
    for list in query.lists.indices {
      table.appendMembership(list, row.integer(column) != 0)
      column += 1
    }
  }

  /// The rows so far; the next ones go into a new table.
  mutating func take() -> ContactTable {
    defer {
      table = ContactTable(variables: query.variables, lists: query.lists)
      ownerNumbers = [:]
    }
    return table
  }

  private mutating func number(ofOwner row: SQLStatement) -> Int32 {
    guard !row.isNull(2) else { return -1 }
    let id = row.integer(2)
    if let number = ownerNumbers[id] { return number }
    let number = table.number(ofOwner: owners[id])
    ownerNumbers[id] = number
    return number
  }
}
