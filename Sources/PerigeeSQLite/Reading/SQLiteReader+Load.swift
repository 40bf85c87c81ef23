import PerigeeCore
import PerigeeSQL

extension SQLiteReader {
  /// The sendings that hold quota (rule 21), to select from: SQLite gives each half the conditions of
  /// the query, and finds it by an index of its own.
  static let quotaHolders = """
    (SELECT * FROM sending WHERE \(Predicate.isPlannedEmail())
      UNION ALL SELECT * FROM sending WHERE \(Predicate.isTakenEmail))
    """

  func loadRuns(from: Instant) throws -> [EmailAddress: MomentRuns] {
    let taken = try connection.prepare(
      """
      SELECT at FROM sending WHERE \(Predicate.isTakenEmail) AND sender = ?1 AND at >= ?2 ORDER BY at
      """)
    var load: [EmailAddress: MomentRuns] = [:]
    for (id, sender) in try addresses() {
      taken.bind(1, id)
      taken.bind(2, from.milliseconds)
      var times: [Int64] = []
      while try taken.step() { times.append(taken.integer(0)) }
      taken.reset()
      let runs = MomentRuns(milliseconds: times).runs + (try plannedRuns(of: id, from: from))
      if !runs.isEmpty { load[sender] = MomentRuns(merging: runs) }
    }
    return load
  }

  /// Where they were when the engagement was committed, whatever has moved since.
  func starts(of engagement: Engagement.ID) throws -> [Instant] {
    let starts = try connection.map(
      """
      SELECT ifnull(
        (SELECT m.old_at FROM sending_move m WHERE m.enrollment = s.enrollment AND m.step = s.step
          ORDER BY m.id LIMIT 1), s.at)
      FROM engagement g
        JOIN sending s ON s.enrollment BETWEEN g.first_enrollment
          AND g.first_enrollment + g.enrolled - 1
      WHERE g.id = ? AND s.step = (
        SELECT min(step) FROM sending WHERE enrollment = g.first_enrollment)
      """, [.integer(engagement.number)]
    ) { $0.instant(0) }
    return starts.sorted()
  }
}
