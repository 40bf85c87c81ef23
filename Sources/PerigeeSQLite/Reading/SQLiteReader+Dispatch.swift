import PerigeeCore
import PerigeeSQL

extension SQLiteReader {
  func dispatchLease() throws -> DispatchLease? {
    try connection.first(
      """
      SELECT fence, host, process, start, taken_at, until FROM dispatcher WHERE host IS NOT NULL
      """
    ) { row in
      DispatchLease(
        fence: row.integer(0),
        holder: DispatchLease.Holder(
          host: row.text(1), process: row.integer(2), start: row.text(3)),
        takenAt: row.instant(4), until: row.instant(5))
    }
  }

  func dispatchHeldSince() throws -> Instant? {
    try connection.first(
      "SELECT held_since FROM dispatcher WHERE held_since IS NOT NULL"
    ) { $0.instant(0) }
  }

  func stands(_ ticket: SendingTicket) throws -> Bool {
    try connection.first(
      Self.selectClaimed,
      [.integer(ticket.enrollment.number), .integer(Int64(ticket.step)), .integer(ticket.fence)]
    ) { _ in true } ?? false
  }

  private static let selectClaimed = """
    SELECT 1 FROM sending WHERE enrollment = ?1 AND step = ?2 AND fence = ?3
      AND state = \(Sending.State.claimed.code)
    """

  func nextOpen(after step: Int, of enrollment: Enrollment.ID) throws -> Sending? {
    try connection.first(
      Self.selectNextOpen, [.integer(enrollment.number), .integer(Int64(step))], sending)
  }

  private static let selectNextOpen = """
    SELECT step, at, state, is_email FROM sending
    WHERE enrollment = ?1 AND step > ?2 AND \(Predicate.isOpen()) ORDER BY step LIMIT 1
    """

  /// The number of a teammate; nil for one who never was in any plan.
  func addressID(_ sender: EmailAddress) throws -> Int64? {
    try connection.first("SELECT id FROM address WHERE email = ?", [SQLValue(sender)]) {
      $0.integer(0)
    }
  }

  /// The planned emails of sender ?1 whose contacts are neither paused nor done with, and before which no
  /// step is open.
  static let plannedEmails = """
    sending s CROSS JOIN enrollment e ON e.id = s.enrollment
      JOIN contact c ON c.id = e.contact JOIN engagement g ON g.id = e.engagement
    WHERE s.sender = ?1 AND \(Predicate.isPlannedEmail(in: "s"))
      AND e.state IN (\(EnrollmentState.added.code), \(EnrollmentState.active.code))
      AND NOT EXISTS (SELECT 1 FROM sending p WHERE p.enrollment = s.enrollment
        AND p.step < s.step
        AND (\(Predicate.isOpen("p.state")) OR p.state = \(Sending.State.committing.code)))
    """

  func lateSendings(
    of sender: EmailAddress, before moment: Instant, limit: Int
  ) throws -> [LateSending] {
    guard let id = try addressID(sender) else { return [] }
    return try connection.map(
      """
      SELECT s.enrollment, c.email, s.step, s.at FROM \(Self.plannedEmails) AND s.at < ?2
      ORDER BY s.at, s.enrollment LIMIT ?3
      """, [.integer(id), SQLValue(moment), .integer(Int64(limit))]
    ) {
      LateSending(
        enrollment: Enrollment.ID($0.integer(0)), contact: $0.address(1),
        step: Int($0.integer(2)), at: $0.instant(3))
    }
  }

  func nextEmail(of sender: EmailAddress) throws -> Instant? {
    guard let id = try addressID(sender) else { return nil }
    return try connection.first(Self.selectNextEmail, [.integer(id)]) { $0.instant(0) }
  }

  private static let selectNextEmail = "SELECT s.at FROM \(plannedEmails) ORDER BY s.at LIMIT 1"

  func load(of sender: EmailAddress, from: Instant) throws -> [Instant] {
    guard let id = try addressID(sender) else { return [] }
    return try connection.map(
      """
      SELECT at FROM \(Self.quotaHolders) WHERE sender = ?1 AND at >= ?2 ORDER BY at
      """, [.integer(id), SQLValue(from)]
    ) { $0.instant(0) }
  }

  func deliveries(of enrollment: Enrollment.ID) throws -> [Delivery] {
    try connection.map(
      """
      SELECT d.step, a.email, d.at, d.outcome, d.answer FROM delivery d
        JOIN address a ON a.id = d.sender
      WHERE d.enrollment = ? ORDER BY d.id
      """, [.integer(enrollment.number)]
    ) { row in
      Delivery(
        enrollment: enrollment, step: Int(row.integer(0)), sender: row.address(1),
        at: row.instant(2),
        outcome: try Delivery.Outcome(code: row.integer(3), location: path),
        answer: row.optionalText(4))
    }
  }

  func newestAnswers(to sender: EmailAddress, limit: Int) throws -> [Delivery] {
    let outcomes = [Delivery.Outcome.sent, .refused, .bounced].map { String($0.code) }
    return try connection.map(
      """
      SELECT d.enrollment, d.step, d.at, d.outcome, d.answer FROM delivery d
        JOIN address a ON a.id = d.sender
      WHERE a.email = ?1 AND d.outcome IN (\(outcomes.joined(separator: ", ")))
      ORDER BY d.id DESC LIMIT ?2
      """, [.text(sender.text), .integer(Int64(limit))]
    ) { row in
      Delivery(
        enrollment: Enrollment.ID(row.integer(0)), step: Int(row.integer(1)), sender: sender,
        at: row.instant(2), outcome: try Delivery.Outcome(code: row.integer(3), location: path),
        answer: row.optionalText(4))
    }
  }

  func dispatchStatus(now: Instant, today: Instant) throws -> DispatchStatus {
    let due = try addresses().keys.reduce(0) { count, sender in
      count
        + Int(
          try connection.integer(
            """
            SELECT count(*) FROM sending s CROSS JOIN enrollment e ON e.id = s.enrollment
            WHERE s.sender = ?1 AND \(Predicate.isPlannedEmail(in: "s")) AND s.at <= ?2
              AND e.state IN (\(EnrollmentState.added.code), \(EnrollmentState.active.code))
            """, [.integer(sender), SQLValue(now)]))
    }
    let states = [Sending.State.claimed.code, Sending.State.committing.code]
    let inFlight = try connection.integer(
      """
      SELECT count(*) FROM sending WHERE \(Predicate.isInHand()) AND state IN (?1, ?2)
      """, states.map { .integer($0) })
    let sentToday = try addresses().keys.reduce(0) { count, sender in
      count
        + Int(
          try connection.integer(
            """
            SELECT count(*) FROM delivery WHERE sender = ?1 AND at >= ?2 AND \(Predicate.isCounted())
              AND outcome = \(Delivery.Outcome.sent.code)
            """, [.integer(sender), SQLValue(today)]))
    }
    return DispatchStatus(
      due: due, inFlight: Int(inFlight), sentToday: sentToday, mailboxes: try mailboxes(),
      unknown: try unknowns(), lease: try dispatchLease(), heldSince: try dispatchHeldSince(),
      readings: try readings(), held: try heldEmails())
  }

  /// Those of which a hook's word is the last, by reason.
  private func heldEmails() throws -> [DispatchStatus.Held] {
    try connection.map(
      """
      SELECT d.answer, count(*) AS emails FROM (
        SELECT enrollment, step, max(id) AS last FROM delivery
        WHERE \(Predicate.isHeld()) GROUP BY enrollment, step) h
      JOIN delivery d ON d.id = h.last
      JOIN sending s ON s.enrollment = h.enrollment AND s.step = h.step
      JOIN enrollment e ON e.id = h.enrollment
      WHERE s.state = \(Sending.State.planned.code)
        AND e.state IN (\(EnrollmentState.added.code), \(EnrollmentState.active.code))
        AND NOT EXISTS (SELECT 1 FROM delivery l
          WHERE l.enrollment = h.enrollment AND l.step = h.step AND l.id > h.last)
      GROUP BY d.answer ORDER BY emails DESC, d.answer LIMIT \(DispatchStatus.Held.shown)
      """
    ) { DispatchStatus.Held(emails: Int($0.integer(1)), why: $0.text(0)) }
  }

  func mailboxes() throws -> [EmailAddress: MailboxState] {
    let pairs = try connection.map(
      """
      SELECT a.email, m.halted_at, m.halted_why, m.waiting_until, m.waiting_why
      FROM mailbox m JOIN address a ON a.id = m.sender
      WHERE m.halted_at IS NOT NULL OR m.waiting_why IS NOT NULL
      """
    ) { row in
      let halt =
        row.isNull(1) ? nil : MailboxState.Halt(at: row.instant(1), why: row.text(2))
      let wait = row.optionalText(4).map {
        MailboxWait(until: row.isNull(3) ? nil : row.instant(3), why: $0)
      }
      return (row.address(0), MailboxState(halt: halt, wait: wait))
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  private func unknowns() throws -> [DispatchStatus.Unknown] {
    try connection.map(
      """
      SELECT c.email, s.step, g.sequence, a.email, d.at, d.answer
      FROM sending s JOIN enrollment e ON e.id = s.enrollment
        JOIN contact c ON c.id = e.contact JOIN engagement g ON g.id = e.engagement
        JOIN address a ON a.id = s.sender
        LEFT JOIN delivery d ON d.id = (SELECT max(id) FROM delivery
          WHERE enrollment = s.enrollment AND step = s.step)
      WHERE \(Predicate.isInHand("s.state")) AND s.state = \(Sending.State.unknown.code)
      ORDER BY s.enrollment, s.step
      """
    ) { row in
      let why = row.optionalText(5)
      return DispatchStatus.Unknown(
        contact: row.address(0), step: Int(row.integer(1)), sequence: row.text(2),
        sender: row.address(3), at: row.isNull(4) ? nil : Delivery.wentAt(row.instant(4), why),
        why: why)
    }
  }
}
