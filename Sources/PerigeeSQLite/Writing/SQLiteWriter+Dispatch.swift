import PerigeeCore
import PerigeeSQL

extension SQLiteWriter {
  func claim(_ sendings: [DueSending], of sender: EmailAddress, at now: Instant) throws -> [Claim] {
    let id = try addressID(creating: sender)
    var claims: [Claim] = []
    try bookkeeping {
      let claim = try connection.prepare(
        """
        UPDATE sending SET state = \(Sending.State.claimed.code), fence = fence + 1
        WHERE enrollment = ?1 AND step = ?2 AND at = ?3 AND state = \(Sending.State.planned.code)
        RETURNING fence
        """)
      let record = try connection.prepare(
        """
        INSERT INTO delivery (enrollment, step, sender, at, counts, attempts, first_tried)
        VALUES (?1, ?2, ?3, ?4, 1, 1, ?4) ON CONFLICT (enrollment, step) DO UPDATE SET
          sender = ?3, at = ?4, counts = 1, attempts = attempts + 1
        """)
      for sending in sendings {
        claim.bind(1, sending.enrollment.number)
        claim.bind(2, Int64(sending.step))
        claim.bind(3, sending.planned.milliseconds)
        var fence: Int64?
        while try claim.step() { fence = claim.integer(0) }
        claim.reset()
        guard let fence else { continue }
        record.bind(1, sending.enrollment.number)
        record.bind(2, Int64(sending.step))
        record.bind(3, id)
        record.bind(4, now.milliseconds)
        try record.run()
        claims.append(
          Claim(
            enrollment: sending.enrollment, step: sending.step, fence: fence, sender: sender,
            contact: sending.contact, planned: sending.planned, attempts: sending.attempts + 1))
      }
    }
    return claims
  }

  func settle(
    _ claim: Claim, _ event: SendingEvent, answer: String?, at now: Instant
  ) throws -> Sending.State? {
    let key: [SQLValue] = [
      .integer(claim.enrollment.number), .integer(Int64(claim.step)), .integer(claim.fence),
    ]
    let code = try connection.first(
      "SELECT state FROM sending WHERE enrollment = ? AND step = ? AND fence = ?", key
    ) { $0.integer(0) }
    guard let code, code != StoredSending.waitingCode,
      let after = try Sending.State(code: code, location: path).after(event)
    else { return nil }
    try bookkeeping {
      try connection.run(
        """
        UPDATE sending SET state = ?4 WHERE enrollment = ?1 AND step = ?2 AND fence = ?3
        """, key + [.integer(after.code)])
      try connection.run(
        """
        UPDATE delivery SET counts = ?3, at = ifnull(?4, at),
          answer = ifnull(?5, answer)
        WHERE enrollment = ?1 AND step = ?2
        """,
        [
          key[0], key[1], .integer(after.isOnItsWayOrSent ? 1 : 0),
          SQLValue(event.isOfTheWire ? now.milliseconds : nil), SQLValue(answer),
        ])
    }
    return after
  }

  func takeDispatcher(
    _ holder: DispatcherLease.Holder, by user: EmailAddress, at now: Instant, until: Instant
  ) throws -> DispatcherLease {
    let fence = 1 + (try connection.integer("SELECT ifnull(max(fence), 0) FROM dispatcher"))
    try bookkeeping {
      try connection.run(
        "INSERT OR REPLACE INTO dispatcher VALUES (1, ?, ?, ?, ?, ?, ?, ?)",
        [
          .text(holder.machine), .integer(Int64(holder.process)),
          .integer(Int64(bitPattern: holder.started)), .integer(fence), SQLValue(user),
          SQLValue(now), SQLValue(until),
        ])
    }
    return DispatcherLease(holder: holder, fence: fence, user: user, since: now, until: until)
  }

  func renewDispatcher(fence: Int64, until: Instant) throws -> Bool {
    try bookkeeping {
      try connection.run(
        "UPDATE dispatcher SET until = ? WHERE fence = ?", [SQLValue(until), .integer(fence)])
    }
    return connection.changes > 0
  }

  /// The row stays without a process, since its fence has to grow.
  func endDispatcher(fence: Int64) throws {
    try bookkeeping {
      try connection.run("UPDATE dispatcher SET process = 0 WHERE fence = ?", [.integer(fence)])
    }
  }

  func halt(_ halt: SenderHalt) throws {
    let sender = try addressID(creating: halt.sender)
    try bookkeeping {
      try connection.run(
        "INSERT OR REPLACE INTO sender_halt VALUES (?, ?, ?)",
        [.integer(sender), SQLValue(halt.at), .text(halt.reason)])
    }
  }

  func endHalt(of sender: EmailAddress) throws -> Bool {
    try bookkeeping {
      try connection.run(
        "DELETE FROM sender_halt WHERE sender = (SELECT id FROM address WHERE email = ?)",
        [SQLValue(sender)])
    }
    return connection.changes > 0
  }

  func setDispatchHold(_ hold: DispatchHold?) throws {
    try bookkeeping {
      try connection.run("DELETE FROM dispatch_hold")
      guard let hold else { return }
      try connection.run(
        "INSERT INTO dispatch_hold VALUES (1, ?, ?)",
        [SQLValue(hold.since), .integer(hold.isCopy ? 1 : 0)])
    }
  }
}
