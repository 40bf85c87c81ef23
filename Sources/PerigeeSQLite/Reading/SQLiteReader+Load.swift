import PerigeeCore
import PerigeeSQL

extension SQLiteReader {
  func load(from: Instant) throws -> [EmailAddress: [Instant]] {
    let statement = try connection.prepare(
      """
      SELECT at FROM sending
      WHERE sender = ?1 AND at >= ?2 AND \(Predicate.holdsQuota()) ORDER BY at
      """)
    var load: [EmailAddress: [Instant]] = [:]
    for (id, sender) in try addresses() {
      statement.bind(1, id)
      statement.bind(2, from.milliseconds)
      var times: [Instant] = []
      while try statement.step() { times.append(statement.instant(0)) }
      statement.reset()
      if !times.isEmpty { load[sender] = times }
    }
    return load
  }

  /// The sendings that hold quota now, and those of engagements that were rolled back only later.
  func load(
    of sender: EmailAddress, from: Instant, through: Instant, upTo engagement: Engagement.ID
  ) throws -> MailboxLoad {
    var load = MailboxLoad()
    try connection.forEach(
      """
      SELECT s.at AS at, e.engagement = ?4 FROM sending s JOIN enrollment e ON e.id = s.enrollment
      WHERE s.sender = (SELECT id FROM address WHERE email = ?1) AND s.at BETWEEN ?2 AND ?3
        AND \(Predicate.holdsQuota(in: "s")) AND e.engagement <= ?4
      UNION ALL
      SELECT s.at, g.id = ?4 FROM engagement g
        JOIN sending s ON s.enrollment BETWEEN g.first_enrollment
          AND g.first_enrollment + g.enrolled - 1
      WHERE g.rolled_back_after >= ?4 AND g.id <= ?4
        AND s.sender = (SELECT id FROM address WHERE email = ?1) AND s.at BETWEEN ?2 AND ?3
        AND s.is_email = 1
      ORDER BY at
      """,
      [SQLValue(sender), SQLValue(from), SQLValue(through), .integer(engagement.number)]
    ) { row in
      if row.integer(1) == 1 {
        load.own.append(row.instant(0))
      } else {
        load.earlier.append(row.instant(0))
      }
    }
    return load
  }

  func starts(of engagement: Engagement.ID) throws -> [Instant] {
    try connection.map(
      """
      SELECT s.at FROM engagement g
        JOIN sending s ON s.enrollment BETWEEN g.first_enrollment
          AND g.first_enrollment + g.enrolled - 1
      WHERE g.id = ? AND s.step = (
        SELECT min(step) FROM sending WHERE enrollment = g.first_enrollment)
      ORDER BY s.at
      """, [.integer(engagement.number)]
    ) { $0.instant(0) }
  }
}
