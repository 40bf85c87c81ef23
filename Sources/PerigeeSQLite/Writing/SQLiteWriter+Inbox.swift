import PerigeeCore
import PerigeeSQL

extension SQLiteWriter {
  func keep(_ incoming: Incoming) throws -> Incoming.ID? {
    let values = try values(of: incoming)
    var id: Incoming.ID?
    try changing {
      try bookkeeping {
        try connection.run(
          """
          INSERT INTO incoming (fingerprint, account, folder, uid_validity, uid, verdict, contact,
            enrollment, step, matched_by, read_at, came_at, is_soft_bounce, content)
          VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
          ON CONFLICT (fingerprint) DO NOTHING
          """, values)
        guard connection.changes > 0 else { return }
        id = Incoming.ID(
          try connection.integer(
            "SELECT id FROM incoming WHERE fingerprint = ?", [values[0]]))
      }
    }
    return id
  }

  func change(_ incoming: Incoming) throws {
    let values = try values(of: incoming)
    try bookkeeping {
      try connection.run(
        """
        UPDATE incoming SET verdict = ?6, contact = ?7, enrollment = ?8, step = ?9, matched_by = ?10,
          is_soft_bounce = ?13, content = ?14 WHERE id = ?1
        """, [.integer(incoming.id.number)] + values.dropFirst())
    }
  }

  private func values(of incoming: Incoming) throws -> [SQLValue] {
    let place = incoming.place
    let account = try place.map { try addressID(creating: $0.account) }
    let contact = try incoming.contact.flatMap(optionalContactID)
    return [
      .text(incoming.reading.fingerprint.text), SQLValue(account), SQLValue(place?.folder),
      SQLValue(place?.uidValidity), SQLValue(place?.uid), .integer(incoming.verdict.code),
      SQLValue(contact), SQLValue(incoming.enrollment?.number),
      SQLValue(incoming.step.map(Int64.init)), SQLValue(incoming.match?.rawValue),
      SQLValue(incoming.readAt), SQLValue(incoming.cameAt),
      .integer(incoming.isSoftBounce ? 1 : 0),
      .text(try StoredJSON.encode(StoredIncoming(incoming))),
    ]
  }

  func forgetTexts(readBefore moment: Instant) throws {
    try bookkeeping {
      try connection.run(
        """
        UPDATE incoming SET content = json_set(content, '$.excerpt', '', '$.subject', '')
        WHERE contact IS NULL AND verdict <> \(Verdict.own.code) AND read_at < ?1
          AND json_extract(content, '$.excerpt') || json_extract(content, '$.subject') <> ''
        """, [SQLValue(moment)])
    }
  }

  func keep(_ reading: MailboxReading) throws {
    let account = try addressID(creating: reading.account)
    try bookkeeping {
      try connection.run(
        """
        INSERT OR REPLACE INTO mailbox_reading
          (account, folder, uid_validity, next, read_at, halted_at, halted_why, trouble, unread)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          .integer(account), .text(reading.folder), .integer(reading.uidValidity),
          .integer(reading.next), reading.readAt.map { SQLValue($0) } ?? .null,
          reading.halt.map { SQLValue($0.at) } ?? .null, SQLValue(reading.halt?.why),
          SQLValue(reading.trouble), .text(try StoredJSON.encode(reading.unread)),
        ])
    }
  }

  func keep(_ end: PauseEnd) throws {
    try bookkeeping {
      try connection.run(
        """
        INSERT OR REPLACE INTO pause_end (enrollment, until, cause)
        SELECT id, ?2, ?3 FROM enrollment
        WHERE id = ?1 AND state = \(EnrollmentState.paused.code)
        """,
        [.integer(end.enrollment.number), SQLValue(end.until), .integer(end.cause.number)])
    }
  }

  func removePauseEnd(of enrollment: Enrollment.ID) throws {
    try bookkeeping {
      try connection.run(
        "DELETE FROM pause_end WHERE enrollment = ?", [.integer(enrollment.number)])
    }
  }

  func indexMessages(limit: Int) throws -> Bool {
    let newest = try connection.integer("SELECT newest FROM message_index")
    var last = newest
    var count = 0
    try changing {
      try bookkeeping {
        let insert = try connection.prepare(
          "INSERT OR IGNORE INTO message_name (name, enrollment, step) VALUES (?1, ?2, ?3)")
        try connection.forEach(
          """
          SELECT d.id, d.enrollment, d.step, c.email, g.digest FROM delivery d
            JOIN enrollment e ON e.id = d.enrollment JOIN engagement g ON g.id = e.engagement
            JOIN contact c ON c.id = e.contact
          WHERE d.id > ?1 ORDER BY d.id LIMIT ?2
          """, [.integer(newest), .integer(Int64(limit))]
        ) { row in
          last = max(last, row.integer(0))
          count += 1
          guard let digest = Digest(row.text(4)) else { return }
          let name = MessageName(
            plan: digest, contact: row.address(3), step: Int(row.integer(2)))
          insert.bind(1, .text(name.text))
          insert.bind(2, row.integer(1))
          insert.bind(3, row.integer(2))
          try insert.run()
        }
        if last != newest {
          try connection.run("UPDATE message_index SET newest = ?", [.integer(last)])
        }
      }
    }
    return count < limit
  }

  func reopen(
    _ reopening: EnrollmentReopening, reason: String?, by user: EmailAddress, at now: Instant
  ) throws -> Bool {
    guard let end = try end(of: reopening) else { return false }
    let id = SQLValue.integer(reopening.enrollment.number)
    return try changing {
      let newest = try connection.integer("SELECT ifnull(max(id), 0) FROM engagement")
      try connection.run(
        "UPDATE enrollment SET state = ?2 WHERE id = ?1", [id, .integer(reopening.state.code)])
      if reopening.state.isLive { try takeBack(reopening, end, user, now) }
      try connection.run(
        """
        INSERT INTO enrollment_event
          (enrollment, state, event, at, user, reason, newest_engagement)
        VALUES (?1, ?2, \(EnrollmentEvent.reopening.code), ?3, ?4, ?5, ?6)
        """,
        [
          id, .integer(reopening.state.code), SQLValue(now), SQLValue(user), SQLValue(reason),
          .integer(newest),
        ])
      try removePauseEnd(of: reopening.enrollment)
      return true
    }
  }

  /// The newest engagement when the enrollment ended; nil where it cannot be reopened.
  private func end(of reopening: EnrollmentReopening) throws -> Int64? {
    let id = SQLValue.integer(reopening.enrollment.number)
    let found = try connection.first(
      """
      SELECT state, EXISTS (SELECT 1 FROM enrollment o WHERE o.contact = e.contact
        AND \(Predicate.isLive("o.state"))) FROM enrollment e WHERE id = ?
      """, [id]
    ) { (try EnrollmentState(code: $0.integer(0), location: path), $0.integer(1) != 0) }
    guard let (state, isBusy) = found, state.after(.reopening, hasSent: true) != nil,
      !(reopening.state.isLive && isBusy)
    else { return nil }
    return try connection.first(
      """
      SELECT newest_engagement FROM enrollment_event WHERE enrollment = ?1
        AND \(Predicate.hasEnded()) ORDER BY id DESC LIMIT 1
      """, [id]
    ) { $0.integer(0) }
  }

  /// The end, seen from later, took the moments: what held quota since is told by moves.
  private func takeBack(
    _ reopening: EnrollmentReopening, _ newest: Int64, _ user: EmailAddress, _ now: Instant
  ) throws {
    for step in reopening.steps {
      let values: [SQLValue] = [.integer(reopening.enrollment.number), .integer(Int64(step))]
      let meant = """
        enrollment = ?1 AND step = ?2 AND state = \(Sending.State.cancelled.code)
        """
      try connection.run(
        """
        INSERT INTO sending_move
          (enrollment, step, sender, old_at, new_at, cause, at, user, newest_engagement)
        SELECT enrollment, step, sender, at, NULL, \(SendingMove.Cause.reclassified.code), ?3, ?4, ?5
        FROM sending WHERE \(meant) AND at > \(StoredSending.noMoment)
        """, values + [SQLValue(now), SQLValue(user), .integer(newest)])
      try connection.run(
        """
        UPDATE sending SET state = \(StoredSending.waitingCode), at = \(StoredSending.noMoment),
          fence = fence + 1 WHERE \(meant)
        """, values)
    }
  }
}
