import PerigeeCore

extension SQLiteWriter {
  func record(_ entry: LogEntry) throws {
    try bookkeeping {
      try connection.run(
        "INSERT INTO log (at, user, action, subject, detail) VALUES (?, ?, ?, ?, ?)",
        [
          SQLValue(entry.at), SQLValue(entry.user), .text(entry.action.rawValue),
          .text(entry.subject), .text(entry.detail),
        ])
    }
  }
}
