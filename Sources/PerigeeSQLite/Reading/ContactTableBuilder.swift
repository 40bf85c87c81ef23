import PerigeeCore
import PerigeeSQL

/// Fills tables from the rows of a contact query. It cannot be copied, and so is not, for each row.
struct ContactTableBuilder: ~Copyable {
  private let query: ContactQuery
  private let path: String
  private let owners: [Int64: EmailAddress]
  private let histories: StoredHistories?
  private var table: ContactTable
  private var ownerNumbers: [Int64: Int32] = [:]
  private let statuses = ContactStatus.byCode
  private let memberships: [ListMembership]

  init(_ query: ContactQuery, reader: SQLiteReader) throws {
    let owners = try reader.addresses()
    let histories = query.histories ? try reader.histories(query) : nil
    let memberships = try query.lists.map { try ListMembership(of: $0, reader) }
    self.init(query, path: reader.path, owners, histories, memberships)
  }

  private init(
    _ query: ContactQuery, path: String, _ owners: [Int64: EmailAddress],
    _ histories: StoredHistories?, _ memberships: [ListMembership]
  ) {
    self.query = query
    self.path = path
    self.owners = owners
    self.histories = histories
    self.memberships = memberships
    table = ContactTable(variables: query.variables, lists: query.lists)
  }

  var count: Int { table.count }

  mutating func append(_ row: SQLStatement) throws {
    let id = row.integer(0)
    let history = histories?.history(of: id, in: &table)
    table.append(
      id: Contact.ID(id), email: row.bytes(1), owner: ownerNumber(row),
      status: try status(row.integer(3)), bounced: row.integer(4) != 0,
      history: history ?? ContactHistory())
    var column: Int32 = 5
    for variable in query.variables.indices {
      table.appendVariable(variable, row.bytes(column))
      column += 1
    }
  }

  /// The rows so far; the next ones go into a new table.
  mutating func take() throws -> ContactTable {
    for (column, membership) in memberships.enumerated() {
      try membership.tell(column, of: &table)
    }
    defer {
      table = ContactTable(variables: query.variables, lists: query.lists)
      ownerNumbers = [:]
    }
    return table
  }

  private func status(_ code: Int64) throws -> ContactStatus {
    if statuses.indices.contains(Int(code)), let status = statuses[Int(code)] { return status }
    return try ContactStatus(code: code, location: path)
  }

  private mutating func ownerNumber(_ row: SQLStatement) -> Int32 {
    guard !row.isNull(2) else { return -1 }
    let id = row.integer(2)
    if let number = ownerNumbers[id] { return number }
    let number = table.number(ofOwner: owners[id])
    ownerNumbers[id] = number
    return number
  }
}
