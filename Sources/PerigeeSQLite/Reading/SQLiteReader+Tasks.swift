import PerigeeCore
import PerigeeSQL

extension SQLiteReader {
  func tasks(_ query: TaskQuery) throws -> [OpenTask] {
    let (condition, parameters) = Self.condition(of: query)
    return try connection.map(
      """
      SELECT s.enrollment, e.engagement, c.email, g.sequence, s.step, a.email, g.variables,
        e.frozen_values, s.at, e.version
      FROM sending s \(Self.joins) JOIN contact c ON c.id = e.contact
      WHERE \(condition) ORDER BY s.at, a.email, c.email, s.step LIMIT ?3
      """, parameters + [.integer(Int64(query.limit ?? -1))]
    ) { row in
      let version = row.isNull(9) ? nil : try version(row.integer(9))
      return OpenTask(
        enrollment: Enrollment.ID(row.integer(0)), engagement: Engagement.ID(row.integer(1)),
        contact: row.address(2), sequence: row.text(3), step: Int(row.integer(4)),
        sender: row.address(5), at: row.instant(8), values: try values(row, version),
        version: version)
    }
  }

  func taskCount(_ query: TaskQuery) throws -> Int {
    let (condition, parameters) = Self.condition(of: query)
    return Int(
      try connection.integer(
        "SELECT count(*) FROM sending s \(Self.joins) WHERE \(condition)", parameters))
  }

  private static let joins = """
    JOIN enrollment e ON e.id = s.enrollment JOIN engagement g ON g.id = e.engagement
      JOIN address a ON a.id = s.sender
    """

  /// The condition with its first two parameters, each of which holds for everything where it is NULL.
  private static func condition(of query: TaskQuery) -> (String, [SQLValue]) {
    (
      """
      \(Predicate.isOpenTask(in: "s")) AND (?1 IS NULL OR a.email = ?1)
        AND (?2 IS NULL OR g.sequence = ?2)
      """, [SQLValue(query.sender?.text), SQLValue(query.sequence)]
    )
  }

  func taskOutcomes(of enrollment: Enrollment.ID) throws -> [TaskOutcome] {
    try connection.map(
      "SELECT step, is_done, at, user FROM task_outcome WHERE enrollment = ? ORDER BY step",
      [.integer(enrollment.number)]
    ) {
      TaskOutcome(
        enrollment: enrollment, step: Int($0.integer(0)), isDone: $0.integer(1) != 0,
        at: $0.instant(2), user: $0.address(3))
    }
  }
}
