import PerigeeCore

/// What is asked of an SQLite store, inside one transaction.
class SQLiteReader: StoreReader {
  let connection: SQLConnection
  let version: Int64

  /// Reading the version pins the snapshot: until its first read, a transaction has none.
  init(_ connection: SQLConnection) throws {
    self.connection = connection
    self.version = try connection.integer("SELECT version FROM world")
  }

  var path: String { connection.path }

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

  func blacklist() throws -> [BlacklistEntry] {
    try connection.map(
      "SELECT subject, is_domain, reason, added_by, added_at FROM blacklist ORDER BY id",
      [], blacklistEntry)
  }

  func blacklistEntry(_ row: SQLStatement) throws -> BlacklistEntry {
    guard let reason = BlacklistEntry.Reason(rawValue: row.text(2)) else {
      throw StoreError.unusable(path: path, reason: "it holds a blacklist reason without meaning")
    }
    return BlacklistEntry(
      subject: row.integer(1) != 0 ? .domain(row.text(0)) : .address(row.address(0)),
      reason: reason, addedBy: row.address(3), addedAt: row.instant(4))
  }

  func edits(sequence: String) throws -> [StepEdit] {
    try connection.map(
      """
      SELECT c.email, e.step, e.subject, e.body, e.html
      FROM step_edit e JOIN contact c ON c.id = e.contact
      WHERE e.sequence = ? ORDER BY e.contact, e.step
      """, [.text(sequence)]
    ) { Self.edit($0, sequence: sequence) }
  }

  /// An edit from columns contact, step, subject, text, HTML.
  static func edit(_ row: SQLStatement, sequence: String) -> StepEdit {
    StepEdit(
      contact: row.address(0), sequence: sequence, step: Int(row.integer(1)),
      subject: row.optionalText(2), text: row.optionalText(3), html: row.optionalText(4))
  }

  func log(limit: Int?) throws -> [LogEntry] {
    let newestFirst = try connection.map(
      "SELECT at, user, action, subject, detail FROM log ORDER BY id DESC LIMIT ?",
      // SQLite's "no limit".
      [.integer(limit.map(Int64.init) ?? -1)]
    ) { row in
      guard let action = LogEntry.Action(rawValue: row.text(2)) else {
        throw StoreError.unusable(path: path, reason: "it holds a log entry without meaning")
      }
      return LogEntry(
        at: row.instant(0), user: row.address(1), action: action, subject: row.text(3),
        detail: row.text(4))
    }
    return newestFirst.reversed()
  }

  // MARK: Names and numbers

  func contactID(_ email: EmailAddress) throws -> Int64 {
    guard let id = try optionalContactID(email) else {
      throw UnknownName(kind: .contact, name: email.text)
    }
    return id
  }

  func optionalContactID(_ email: EmailAddress) throws -> Int64? {
    try connection.first("SELECT id FROM contact WHERE email = ?", [SQLValue(email)]) {
      $0.integer(0)
    }
  }

  func listID(_ name: String) throws -> Int64 {
    let id = try connection.first("SELECT id FROM list WHERE name = ?", [.text(name)]) {
      $0.integer(0)
    }
    guard let id else {
      throw UnknownName(kind: .list, name: name, known: try lists().map(\.name))
    }
    return id
  }

  /// The quoted column of each variable.
  func columns(of variables: [String]) throws -> [String] {
    let known = try columnNames()
    return try variables.map {
      guard let column = known[$0] else {
        throw UnknownName(kind: .variable, name: $0, known: known.keys.sorted())
      }
      return column
    }
  }

  func columnNames() throws -> [String: String] {
    let pairs = try connection.map("SELECT name, column_name FROM variable") {
      ($0.text(0), "\"\($0.text(1))\"")
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  /// All teammates by number.
  func addresses() throws -> [Int64: EmailAddress] {
    let pairs = try connection.map("SELECT id, email FROM address") {
      ($0.integer(0), $0.address(1))
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }
}
