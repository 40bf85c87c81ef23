import PerigeeCore

extension SQLiteWriter {
  func addToBlacklist(_ entries: [BlacklistEntry]) throws -> [BlacklistAddition] {
    try changing {
      try entries.map { entry in
        let addition = BlacklistAddition(entry, over: try entryStanding(for: entry.subject))
        guard !addition.stands else { return addition }
        // What stood there goes, so that entries stay in the order of their times.
        try connection.run("DELETE FROM blacklist WHERE subject = ?", [.text(entry.subject.text)])
        try connection.run(
          """
          INSERT INTO blacklist (subject, is_domain, reason, added_by, added_at)
          VALUES (?, ?, ?, ?, ?)
          """,
          [
            .text(entry.subject.text), .integer(entry.subject.isDomain ? 1 : 0),
            .text(entry.reason.rawValue), SQLValue(entry.addedBy), SQLValue(entry.addedAt),
          ])
        return addition
      }
    }
  }

  private func entryStanding(for subject: BlacklistEntry.Subject) throws -> BlacklistEntry? {
    try connection.first(
      """
      SELECT subject, is_domain, reason, added_by, added_at FROM blacklist
      WHERE subject = ? AND is_domain = ?
      """, [.text(subject.text), .integer(subject.isDomain ? 1 : 0)], blacklistEntry)
  }

  func removeFromBlacklist(_ subjects: [BlacklistEntry.Subject]) throws -> [BlacklistEntry] {
    try changing {
      try subjects.compactMap { subject in
        let key: [SQLValue] = [.text(subject.text), .integer(subject.isDomain ? 1 : 0)]
        let entry = try entryStanding(for: subject)
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
