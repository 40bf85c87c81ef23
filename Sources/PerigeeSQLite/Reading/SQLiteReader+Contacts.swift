import PerigeeCore

extension SQLiteReader {
  func variables() throws -> [String] {
    try connection.map("SELECT name FROM variable ORDER BY name") { $0.text(0) }
  }

  func lists() throws -> [ListSummary] {
    try connection.map(
      """
      SELECT name, (SELECT count(*) FROM list_member WHERE list = list.id) FROM list ORDER BY name
      """
    ) { ListSummary(name: $0.text(0), count: Int($0.integer(1))) }
  }

  func listNames() throws -> [String] {
    try connection.map("SELECT name FROM list ORDER BY name") { $0.text(0) }
  }

  func contacts(_ query: ContactQuery, _ body: (ContactTable) throws -> Void) throws {
    precondition(query.batchSize > 0, "a batch has at least one row")
    var builder = try ContactTableBuilder(query, reader: self)
    try forEachRow(of: query) { row in
      try builder.append(row)
      if builder.count == query.batchSize { try body(try builder.take()) }
    }
    if builder.count > 0 { try body(try builder.take()) }
  }

  func count(of scope: ContactScope) throws -> Int {
    guard case .gathered(let gathering) = scope else {
      // SQLite numbers rows from 1 on without a gap, and no contact is ever deleted.
      return Int(try connection.integer("SELECT ifnull(max(id), 0) FROM contact"))
    }
    guard gathering.emails.isEmpty, gathering.lists.count == 1 else {
      return try ids(of: gathering).count
    }
    return Int(
      try connection.integer(
        "SELECT count(*) FROM list_member WHERE list = ?",
        [.integer(try listID(gathering.lists[0]))]))
  }

  func contacts(withEmails emails: [EmailAddress]) throws -> [Contact] {
    let names = try variables()
    var contacts: [Contact] = []
    try self.contacts(ContactQuery(.emails(emails), variables: names)) { table in
      for row in 0..<table.count { contacts.append(table.contact(row)) }
    }
    return contacts
  }

  /// Rows of number, email, owner, status, bounced, the variables.
  private func forEachRow(
    of query: ContactQuery, _ body: (SQLStatement) throws -> Void
  ) throws {
    let columns = try columns(of: query.variables).map { ", c.\($0)" }.joined()
    let select = "SELECT c.id, c.email, c.owner, c.status, c.bounced\(columns)"
    // SQLite's "no limit" is −1.
    let page: [SQLValue] = [
      .integer(query.after?.number ?? 0), .integer(query.limit.map(Int64.init) ?? -1),
    ]
    switch query.scope {
    case .all:
      try connection.forEach(
        "\(select) FROM contact c WHERE c.id > ?1 ORDER BY c.id LIMIT ?2", page, body)
    case .gathered(let gathering):
      if gathering.emails.isEmpty, let name = gathering.lists.first, gathering.lists.count == 1 {
        return try connection.forEach(
          """
          \(select) FROM list_member m CROSS JOIN contact c ON c.id = m.contact
          WHERE m.list = ?3 AND m.contact > ?1 ORDER BY m.contact LIMIT ?2
          """, page + [.integer(try listID(name))], body)
      }
      let statement = try connection.prepare("\(select) FROM contact c WHERE c.id = ?")
      let later = try ids(of: gathering).drop { $0 <= query.after?.number ?? 0 }
      for id in later.prefix(query.limit ?? .max) {
        statement.bind(1, id)
        if try statement.step() { try body(statement) }
        statement.reset()
      }
    }
  }

  /// The numbers of the contacts that are meant, ascending and distinct.
  func ids(of gathering: ContactScope.Gathering) throws -> [Int64] {
    var found = Set(try ids(of: gathering.emails))
    for name in gathering.lists {
      try connection.forEach(
        "SELECT contact FROM list_member WHERE list = ?", [.integer(try listID(name))]
      ) { found.insert($0.integer(0)) }
    }
    return found.sorted()
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
