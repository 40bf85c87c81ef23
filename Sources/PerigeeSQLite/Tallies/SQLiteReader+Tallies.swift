import PerigeeCore
import PerigeeSQL

extension SQLiteReader {
  /// One row of `planned_day` from a moment on.
  struct PlannedRow {
    var sender: Int64
    var engagement: Int64
    var step: Int
    var isEmail: Bool
    /// How many there are at the moment or behind it, at least one.
    var count: Int
    /// The first of them.
    var first: Instant
    /// The last of the day, whenever it is.
    var last: Instant
  }

  static func unpack(
    _ row: SQLStatement, _ column: Int32, into moments: inout [Int64], _ path: String
  ) throws {
    var runs: [MomentRuns.Run] = []
    try unpack(row, column, into: &runs, path)
    for run in runs { for index in 0..<run.count { moments.append(run[index]) } }
  }

  private static func unpack(
    _ row: SQLStatement, _ column: Int32, into runs: inout [MomentRuns.Run], _ path: String
  ) throws {
    guard MomentRuns.unpack(row.blob(column), into: &runs) else {
      throw StoreError.unusable(location: path, reason: "it holds moments that are none")
    }
  }

  /// What is planned at `now` or later, with a moment, of one sequence, or of every engagement that
  /// stands.
  func plannedRows(from now: Instant, of sequence: String? = nil) throws -> [PlannedRow] {
    try settleTallies()
    let condition = sequence == nil ? "rolled_back_at IS NULL" : "sequence = ?2"
    let values = sequence.map { [SQLValue.text($0)] } ?? []
    var moments: [Int64] = []
    return try connection.map(
      """
      SELECT sender, engagement, step, is_email, count, first, last,
        CASE WHEN first < ?1 THEN moments END
      FROM planned_day
      WHERE last >= ?1 AND engagement IN (SELECT id FROM engagement WHERE \(condition))
      """, [SQLValue(now)] + values
    ) { row in
      var found = PlannedRow(
        sender: row.integer(0), engagement: row.integer(1), step: Int(row.integer(2)),
        isEmail: row.integer(3) != 0, count: Int(row.integer(4)), first: row.instant(5),
        last: row.instant(6))
      guard found.first < now else { return found }
      moments.removeAll(keepingCapacity: true)
      try Self.unpack(row, 7, into: &moments, path)
      let late = moments.firstIndex { $0 >= now.milliseconds } ?? moments.count - 1
      found.count = moments.count - late
      found.first = Instant(milliseconds: moments[late])
      return found
    }
  }

  /// When a sender's planned emails go out, from a moment on: day by day, in no order inside of one.
  func plannedRuns(of sender: Int64, from: Instant) throws -> [MomentRuns.Run] {
    try settleTallies()
    var runs: [MomentRuns.Run] = []
    try connection.forEach(
      "SELECT moments FROM planned_day WHERE sender = ?1 AND day >= ?2 AND is_email = 1",
      [.integer(sender), .integer(PlannedDay.day(of: from.milliseconds))]
    ) { try Self.unpack($0, 0, into: &runs, path) }
    return runs.compactMap { $0.from(from.milliseconds) }
  }
}
