import PerigeeCore

extension SQLiteReader {
  func blacklist() throws -> [BlacklistEntry] {
    try connection.map(
      "SELECT subject, is_domain, reason, added_by, added_at FROM blacklist ORDER BY id",
      [], blacklistEntry)
  }

  func blacklistEntry(_ row: SQLStatement) throws -> BlacklistEntry {
    guard let reason = BlacklistEntry.Reason(rawValue: row.text(2)) else {
      throw StoreError.unusable(
        location: path, reason: "it holds a blacklist reason without meaning")
    }
    return BlacklistEntry(
      subject: row.integer(1) != 0 ? .domain(row.text(0)) : .address(row.address(0)),
      reason: reason, addedBy: row.address(3), addedAt: row.instant(4))
  }
}
