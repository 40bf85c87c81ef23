import PerigeeCore

extension SQLiteReader {
  func log(limit: Int?) throws -> [LogEntry] {
    let newestFirst = try connection.map(
      "SELECT at, user, action, subject, detail FROM log ORDER BY id DESC LIMIT ?",
      // SQLite's "no limit".
      [.integer(limit.map(Int64.init) ?? -1)]
    ) { row in
      guard let action = LogEntry.Action(rawValue: row.text(2)) else {
        throw StoreError.unusable(location: path, reason: "it holds a log entry without meaning")
      }
      return LogEntry(
        at: row.instant(0), user: row.address(1), action: action, subject: row.text(3),
        detail: row.text(4))
    }
    return newestFirst.reversed()
  }
}
