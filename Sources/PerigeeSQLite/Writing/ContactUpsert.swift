import GRDBSQLite
import PerigeeCore
import PerigeeSQL

/// The one statement that adds or changes a contact.
struct ContactUpsert {
  private let statement: SQLStatement
  private let connection: SQLConnection

  init(_ onExisting: ExistingContact, columns: [String], on connection: SQLConnection) throws {
    self.connection = connection
    self.statement = try connection.prepare(Self.sql(onExisting, columns: columns))
  }

  /// - Returns: the number of the contact, where it is new.
  func run(
    row: Int, cells: [PinnedColumn], owner: Int64?, status: ContactStatus?
  ) throws -> Int64? {
    statement.bind(1, bytes: cells[0][row])
    if let owner { statement.bind(2, owner) } else { statement.bindNull(2) }
    if let status { statement.bind(3, status.code) } else { statement.bindNull(3) }
    for column in 1..<cells.count {
      let cell = cells[column][row]
      if cell.isEmpty {
        statement.bindNull(Int32(column + 3))
      } else {
        statement.bind(Int32(column + 3), bytes: cell)
      }
    }
    // An insertion sets it, an update does not; no contact has number 0.
    sqlite3_set_last_insert_rowid(connection.handle, 0)
    try statement.run()
    let id = sqlite3_last_insert_rowid(connection.handle)
    return id == 0 ? nil : id
  }

  private static func sql(_ onExisting: ExistingContact, columns: [String]) -> String {
    let names = ["email", "owner", "status"] + columns
    let variables = columns.enumerated().map { ($1, "?\($0 + 4)") }
    let values = ["?1", "?2", "ifnull(?3, 0)"] + variables.map(\.1)
    let insert =
      "INSERT INTO contact (\(names.joined(separator: ", ")))"
      + " VALUES (\(values.joined(separator: ", "))) ON CONFLICT (email) DO "
    let nullable = [("owner", "?2")] + variables
    switch onExisting {
    case .skip:
      return insert + update([status(where: "0")])
    case .fill:
      return insert
        + update(
          nullable.map { ("\($0) = ifnull(\($0), \($1))", "(\($0) IS NULL AND \($1) IS NOT NULL)") }
            + [status(where: "status = 0")])
    case .overwrite:
      return insert
        + update(
          nullable.map {
            ("\($0) = ifnull(\($1), \($0))", "(\($1) IS NOT NULL AND \($1) IS NOT \($0))")
          } + [status(where: "\(weight("?3")) = \(weight("status"))")])
    }
  }

  /// The row's status is taken where it weighs more, and where `condition` holds.
  private static func status(where condition: String) -> (assignment: String, condition: String) {
    let isTaken =
      "(?3 IS NOT NULL AND ?3 IS NOT status AND "
      + "(\(weight("?3")) > \(weight("status")) OR \(condition)))"
    return ("status = CASE WHEN \(isTaken) THEN ?3 ELSE status END", isTaken)
  }

  /// `ContactStatus.weight` in SQL.
  private static func weight(_ status: String) -> String {
    let heavy = ContactStatus.allCases.filter { $0.weight > 0 }
    let cases = heavy.map { "WHEN \($0.code) THEN \($0.weight)" }.joined(separator: " ")
    return "(CASE \(status) \(cases) ELSE 0 END)"
  }

  /// Changes nothing, not even the row's place in the log, where all values are there already.
  private static func update(_ parts: [(assignment: String, condition: String)]) -> String {
    "UPDATE SET " + parts.map(\.assignment).joined(separator: ", ") + " WHERE "
      + either(parts.map(\.condition)[...])
  }

  /// As a balanced tree, since SQLite takes expressions of depth 1,000 at most.
  private static func either(_ conditions: ArraySlice<String>) -> String {
    guard conditions.count > 2 else { return conditions.joined(separator: " OR ") }
    let middle = conditions.startIndex + conditions.count / 2
    return "(\(either(conditions[..<middle])) OR \(either(conditions[middle...])))"
  }
}
