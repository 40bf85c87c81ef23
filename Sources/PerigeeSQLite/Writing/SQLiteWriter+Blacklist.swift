import PerigeeCore

extension SQLiteWriter {
  func addToBlacklist(_ entries: [BlacklistEntry]) throws -> [BlacklistEntry] {
    try changing {
      try entries.filter { entry in
        try connection.run(
          """
          INSERT INTO blacklist (subject, is_domain, reason, added_by, added_at)
          VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
          """,
          [
            .text(entry.subject.text), .integer(entry.subject.isDomain ? 1 : 0),
            .text(entry.reason.rawValue), SQLValue(entry.addedBy), SQLValue(entry.addedAt),
          ])
        return connection.changes > 0
      }
    }
  }

  func removeFromBlacklist(_ subjects: [BlacklistEntry.Subject]) throws -> [BlacklistEntry] {
    try changing {
      try subjects.compactMap { subject in
        let key: [SQLValue] = [.text(subject.text), .integer(subject.isDomain ? 1 : 0)]
        let entry = try connection.first(
          """
          SELECT subject, is_domain, reason, added_by, added_at FROM blacklist
          WHERE subject = ? AND is_domain = ?
          """, key, blacklistEntry)
        try connection.run("DELETE FROM blacklist WHERE subject = ? AND is_domain = ?", key)
        return entry
      }
    }
  }
}

extension BlacklistEntry.Subject {
  fileprivate var isDomain: Bool {
    if case .domain = self { true } else { false }
  }
}
