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
      next: try nextSendings(sequence, now: now, limit: next), moves: try moves(sequence),
      cancelled: try causes(sequence, tally), waiting: try waiting(sequence, tally))
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
    let counts = Dictionary(uniqueKeysWithValues: contacts)
    let rows = try tally.senderNumbers.enumerated().compactMap { place, id in
      try addresses[id].map { sender in
        let span = tally.senders.spans[place]
        return SequenceReport.SenderRow(
          sender: sender, contacts: counts[id] ?? 0, planned: span.planned,
          states: try tally.senders.states(place, location: path), next: span.next,
          last: span.last)
      }
    }
    return rows.sorted { $0.sender < $1.sender }
  }

  private func stepRows(_ tally: SendingTally) throws -> [SequenceReport.StepRow] {
    try tally.usedSteps.map { step in
      let span = tally.steps.spans[step]
      return SequenceReport.StepRow(
        step: step, states: try tally.steps.states(step, location: path), next: span.next,
        last: span.last)
    }
  }

  /// Goes once through all sendings of the sequence, each enrollment's in the order of steps, as their
  /// primary key has them; SQLite's own grouping would sort them.
  private func tally(_ sequence: String, now: Instant) throws -> SendingTally {
    var tally = SendingTally(now: now)
    try connection.forEach(
      """
      SELECT s.step, s.sender, s.state, s.at, s.is_email, s.enrollment
      FROM \(Self.sendings) WHERE g.sequence = ?
      """, [.text(sequence)]
    ) { tally.add($0) }
    return tally
  }

  private func waiting(_ sequence: String, _ tally: SendingTally) throws -> [WaitCause: Int] {
    var waiting: [WaitCause: Int] = [:]
    for (task, count) in tally.waiting where task > 0 { waiting[.task(step: task)] = count }
    guard let others = tally.waiting[0] else { return waiting }
    let ofPaused = Int(
      try connection.integer(
        """
        SELECT count(*) FROM \(Self.sendings) JOIN enrollment e ON e.id = s.enrollment
        WHERE g.sequence = ? AND s.state = \(StoredSending.waitingCode)
          AND e.state = \(EnrollmentState.paused.code) AND \(Self.openTask) IS NULL
        """, [.text(sequence)]))
    for (cause, count) in [(WaitCause.paused, ofPaused), (.slot, others - ofPaused)]
    where count > 0 {
      waiting[cause] = count
    }
    return waiting
  }

  private func moves(_ sequence: String) throws -> [SendingMove.Cause: Int] {
    let pairs = try connection.map(
      """
      SELECT m.cause, count(*) FROM engagement g CROSS JOIN sending_move m
        ON m.enrollment BETWEEN g.first_enrollment AND g.first_enrollment + g.enrolled - 1
      WHERE g.sequence = ? AND m.cause <> \(SendingMove.Cause.behindTask.code) GROUP BY m.cause
      """, [.text(sequence)]
    ) { (try SendingMove.Cause(code: $0.integer(0), location: path), Int($0.integer(1))) }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  /// One more pass over the sendings, where any is cancelled.
  private func causes(
    _ sequence: String, _ tally: SendingTally
  ) throws -> [CancelCause: Int] {
    guard tally.hasCancelled else { return [:] }
    var causes: [CancelCause: Int] = [:]
    try connection.forEach(
      """
      SELECT \(Self.ending), \(Self.isSkipped), g.rolled_back_at IS NOT NULL, count(*)
      FROM \(Self.sendings)
      WHERE g.sequence = ? AND s.state = \(Sending.State.cancelled.code) GROUP BY 1, 2, 3
      """, [.text(sequence)]
    ) { row in
      let cause =
        row.integer(1) != 0 ? .skipped : try end(0, isUndone: row.integer(2) != 0, of: row)
      causes[cause, default: 0] += Int(row.integer(3))
    }
    return causes
  }

  /// The event that ended the enrollment of sending `s`, NULL where none has.
  private static let ending = """
    (SELECT v.event FROM enrollment_event v WHERE v.enrollment = s.enrollment
      AND \(Predicate.hasEnded("v.state"))
      AND NOT EXISTS (SELECT 1 FROM enrollment_event r WHERE r.enrollment = v.enrollment
        AND r.id > v.id AND r.event = \(EnrollmentEvent.reopening.code))
      ORDER BY v.id LIMIT 1)
    """
  private static let isSkipped = """
    (s.is_email = 0 AND EXISTS (SELECT 1 FROM task_outcome o
      WHERE o.enrollment = s.enrollment AND o.step = s.step AND o.is_done = 0))
    """

  /// The cause of what nobody skipped, from the column of `ending`.
  private func end(
    _ ending: Int32, isUndone: Bool, of row: SQLStatement
  ) throws -> CancelCause {
    guard row.isNull(ending) else {
      return .ended(try EnrollmentEvent(code: row.integer(ending), location: path))
    }
    return isUndone ? .ended(.undoing) : .upgraded
  }

  func sendingLines(sequence: String, _ body: (SendingLine) throws -> Void) throws {
    let addresses = try addresses()
    try connection.forEach(
      """
      SELECT c.email, s.step, s.sender, s.at, s.state,
        CASE s.state WHEN \(Sending.State.cancelled.code) THEN \(Self.ending) END,
        CASE s.state WHEN \(StoredSending.waitingCode) THEN \(Self.openTask) END,
        e.state, g.rolled_back_at IS NOT NULL
      FROM \(Self.sendings) JOIN enrollment e ON e.id = s.enrollment
        JOIN contact c ON c.id = e.contact
      WHERE g.sequence = ? AND s.is_email = 1
      """, [.text(sequence)]
    ) { row in
      guard let sender = addresses[row.integer(2)] else { return }
      let state = try StoredSending.state(code: row.integer(4), location: path)
      var line = SendingLine(
        contact: row.address(0), sequence: sequence, step: Int(row.integer(1)), sender: sender,
        at: StoredSending.moment(row.integer(3)), state: state)
      if state == .cancelled {
        // An email is never skipped.
        line.cancelled = try end(5, isUndone: row.integer(8) != 0, of: row)
      } else if row.integer(4) == StoredSending.waitingCode {
        let isPaused = row.integer(7) == EnrollmentState.paused.code
        line.wait =
          row.isNull(6) ? isPaused ? .paused : .slot : .task(step: Int(row.integer(6)))
      }
      try body(line)
    }
  }

  /// The task that sending `s` waits for; NULL where it waits for none.
  private static let openTask = """
    (SELECT min(t.step) FROM sending t WHERE t.enrollment = s.enrollment AND t.step < s.step
      AND t.is_email = 0 AND \(Predicate.isOpen("t.state")))
    """

  func use(of sender: EmailAddress, from: Instant, before end: Instant) throws -> MailboxUse {
    var use = MailboxUse()
    try connection.forEach(
      """
      SELECT at, state FROM \(Self.quotaHolders)
      WHERE sender = (SELECT id FROM address WHERE email = ?1) AND at >= ?2 AND at < ?3
      ORDER BY at
      """, [SQLValue(sender), SQLValue(from), SQLValue(end)]
    ) {
      use.add(
        $0.instant(0), try StoredSending.state(code: $0.integer(1), location: path))
    }
    return use
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
