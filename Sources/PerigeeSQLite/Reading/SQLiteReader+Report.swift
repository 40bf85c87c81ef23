import PerigeeCore
import PerigeeSQL

extension SQLiteReader {
  func report(sequence: String, now: Instant, next: Int) throws -> SequenceReport {
    let tally = try tally(sequence, now: now)
    return SequenceReport(
      sequence: sequence,
      engagements: Int(
        try connection.integer(
          "SELECT count(*) FROM engagement WHERE sequence = ? AND rolled_back_at IS NULL",
          [.text(sequence)])),
      states: try states(sequence), senders: try senderRows(sequence, tally),
      steps: try stepRows(tally),
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
    ) { (try EnrollmentState(code: $0.integer(0), location: path), Int($0.integer(1))) }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  private func senderRows(_ sequence: String, _ tally: SendingTally) throws
    -> [SequenceReport.SenderRow]
  {
    let addresses = try addresses()
    let contacts = try connection.map(
      """
      SELECT e.sender, count(*) FROM \(Self.enrollments)
      WHERE g.sequence = ? AND e.state <> \(EnrollmentState.rolledBack.code) GROUP BY e.sender
      """, [.text(sequence)]
    ) { ($0.integer(0), Int($0.integer(1))) }
    let rows = contacts.compactMap { id, count in
      addresses[id].map { sender in
        let span = tally.senders[id] ?? SendingTally.Span()
        return SequenceReport.SenderRow(
          sender: sender, contacts: count, planned: span.planned, next: span.next,
          last: span.last)
      }
    }
    return rows.sorted { $0.sender < $1.sender }
  }

  private func stepRows(_ tally: SendingTally) throws -> [SequenceReport.StepRow] {
    try tally.steps.sorted { $0.key < $1.key }.map { step, counts in
      var states: [Sending.State: Int] = [:]
      for (code, count) in counts.states {
        states[try Sending.State(code: code, location: path)] = count
      }
      return SequenceReport.StepRow(
        step: Int(step), states: states, next: counts.span.next, last: counts.span.last)
    }
  }

  /// Goes once through all sendings of the sequence; SQLite's own grouping would sort them.
  private func tally(_ sequence: String, now: Instant) throws -> SendingTally {
    var tally = SendingTally(now: now)
    try connection.forEach(
      """
      SELECT s.step, s.sender, s.state, s.at, s.is_email
      FROM \(Self.sendings) WHERE g.sequence = ?
      """, [.text(sequence)]
    ) { tally.add($0) }
    return tally
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
      SELECT c.email, x.step, a.email, x.at, x.is_email
      FROM (SELECT s.enrollment, s.step, s.sender, s.at, s.is_email \(planned) AND s.at <= ?4) x
        JOIN enrollment e ON e.id = x.enrollment JOIN contact c ON c.id = e.contact
        JOIN address a ON a.id = x.sender
      ORDER BY x.at, a.email, c.email, x.step LIMIT ?3
      """,
      [.text(sequence), SQLValue(now), .integer(Int64(limit)), .integer(last)]
    ) {
      SequenceReport.NextSending(
        contact: $0.address(0), step: Int($0.integer(1)), sender: $0.address(2),
        at: $0.instant(3), isEmail: $0.integer(4) != 0)
    }
  }
}
