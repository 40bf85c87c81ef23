import PerigeeCore
import PerigeeSQL

extension SQLiteReader {
  func report(sequence: String, now: Instant, next: Int) throws -> SequenceReport {
    try settleTallies()
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

  private static let engagements = "SELECT id FROM engagement WHERE sequence = ?1"
  // `CROSS JOIN` keeps SQLite from starting with the large table.
  private static let sendings = """
    engagement g CROSS JOIN sending s
      ON s.enrollment BETWEEN g.first_enrollment AND g.first_enrollment + g.enrolled - 1
    """

  private func states(_ sequence: String) throws -> [EnrollmentState: Int] {
    let pairs = try connection.map(
      """
      SELECT state, sum(count) FROM enrollment_tally WHERE engagement IN (\(Self.engagements))
      GROUP BY state HAVING sum(count) > 0
      """, [.text(sequence)]
    ) { (try EnrollmentState(code: $0.integer(0), location: path), Int($0.integer(1))) }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  private func senderRows(_ sequence: String, _ tally: ReportTally) throws
    -> [SequenceReport.SenderRow]
  {
    let addresses = try addresses()
    let contacts = try connection.map(
      """
      SELECT sender, sum(count) FROM enrollment_tally WHERE engagement IN (\(Self.engagements))
        AND state <> \(EnrollmentState.rolledBack.code) GROUP BY sender
      """, [.text(sequence)]
    ) { ($0.integer(0), Int($0.integer(1))) }
    let counts = Dictionary(uniqueKeysWithValues: contacts)
    let rows = try tally.senders.compactMap { id, place in
      try addresses[id].map { sender in
        SequenceReport.SenderRow(
          sender: sender, contacts: counts[id] ?? 0, planned: place.plannedEmails,
          states: try place.states(location: path), next: place.next, last: place.last)
      }
    }
    return rows.sorted { $0.sender < $1.sender }
  }

  private func stepRows(_ tally: ReportTally) throws -> [SequenceReport.StepRow] {
    try tally.steps.sorted { $0.key < $1.key }.map { step, place in
      SequenceReport.StepRow(
        step: step, states: try place.states(location: path), next: place.next,
        last: place.last)
    }
  }

  private func tally(_ sequence: String, now: Instant) throws -> ReportTally {
    var tally = ReportTally()
    try connection.forEach(
      """
      SELECT engagement, sender, step, is_email, state, count FROM sending_tally
      WHERE engagement IN (\(Self.engagements)) AND count > 0
      """, [.text(sequence)]
    ) { tally.count($0) }
    for row in try plannedRows(from: now, of: sequence) { tally.add(row) }
    // Where nothing is to come, the last one is late.
    try connection.forEach(
      """
      SELECT sender, step, is_email, max(last) FROM planned_day
      WHERE engagement IN (\(Self.engagements)) AND last < ?2 GROUP BY sender, step, is_email
      """, [.text(sequence), SQLValue(now)]
    ) { tally.addLate($0) }
    return tally
  }

  /// Looks at those that have no moment, one by one.
  private func waiting(_ sequence: String, _ tally: ReportTally) throws -> [WaitCause: Int] {
    guard tally.hasWaiting else { return [:] }
    var waiting: [WaitCause: Int] = [:]
    try connection.forEach(
      """
      SELECT task, CASE WHEN task IS NULL THEN
          (SELECT e.state = \(EnrollmentState.paused.code) FROM enrollment e WHERE e.id = enrollment)
        END, count(*)
      FROM (SELECT s.enrollment AS enrollment, \(Self.openTask) AS task
        FROM engagement g CROSS JOIN sending s INDEXED BY sending_waiting
          ON s.enrollment BETWEEN g.first_enrollment AND g.first_enrollment + g.enrolled - 1
        WHERE g.sequence = ?1 AND s.state = \(StoredSending.waitingCode)) GROUP BY 1, 2
      """, [.text(sequence)]
    ) { row in
      let cause: WaitCause =
        row.isNull(0)
        ? row.integer(1) != 0 ? .paused : .slot : .task(step: Int(row.integer(0)))
      waiting[cause, default: 0] += Int(row.integer(2))
    }
    return waiting
  }

  private func moves(_ sequence: String) throws -> [SendingMove.Cause: Int] {
    let pairs = try connection.map(
      """
      SELECT cause, sum(count) FROM move_tally WHERE engagement IN (\(Self.engagements))
      GROUP BY cause
      """, [.text(sequence)]
    ) { (try SendingMove.Cause(code: $0.integer(0), location: path), Int($0.integer(1))) }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  /// Looks at the enrollments that an event has ended, or of which a task was skipped; what else is
  /// cancelled was upgraded away, or undone with its engagement.
  private func causes(
    _ sequence: String, _ tally: ReportTally
  ) throws -> [CancelCause: Int] {
    guard !tally.cancelled.isEmpty else { return [:] }
    var causes: [CancelCause: Int] = [:]
    var rest = tally.cancelled
    let stirred = """
      SELECT enrollment FROM enrollment_event WHERE \(Predicate.hasEnded())
      UNION SELECT enrollment FROM task_outcome WHERE is_done = 0
      """
    try connection.forEach(
      """
      SELECT g.id, \(Self.ending), \(Self.isSkipped), g.rolled_back_at IS NOT NULL, count(*)
      FROM (\(stirred)) x CROSS JOIN enrollment e ON e.id = x.enrollment
        CROSS JOIN engagement g ON g.id = e.engagement
        CROSS JOIN sending s ON s.enrollment = x.enrollment
      WHERE g.sequence = ?1 AND s.state = \(Sending.State.cancelled.code) GROUP BY 1, 2, 3
      """, [.text(sequence)]
    ) { row in
      let cause =
        row.integer(2) != 0 ? .skipped : try end(1, isUndone: row.integer(3) != 0, of: row)
      causes[cause, default: 0] += Int(row.integer(4))
      rest[row.integer(0), default: 0] -= Int(row.integer(4))
    }
    let undone = Set(
      try connection.map("SELECT id FROM engagement WHERE rolled_back_at IS NOT NULL") {
        $0.integer(0)
      })
    for (engagement, count) in rest where count > 0 {
      causes[undone.contains(engagement) ? .ended(.undoing) : .upgraded, default: 0] += count
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
    CancelCause(
      end: row.isNull(ending)
        ? nil : try EnrollmentEvent(code: row.integer(ending), location: path),
      isUndone: isUndone)
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

  /// Finds the moment of the last sending to list first, so that few rows are looked at.
  private func nextSendings(
    _ sequence: String, now: Instant, limit: Int
  ) throws -> [SequenceReport.NextSending] {
    guard limit > 0 else { return [] }
    let rows = try plannedRows(from: now, of: sequence).sorted { $0.first < $1.first }
    guard let last = try lastMoment(of: limit, rows, now: now) else { return [] }
    let moments = now...Instant(milliseconds: last)
    let near = rows.prefix { moments.contains($0.first) }
    var found: [SequenceReport.NextSending] = []
    for sender in Set(near.filter(\.isEmail).map(\.sender)) {
      found += try sendings(
        sequence, "\(Predicate.isPlannedEmail(in: "s")) AND s.sender = ?4", moments, sender)
    }
    if near.contains(where: { !$0.isEmail }) {
      found += try sendings(
        sequence, Predicate.isOpenTask(in: "s"), moments, nil)
    }
    let inOrder = found.sorted {
      ($0.at, $0.sender, $0.contact, $0.step) < ($1.at, $1.sender, $1.contact, $1.step)
    }
    return Array(inOrder.prefix(limit))
  }

  /// When the last of the next `limit` sendings is, in milliseconds; nil where there is none.
  private func lastMoment(of limit: Int, _ rows: [PlannedRow], now: Instant) throws -> Int64? {
    var moments: [Int64] = []
    var day: [Int64] = []
    for row in rows {
      if moments.count >= limit, row.first.milliseconds > moments[limit - 1] { break }
      day.removeAll(keepingCapacity: true)
      try unpackDay(of: row, into: &day)
      moments += day.lazy.filter { $0 >= now.milliseconds }.prefix(limit)
      moments.sort()
      if moments.count > limit { moments.removeLast(moments.count - limit) }
    }
    return moments.last
  }

  private func unpackDay(of row: PlannedRow, into moments: inout [Int64]) throws {
    try connection.forEach(
      """
      SELECT moments FROM planned_day
      WHERE sender = ? AND day = ? AND engagement = ? AND step = ? AND is_email = ?
      """,
      [
        .integer(row.sender), .integer(PlannedDay.day(of: row.first.milliseconds)),
        .integer(row.engagement), .integer(Int64(row.step)), .integer(row.isEmail ? 1 : 0),
      ]
    ) { try Self.unpack($0, 0, into: &moments, path) }
  }

  private func sendings(
    _ sequence: String, _ condition: String, _ moments: ClosedRange<Instant>, _ sender: Int64?
  ) throws -> [SequenceReport.NextSending] {
    try connection.map(
      """
      SELECT c.email, s.step, a.email, s.at, s.is_email
      FROM sending s CROSS JOIN enrollment e ON e.id = s.enrollment
        CROSS JOIN engagement g ON g.id = e.engagement CROSS JOIN contact c ON c.id = e.contact
        CROSS JOIN address a ON a.id = s.sender
      WHERE \(condition) AND s.at BETWEEN ?2 AND ?3 AND g.sequence = ?1
      """,
      [.text(sequence), SQLValue(moments.lowerBound), SQLValue(moments.upperBound)]
        + (sender.map { [.integer($0)] } ?? [])
    ) {
      SequenceReport.NextSending(
        contact: $0.address(0), step: Int($0.integer(1)), sender: $0.address(2),
        at: $0.instant(3), isEmail: $0.integer(4) != 0)
    }
  }
}
