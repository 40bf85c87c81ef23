import PerigeeCore
import PerigeeSQL

extension SQLiteReader {
  /// What the contacts of `query` have been through.
  func histories(_ query: ContactQuery) throws -> StoredHistories {
    let histories = StoredHistories(sequence: query.sequence, location: path)
    try connection.forEach("SELECT id, sequence FROM engagement") {
      histories.addEngagement($0.integer(0), sequence: $0.text(1))
    }
    let select = "SELECT contact, engagement, state FROM enrollment"
    let add = { (row: SQLStatement) in
      try histories.addEnrollment(
        of: row.integer(0), engagement: row.integer(1), state: row.integer(2))
    }
    guard case .gathered(let gathering) = query.scope, gathering.lists.isEmpty else {
      try connection.forEach(select, [], add)
      return histories
    }
    // Both halves are found by their partial indexes.
    let statement = try connection.prepare(
      """
      \(select) WHERE contact = ?1 AND \(Predicate.isLive())
      UNION ALL \(select) WHERE contact = ?1 AND \(Predicate.hasEnded())
      """)
    for id in try ids(of: gathering.emails) {
      statement.bind(1, id)
      while try statement.step() { try add(statement) }
      statement.reset()
    }
    return histories
  }
}
