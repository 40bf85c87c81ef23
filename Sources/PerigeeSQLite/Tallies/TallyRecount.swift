import PerigeeCore
import PerigeeSQL

/// The tallies as the rows themselves say them: what fills the tables of an older database, and what
/// the tables must equal at any time.
struct TallyRecount {
  private let connection: SQLConnection

  init(_ connection: SQLConnection) { self.connection = connection }

  /// Fills tables that are empty.
  func fill() throws {
    try connection.runScript(
      """
      INSERT INTO sending_tally \(Self.sendings);
      INSERT INTO enrollment_tally \(Self.enrollments);
      INSERT INTO move_tally \(Self.moves);
      """)
    let days = try PlannedDayWriter(connection)
    var (open, moments): (PlannedDay?, [Int64]) = (nil, [])
    try connection.forEach(Self.planned) { row in
      let day = PlannedDay(
        sender: row.integer(0), day: PlannedDay.day(of: row.integer(4)),
        engagement: row.integer(1), step: row.integer(2), isEmail: row.integer(3))
      if let before = open, before != day {
        try days.write(moments, to: before)
        moments.removeAll(keepingCapacity: true)
      }
      open = day
      moments.append(row.integer(4))
    }
    if let open { try days.write(moments, to: open) }
  }

  /// Where the tables are not what the rows say, in words; none at any time.
  func differences() throws -> [String] {
    let pairs = [
      ("sending_tally", Self.sendings), ("enrollment_tally", Self.enrollments),
      ("move_tally", Self.moves),
    ]
    var differences: [String] = []
    for (table, count) in pairs {
      let kept = "SELECT * FROM \(table) WHERE count <> 0"
      for (words, query) in [
        ("too many", "\(kept) EXCEPT SELECT * FROM (\(count))"),
        ("missing", "SELECT * FROM (\(count)) EXCEPT \(kept)"),
      ] {
        let rows = try connection.integer("SELECT count(*) FROM (\(query))")
        if rows > 0 { differences.append("\(table): \(rows) \(words)") }
      }
    }
    return try differences + dayDifferences()
  }

  private func dayDifferences() throws -> [String] {
    let rows = try connection.map(Self.planned) { row in (0..<5).map { row.integer($0) } }
    var kept: [[Int64]] = []
    var differences: [String] = []
    try connection.forEach(
      "SELECT sender, engagement, step, is_email, count, first, last, day, moments FROM planned_day"
    ) { row in
      var moments: [Int64] = []
      try SQLiteReader.unpack(row, 8, into: &moments, connection.path)
      kept += moments.map { [row.integer(0), row.integer(1), row.integer(2), row.integer(3), $0] }
      let isSound =
        moments == moments.sorted() && moments.count == Int(row.integer(4))
        && moments.first == row.integer(5) && moments.last == row.integer(6)
        && moments.allSatisfy { PlannedDay.day(of: $0) == row.integer(7) }
      if !isSound { differences.append("planned_day: a row is not what its moments are") }
    }
    if kept.sorted(by: { $0.lexicographicallyPrecedes($1) }) != rows {
      differences.append("planned_day: \(kept.count) moments where \(rows.count) are planned")
    }
    return differences
  }

  /// Of engagement, sender, step, whether it is an email, state, and how many.
  static let sendings = """
    SELECT e.engagement, s.sender, s.step, s.is_email, s.state, count(*)
    FROM enrollment e CROSS JOIN sending s ON s.enrollment = e.id GROUP BY 1, 2, 3, 4, 5
    """
  /// Of engagement, sender, state, and how many.
  static let enrollments = """
    SELECT engagement, sender, state, count(*) FROM enrollment GROUP BY 1, 2, 3
    """
  /// Of engagement, cause, and how many.
  static let moves = """
    SELECT e.engagement, m.cause, count(*) FROM sending_move m JOIN enrollment e ON e.id = m.enrollment
    WHERE m.cause <> \(SendingMove.Cause.behindTask.code) GROUP BY 1, 2
    """
  /// Of sender, engagement, step, whether it is an email, and the moment, in this order.
  static let planned = """
    SELECT s.sender, e.engagement, s.step, s.is_email, s.at
    FROM enrollment e CROSS JOIN sending s ON s.enrollment = e.id
    WHERE s.state = \(Sending.State.planned.code) ORDER BY 1, 2, 3, 4, 5
    """
}
