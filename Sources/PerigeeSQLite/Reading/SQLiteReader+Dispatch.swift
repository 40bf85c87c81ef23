import PerigeeCore
import PerigeeSQL

extension SQLiteReader {
  func due(
    of sender: EmailAddress, from: Instant, through: Instant, limit: Int
  ) throws -> [DueSending] {
    try connection.map(
      """
      SELECT s.enrollment, e.engagement, s.step, s.at, c.email, c.status, c.bounced,
        ifnull(d.attempts, 0), d.first_tried,
        (SELECT max(x.at) FROM delivery x JOIN sending y
            ON y.enrollment = x.enrollment AND y.step = x.step
          WHERE x.enrollment = s.enrollment AND x.step < s.step
            AND y.state = \(Sending.State.sent.code))
      FROM sending s JOIN enrollment e ON e.id = s.enrollment JOIN contact c ON c.id = e.contact
        LEFT JOIN delivery d ON d.enrollment = s.enrollment AND d.step = s.step
      WHERE s.sender = (SELECT id FROM address WHERE email = ?1) AND s.at BETWEEN ?2 AND ?3
        AND s.state = \(Sending.State.planned.code) AND \(Predicate.holdsQuota(in: "s"))
      ORDER BY s.at LIMIT ?4
      """,
      [SQLValue(sender), SQLValue(from), SQLValue(through), .integer(Int64(limit))], due)
  }

  private func due(_ row: SQLStatement) throws -> DueSending {
    let enrollment = Enrollment.ID(row.integer(0))
    let step = Int(row.integer(2))
    return DueSending(
      enrollment: enrollment, engagement: Engagement.ID(row.integer(1)), step: step,
      planned: row.instant(3), contact: row.address(4),
      status: try ContactStatus(code: row.integer(5), location: path),
      bounced: row.integer(6) != 0, attempts: Int(row.integer(7)),
      firstTried: row.isNull(8) ? nil : row.instant(8),
      earlier: step == 1
        ? [] : try sendings(enrollment: enrollment.number).filter { $0.step < step },
      previouslySent: row.isNull(9) ? nil : row.instant(9))
  }

  func sent(by sender: EmailAddress, after: Instant) throws -> Int {
    Int(
      try connection.integer(
        "SELECT count(*) FROM delivery WHERE \(Self.isCounted) AND at > ?2",
        [SQLValue(sender), SQLValue(after)]))
  }

  func sentMoments(of sender: EmailAddress, after: Instant) throws -> [Instant] {
    try connection.map(
      "SELECT at FROM delivery WHERE \(Self.isCounted) AND at > ?2 ORDER BY at",
      [SQLValue(sender), SQLValue(after)]
    ) { $0.instant(0) }
  }

  private static let isCounted =
    "sender = (SELECT id FROM address WHERE email = ?1) AND counts = 1"

  func nextPlanned(of sender: EmailAddress, from: Instant) throws -> Instant? {
    try connection.first(
      """
      SELECT at FROM sending WHERE sender = (SELECT id FROM address WHERE email = ?1) AND at >= ?2
        AND state = \(Sending.State.planned.code) AND \(Predicate.holdsQuota()) ORDER BY at LIMIT 1
      """, [SQLValue(sender), SQLValue(from)]
    ) { $0.instant(0) }
  }

  func claims() throws -> [Claim] { try claims(in: [.claimed, .committing]) }

  func unknowns() throws -> [Claim] { try claims(in: [.unknown]) }

  private func claims(in states: [Sending.State]) throws -> [Claim] {
    // The index's own condition stands here too, so that it is used.
    let codes = states.map { String($0.code) }.joined(separator: ", ")
    return try connection.map(
      """
      SELECT s.enrollment, s.step, s.fence, a.email, c.email, s.at, ifnull(d.attempts, 0)
      FROM sending s JOIN enrollment e ON e.id = s.enrollment JOIN contact c ON c.id = e.contact
        JOIN address a ON a.id = s.sender
        LEFT JOIN delivery d ON d.enrollment = s.enrollment AND d.step = s.step
      WHERE s.state IN (1, 2, 4) AND s.state IN (\(codes)) ORDER BY s.enrollment, s.step
      """, []
    ) { row in
      Claim(
        enrollment: Enrollment.ID(row.integer(0)), step: Int(row.integer(1)),
        fence: row.integer(2), sender: row.address(3), contact: row.address(4),
        planned: row.instant(5), attempts: Int(row.integer(6)))
    }
  }

  func enrollment(_ id: Enrollment.ID) throws -> Enrollment? {
    let contact = try connection.first(
      "SELECT c.email FROM enrollment e JOIN contact c ON c.id = e.contact WHERE e.id = ?",
      [.integer(id.number)]
    ) { $0.address(0) }
    return try contact.flatMap { try enrollments(of: $0).first { $0.id == id } }
  }

  func deliveries(of enrollment: Enrollment.ID) throws -> [Delivery] {
    try connection.map(
      "SELECT step, at, attempts, answer FROM delivery WHERE enrollment = ? ORDER BY step",
      [.integer(enrollment.number)]
    ) { row in
      Delivery(
        step: Int(row.integer(0)), at: row.instant(1), attempts: Int(row.integer(2)),
        answer: row.optionalText(3))
    }
  }

  func dispatcher() throws -> DispatcherLease? {
    try connection.first(
      "SELECT machine, process, started, fence, user, since, until FROM dispatcher"
    ) { row in
      DispatcherLease(
        holder: .init(
          machine: row.text(0), process: Int32(truncatingIfNeeded: row.integer(1)),
          started: UInt64(bitPattern: row.integer(2))), fence: row.integer(3),
        user: row.address(4), since: row.instant(5), until: row.instant(6))
    }.flatMap { $0.holder.process == 0 ? nil : $0 }
  }

  func halts() throws -> [SenderHalt] {
    try connection.map(
      """
      SELECT a.email, h.at, h.reason FROM sender_halt h JOIN address a ON a.id = h.sender
      ORDER BY a.email
      """
    ) { SenderHalt(sender: $0.address(0), at: $0.instant(1), reason: $0.text(2)) }
  }

  func dispatchHold() throws -> DispatchHold? {
    try connection.first("SELECT since, is_copy FROM dispatch_hold") {
      DispatchHold(since: $0.instant(0), isCopy: $0.integer(1) != 0)
    }
  }
}
