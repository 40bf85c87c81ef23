import PerigeeCore

extension SQLiteReader {
  func log(limit: Int?) throws -> [LogEntry] {
    try numberedLog(after: nil, limit: limit).map(\.entry)
  }

  func numberedLog(after: Int64?, limit: Int?) throws -> [NumberedLogEntry] {
    let order = after == nil ? "DESC" : "ASC"
    let found = try connection.map(
      """
      SELECT at, user, action, subject, detail, id FROM log WHERE id > ?1
      ORDER BY id \(order) LIMIT ?2
      """,
      // SQLite's "no limit" is −1.
      [.integer(after ?? 0), .integer(limit.map(Int64.init) ?? -1)]
    ) { row in
      guard let action = LogEntry.Action(rawValue: row.text(2)) else {
        throw StoreError.unusable(location: path, reason: "it holds a log entry without meaning")
      }
      return NumberedLogEntry(
        number: row.integer(5),
        entry: LogEntry(
          at: row.instant(0), user: row.address(1), action: action, subject: row.text(3),
          detail: row.text(4)))
    }
    return after == nil ? found.reversed() : found
  }

  func verifyLog() throws -> LogVerification {
    var chain = LogChain()
    try connection.forEach(
      "SELECT id, previous, at, user, action, subject, detail FROM log ORDER BY id"
    ) { row in
      let previous = row.text(1)
      chain.read(
        number: row.integer(0), previous: previous, hash: Self.hash(of: row, after: previous))
    }
    let head = try connection.first("SELECT hash, entries FROM log_head") {
      (hash: $0.text(0), entries: Int($0.integer(1)))
    }
    return chain.finish(head: head?.hash, entries: head?.entries ?? 0)
  }

  /// Of an entry whose facts are the columns from 2 on.
  static func hash(of row: SQLStatement, after previous: String) -> String {
    LogChain.hash(
      after: previous, at: row.integer(2), user: row.text(3), action: row.text(4),
      subject: row.text(5), detail: row.text(6))
  }
}
