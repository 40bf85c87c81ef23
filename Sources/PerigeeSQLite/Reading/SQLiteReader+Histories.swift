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
    guard let contacts = try fewContacts(of: query.scope) else {
      try connection.forEach(select, [], add)
      return histories
    }
    // Both halves are found by their partial indexes.
    let statement = try connection.prepare(
      """
      \(select) WHERE contact = ?1 AND \(Predicate.isLive())
      UNION ALL \(select) WHERE contact = ?1 AND \(Predicate.hasEnded())
      """)
    for id in contacts {
      statement.bind(1, id)
      while try statement.step() { try add(statement) }
      statement.reset()
    }
    return histories
  }

  /// Those of the scope, where there are so few beside all enrollments that looking each of them up is less
  /// work than reading everybody's.
  private func fewContacts(of scope: ContactScope) throws -> [Int64]? {
    guard case .gathered(let gathering) = scope else { return nil }
    let most = try connection.integer("SELECT ifnull(max(id), 0) / 10 FROM enrollment")
    var members = Int64(gathering.emails.count)
    for list in gathering.lists where members < most {
      members += try connection.integer(
        "SELECT count(*) FROM (SELECT 1 FROM list_member WHERE list = ? LIMIT ?)",
        [.integer(try listID(list)), .integer(most)])
    }
    guard members < most else { return nil }
    return try ids(of: gathering)
  }
}
