import GRDBSQLite
import PerigeeCore

extension SQLiteWriter {
  func upsert(
    _ batch: ContactBatch, onExisting: ExistingContact, list: String?
  ) throws -> [UpsertOutcome] {
    try changing {
      let columns = try columns(creating: batch.variables)
      let owners = try ownerNumbers(batch.owners)
      let list = try list.map(listID(creating:))
      let upsert = try ContactUpsert(onExisting, columns: columns, on: connection)
      let membership = try list.map { try ListAddition(list: $0, on: connection) }
      var outcomes: [UpsertOutcome] = []
      outcomes.reserveCapacity(batch.count)
      try withBytes(of: [batch.emails] + batch.columns) { cells in
        for row in 0..<batch.count {
          let inserted = try upsert.run(
            row: row, cells: cells, owner: owners[row], status: batch.statuses[row])
          outcomes.append(
            inserted != nil ? .imported : connection.changes > 0 ? .updated : .unchanged)
          if let membership {
            try membership.add(inserted: inserted, email: cells[0][row])
          }
        }
      }
      try membership?.finish()
      return outcomes
    }
  }

  /// The number of each row's owner, nil where it is blank.
  private func ownerNumbers(_ owners: TextColumn) throws -> [Int64?] {
    var numbers: [Int64?] = []
    numbers.reserveCapacity(owners.count)
    // Exports are full of runs of one owner, or of none.
    var last: (text: String, number: Int64)?
    for row in 0..<owners.count {
      guard let text = owners.value(row) else {
        numbers.append(nil)
        continue
      }
      if let last, last.text == text {
        numbers.append(last.number)
        continue
      }
      let number = try addressID(creating: EmailAddress(normalised: text))
      last = (text, number)
      numbers.append(number)
    }
    return numbers
  }
}

/// A column's bytes in place.
struct CellColumn {
  let bytes: UnsafeBufferPointer<UInt8>
  let ends: UnsafeBufferPointer<UInt32>

  subscript(row: Int) -> UnsafeBufferPointer<UInt8> {
    let start = row == 0 ? 0 : Int(ends[row - 1])
    return UnsafeBufferPointer(rebasing: bytes[start..<Int(ends[row])])
  }
}

/// Runs `body` with the bytes of all columns, which stay where they are meanwhile.
func withBytes<Result>(
  of columns: [TextColumn], _ body: ([CellColumn]) throws -> Result
) throws -> Result {
  func descend(_ cells: [CellColumn]) throws -> Result {
    guard cells.count < columns.count else { return try body(cells) }
    let column = columns[cells.count]
    return try column.bytes.withUnsafeBufferPointer { bytes in
      try column.ends.withUnsafeBufferPointer { ends in
        try descend(cells + [CellColumn(bytes: bytes, ends: ends)])
      }
    }
  }
  return try descend([])
}

/// The one statement that adds or changes a contact.
private struct ContactUpsert {
  private let statement: SQLStatement
  private let connection: SQLConnection

  init(_ onExisting: ExistingContact, columns: [String], on connection: SQLConnection) throws {
    self.connection = connection
    self.statement = try connection.prepare(Self.sql(onExisting, columns: columns))
  }

  /// - Returns: the number of the contact, where it is new.
  func run(
    row: Int, cells: [CellColumn], owner: Int64?, status: ContactStatus?
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
      return insert + "NOTHING"
    case .fill:
      return insert
        + update(
          nullable.map { ("\($0) = ifnull(\($0), \($1))", "(\($0) IS NULL AND \($1) IS NOT NULL)") }
            + [
              (
                "status = CASE status WHEN 0 THEN ifnull(?3, 0) ELSE status END",
                "(status = 0 AND ?3 <> 0)"
              )
            ])
    case .overwrite:
      return insert
        + update(
          (nullable + [("status", "?3")]).map {
            ("\($0) = ifnull(\($1), \($0))", "(\($1) IS NOT NULL AND \($1) IS NOT \($0))")
          })
    }
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

/// Puts the contacts of a batch into a list. New contacts have numbers one after the other, which
/// go in by one statement for each run of them.
private final class ListAddition {
  private let list: Int64
  private let addition: SQLStatement
  private let known: SQLStatement
  private var run: ClosedRange<Int64>?

  init(list: Int64, on connection: SQLConnection) throws {
    self.list = list
    self.addition = try connection.prepare(
      """
      INSERT INTO list_member SELECT ?1, id FROM contact WHERE id BETWEEN ?2 AND ?3
      ON CONFLICT DO NOTHING
      """, [.integer(list)])
    self.known = try connection.prepare("SELECT id FROM contact WHERE email = ?")
  }

  func add(inserted: Int64?, email: UnsafeBufferPointer<UInt8>) throws {
    if let inserted {
      if let run, run.upperBound + 1 == inserted {
        self.run = run.lowerBound...inserted
      } else {
        try finish()
        run = inserted...inserted
      }
      return
    }
    known.bind(1, bytes: email)
    defer { known.reset() }
    guard try known.step() else { return }
    try add(known.integer(0)...known.integer(0))
  }

  func finish() throws {
    if let run { try add(run) }
    run = nil
  }

  private func add(_ contacts: ClosedRange<Int64>) throws {
    addition.bind(2, contacts.lowerBound)
    addition.bind(3, contacts.upperBound)
    try addition.run()
  }
}
