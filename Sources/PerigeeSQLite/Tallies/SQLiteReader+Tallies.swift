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
    guard MomentRuns.unpack(row.blob(column), into: &moments) else {
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

  /// When a sender's planned emails go out, from a moment on, ascending.
  /// - Parameter until: milliseconds; what goes out then or later is left out.
  func plannedMoments(of sender: Int64, from: Instant, until: Int64) throws -> [Int64] {
    try settleTallies()
    var all: [Int64] = []
    var (day, dayStart) = (Int64.min, 0)
    var isSorted = true
    let days = try connection.prepare(
      """
      SELECT day, moments FROM planned_day
      WHERE sender = ?1 AND day BETWEEN ?2 AND ?3 AND is_email = 1 ORDER BY day
      """,
      [
        .integer(sender), .integer(PlannedDay.day(of: from.milliseconds)),
        .integer(PlannedDay.day(of: until)),
      ])
    while try days.step() {
      if days.integer(0) != day {
        if !isSorted { all[dayStart...].sort() }
        (day, dayStart, isSorted) = (days.integer(0), all.count, true)
      }
      let end = all.count
      try Self.unpack(days, 1, into: &all, path)
      if end > dayStart, end < all.count, all[end] < all[end - 1] { isSorted = false }
    }
    if !isSorted { all[dayStart...].sort() }
    let end = all.lastIndex { $0 < until } ?? -1
    all.removeLast(all.count - 1 - end)
    let late = all.firstIndex { $0 >= from.milliseconds } ?? all.count
    all.removeFirst(late)
    return all
  }
}
