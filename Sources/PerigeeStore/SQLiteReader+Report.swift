import PerigeeCore

extension SQLiteReader {
  func report(sequence: String, now: Instant, next: Int) throws -> SequenceReport {
    SequenceReport(
      sequence: sequence,
      engagements: Int(
        try connection.integer(
          "SELECT count(*) FROM engagement WHERE sequence = ? AND rolled_back_at IS NULL",
          [.text(sequence)])),
      states: try states(sequence), senders: try senderRows(sequence, now: now),
      steps: try stepRows(sequence, now: now),
      next: try nextSendings(sequence, now: now, limit: next))
  }

  // `CROSS JOIN` keeps SQLite from starting with the large table.
  private static let enrollments = """
    engagement g CROSS JOIN enrollment e
      ON e.id BETWEEN g.first_enrollment AND g.first_enrollment + g.enrolled - 1
    """
  private static let sendings = """
    engagement g CROSS JOIN sending s
      ON s.enrollment BETWEEN g.first_enrollment AND g.first_enrollment + g.enrolled - 1
    """

  private func states(_ sequence: String) throws -> [EnrollmentState: Int] {
    let pairs = try connection.map(
      "SELECT e.state, count(*) FROM \(Self.enrollments) WHERE g.sequence = ? GROUP BY e.state",
      [.text(sequence)]
    ) { (try EnrollmentState(code: $0.integer(0), path: path), Int($0.integer(1))) }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  private func senderRows(_ sequence: String, now: Instant) throws -> [SequenceReport.SenderRow] {
    let addresses = try addresses()
    let contacts = try connection.map(
      """
      SELECT e.sender, count(*) FROM \(Self.enrollments)
      WHERE g.sequence = ? AND e.state <> \(EnrollmentState.rolledBack.code) GROUP BY e.sender
      """, [.text(sequence)]
    ) { ($0.integer(0), Int($0.integer(1))) }
    var rows: [Int64: SequenceReport.SenderRow] = [:]
    for (id, count) in contacts {
      guard let sender = addresses[id] else { continue }
      rows[id] = .init(sender: sender, contacts: count, planned: 0, next: nil, last: nil)
    }
    try connection.forEach(
      """
      SELECT s.sender, count(*), min(CASE WHEN s.at >= ?2 THEN s.at END), max(s.at)
      FROM \(Self.sendings)
      WHERE g.sequence = ?1 AND s.state = \(Sending.State.planned.code) AND s.is_email = 1
      GROUP BY s.sender
      """, [.text(sequence), SQLValue(now)]
    ) { row in
      rows[row.integer(0)]?.planned = Int(row.integer(1))
      rows[row.integer(0)]?.next = row.isNull(2) ? nil : row.instant(2)
      rows[row.integer(0)]?.last = row.instant(3)
    }
    return rows.values.sorted { $0.sender < $1.sender }
  }

  private func stepRows(_ sequence: String, now: Instant) throws -> [SequenceReport.StepRow] {
    var rows: [Int64: SequenceReport.StepRow] = [:]
    try connection.forEach(
      """
      SELECT s.step, s.state, count(*), min(CASE WHEN s.at >= ?2 THEN s.at END), max(s.at)
      FROM \(Self.sendings) WHERE g.sequence = ?1 GROUP BY s.step, s.state
      """, [.text(sequence), SQLValue(now)]
    ) { row in
      let step = row.integer(0)
      let state = try Sending.State(code: row.integer(1), path: path)
      var found =
        rows[step] ?? .init(step: Int(step), states: [:], next: nil, last: nil)
      found.states[state] = Int(row.integer(2))
      if state == .planned {
        found.next = row.isNull(3) ? nil : row.instant(3)
        found.last = row.instant(4)
      }
      rows[step] = found
    }
    return rows.values.sorted { $0.step < $1.step }
  }

  /// Finds the moment of the last sending to list first, so that names are looked up for few rows.
  private func nextSendings(
    _ sequence: String, now: Instant, limit: Int
  ) throws -> [SequenceReport.NextSending] {
    guard limit > 0 else { return [] }
    let planned = """
      FROM \(Self.sendings)
      WHERE g.sequence = ?1 AND s.state = \(Sending.State.planned.code) AND s.at >= ?2
      """
    let last = try connection.first(
      "SELECT max(at) FROM (SELECT s.at AS at \(planned) ORDER BY s.at LIMIT ?3)",
      [.text(sequence), SQLValue(now), .integer(Int64(limit))]
    ) { $0.integer(0) }
    guard let last else { return [] }
    return try connection.map(
      """
      SELECT c.email, x.step, a.email, x.at
      FROM (SELECT s.enrollment, s.step, s.sender, s.at \(planned) AND s.at <= ?4) x
        JOIN enrollment e ON e.id = x.enrollment JOIN contact c ON c.id = e.contact
        JOIN address a ON a.id = x.sender
      ORDER BY x.at, a.email, c.email, x.step LIMIT ?3
      """,
      [.text(sequence), SQLValue(now), .integer(Int64(limit)), .integer(last)]
    ) {
      SequenceReport.NextSending(
        contact: $0.address(0), step: Int($0.integer(1)), sender: $0.address(2),
        at: $0.instant(3))
    }
  }
}
