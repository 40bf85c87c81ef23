import PerigeeCore

extension SQLiteWriter {
  func record(_ entry: LogEntry) throws {
    try changing {
      try bookkeeping {
        let head = try connection.first("SELECT hash FROM log_head") { $0.text(0) }
        let previous = head ?? LogChain.beginning
        try connection.run(
          """
          INSERT INTO log (id, at, user, action, subject, detail, previous)
          VALUES ((SELECT coalesce(max(id), 0) + 1 FROM log), ?, ?, ?, ?, ?, ?)
          """,
          [
            SQLValue(entry.at), SQLValue(entry.user), .text(entry.action.rawValue),
            .text(entry.subject), .text(entry.detail), .text(previous),
          ])
        try connection.run(
          "UPDATE log_head SET entries = entries + 1, hash = ?",
          [.text(entry.hash(after: previous))])
      }
    }
  }
}
