import PerigeeCore
import PerigeeSQL

extension SQLiteWriter {
  func takeLease(
    for holder: DispatchLease.Holder, now: Instant, until: Instant,
    isGone: (DispatchLease.Holder) -> Bool
  ) throws -> TakenLease {
    if let since = try dispatchHeldSince() { throw DispatchError.held(since: since) }
    if let lease = try dispatchLease(), now < lease.until, !isGone(lease.holder) {
      throw DispatchError.running(lease)
    }
    return try changing {
      try bookkeeping {
        try connection.run(
          """
          UPDATE dispatcher SET fence = fence + 1, host = ?1, process = ?2, start = ?3,
            taken_at = ?4, until = ?5
          """,
          [
            .text(holder.host), .integer(holder.process), .text(holder.start), SQLValue(now),
            SQLValue(until),
          ])
      }
      let fence = try connection.integer("SELECT fence FROM dispatcher")
      let lease = DispatchLease(fence: fence, holder: holder, takenAt: now, until: until)
      return try takeBack(for: lease)
    }
  }

  /// "After a crash: claimed → planned, committing → unknown."
  private func takeBack(for lease: DispatchLease) throws -> TakenLease {
    var taken = TakenLease(lease: lease, released: 0, unknown: [])
    try bookkeeping {
      try connection.run(
        """
        UPDATE sending SET state = \(Sending.State.planned.code), fence = fence + 1
        WHERE \(Predicate.isInHand()) AND state = \(Sending.State.claimed.code)
        """)
      taken.released = Int(connection.changes)
      try connection.run(
        """
        UPDATE delivery SET outcome = \(Delivery.Outcome.unknown.code), at = at + ?1,
          answer = ?2
        WHERE outcome = \(Delivery.Outcome.begun.code) AND (enrollment, step) IN (
          SELECT enrollment, step FROM sending
          WHERE \(Predicate.isInHand()) AND state = \(Sending.State.committing.code))
        """, [.integer(Delivery.patience), .text(Delivery.lostAnswer)])
      taken.unknown = try connection.map(
        """
        SELECT s.enrollment, s.step, s.fence + 1, e.engagement, c.email, a.email, s.at
        FROM sending s JOIN enrollment e ON e.id = s.enrollment
          JOIN contact c ON c.id = e.contact JOIN address a ON a.id = s.sender
        WHERE \(Predicate.isInHand("s.state")) AND s.state = \(Sending.State.committing.code)
        ORDER BY s.enrollment, s.step
        """, [], Self.claim)
      try connection.run(
        """
        UPDATE sending SET state = \(Sending.State.unknown.code), fence = fence + 1
        WHERE \(Predicate.isInHand()) AND state = \(Sending.State.committing.code)
        """)
    }
    return taken
  }

  static func claim(_ row: SQLStatement) -> SendingClaim {
    SendingClaim(
      ticket: SendingTicket(
        enrollment: Enrollment.ID(row.integer(0)), step: Int(row.integer(1)),
        fence: row.integer(2)),
      engagement: Engagement.ID(row.integer(3)), contact: row.address(4), sender: row.address(5),
      at: row.instant(6))
  }

  func renewLease(_ fence: Int64, until: Instant) throws {
    try bookkeeping {
      try connection.run(
        "UPDATE dispatcher SET until = ?2 WHERE fence = ?1 AND host IS NOT NULL",
        [.integer(fence), SQLValue(until)])
    }
    if connection.changes == 0 { throw DispatchError.leaseLost }
  }

  func endLease(_ fence: Int64) throws {
    try bookkeeping {
      try connection.run(
        "UPDATE dispatcher SET host = NULL WHERE fence = ?", [.integer(fence)])
    }
  }

  func setHalt(_ halt: MailboxState.Halt?, of sender: EmailAddress) throws {
    try setMailbox(
      "halted_at", "halted_why", [SQLValue(halt?.at.milliseconds), SQLValue(halt?.why)], sender)
    if let told = halt?.told(of: sender) { try tell(told) }
  }

  func setWait(_ wait: MailboxWait?, of sender: EmailAddress) throws {
    try setMailbox(
      "waiting_until", "waiting_why", [SQLValue(wait?.until?.milliseconds), SQLValue(wait?.why)],
      sender)
  }

  private func setMailbox(
    _ first: String, _ second: String, _ values: [SQLValue], _ sender: EmailAddress
  ) throws {
    let id = try addressID(creating: sender)
    try bookkeeping {
      try connection.run(
        """
        INSERT INTO mailbox (sender, \(first), \(second)) VALUES (?1, ?2, ?3)
        ON CONFLICT (sender) DO UPDATE SET \(first) = ?2, \(second) = ?3
        """, [.integer(id)] + values)
    }
  }

  func holdDispatch(since now: Instant) throws {
    try bookkeeping {
      try connection.run(
        "UPDATE dispatcher SET held_since = ifnull(held_since, ?1)", [SQLValue(now)])
    }
  }

  func releaseDispatch(_ others: [SendingPlace], at now: Instant) throws -> Int {
    guard let since = try dispatchHeldSince() else { return 0 }
    return try changing {
      try connection.run(
        "DELETE FROM delivery WHERE outcome = \(Delivery.Outcome.begun.code)")
      // Their numbers are given again.
      try connection.run(
        """
        UPDATE message_index SET newest = min(newest, (SELECT ifnull(max(id), 0) FROM delivery))
        """)
      var count = try lose(Self.dueMeanwhile, [SQLValue(now), SQLValue(since)])
      for other in others {
        count += try lose(
          "enrollment = ?2 AND step = ?3 AND state = \(StoredSending.waitingCode)",
          [SQLValue(now), .integer(other.enrollment.number), .integer(Int64(other.step))])
      }
      try connection.run("UPDATE dispatcher SET held_since = NULL")
      return count
    }
  }

  /// Planned for a moment up to ?1, in hand, or cancelled since ?2, due or without a moment.
  private static let dueMeanwhile = """
    ((state = \(Sending.State.planned.code) AND at <= ?1)
      OR state IN (\(Sending.State.claimed.code), \(Sending.State.committing.code))
      OR (state = \(Sending.State.cancelled.code) AND at <= ?1
        AND EXISTS (SELECT 1 FROM enrollment_event v WHERE v.enrollment = sending.enrollment
          AND v.at >= ?2 AND \(Predicate.hasEnded("v.state")))))
    """

  /// Another copy may have sent the emails that are meant.
  /// - Parameter values: of the condition; the first one is now.
  private func lose(_ meant: String, _ values: [SQLValue]) throws -> Int {
    let noMoment = StoredSending.noMoment
    try connection.run(
      """
      INSERT INTO delivery (enrollment, step, sender, at, outcome, answer)
      SELECT enrollment, step, sender,
        CASE at WHEN \(noMoment) THEN ?1 ELSE min(?1, at + \(Milliseconds.hour)) END,
        \(Delivery.Outcome.unknown.code), 'another copy of this database may have sent it'
      FROM sending WHERE is_email = 1 AND \(meant)
      """, values)
    try connection.run(
      """
      UPDATE sending SET state = \(Sending.State.unknown.code), fence = fence + 1
      WHERE is_email = 1 AND \(meant)
      """, values)
    return Int(connection.changes)
  }
}
