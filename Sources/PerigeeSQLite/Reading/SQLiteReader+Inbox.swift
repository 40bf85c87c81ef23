import PerigeeCore
import PerigeeSQL

extension SQLiteReader {
  func sendings(named names: [MessageName]) throws -> [NamedSending] {
    guard !names.isEmpty else { return [] }
    let look = try connection.prepare(
      """
      SELECT m.enrollment, m.step, c.email FROM message_name m
        JOIN enrollment e ON e.id = m.enrollment JOIN contact c ON c.id = e.contact
      WHERE m.name = ?1
      """)
    return try names.compactMap { name in
      look.bind(1, .text(name.text))
      defer { look.reset() }
      guard try look.step() else { return nil }
      return NamedSending(
        name: name, enrollment: Enrollment.ID(look.integer(0)), step: Int(look.integer(1)),
        contact: look.address(2))
    }
  }

  func incoming(_ id: Incoming.ID) throws -> Incoming? {
    try connection.first(
      "\(Self.selectIncoming) WHERE i.id = ?1", [.integer(id.number)], incoming)
  }

  func incoming(_ fingerprint: Digest) throws -> Incoming? {
    try connection.first(
      "\(Self.selectIncoming) WHERE i.fingerprint = ?1", [.text(fingerprint.text)], incoming)
  }

  func incoming(_ query: IncomingQuery) throws -> [Incoming] {
    var conditions = ["1"]
    var values: [SQLValue] = [.integer(Int64(query.limit ?? -1))]
    if let contact = query.contact {
      conditions.append("i.contact = ?2")
      guard let id = try optionalContactID(contact) else { return [] }
      values.append(.integer(id))
    }
    if query.isUnmatched {
      conditions.append("i.contact IS NULL AND i.verdict <> \(Verdict.own.code)")
    }
    return try connection.map(
      """
      \(Self.selectIncoming) WHERE \(conditions.joined(separator: " AND "))
      ORDER BY i.id DESC LIMIT ?1
      """, values, incoming
    ).reversed()
  }

  private static let selectIncoming = """
    SELECT i.id, a.email, i.folder, i.uid_validity, i.uid, i.verdict, c.email, i.enrollment, i.step,
      i.matched_by, i.read_at, i.came_at, i.is_soft_bounce, i.content
    FROM incoming i LEFT JOIN address a ON a.id = i.account LEFT JOIN contact c ON c.id = i.contact
    """

  private func incoming(_ row: SQLStatement) throws -> Incoming {
    let stored = try StoredJSON.decode(StoredIncoming.self, from: row.text(13), location: path)
    let place =
      row.isNull(1)
      ? nil
      : Incoming.Place(
        account: row.address(1), folder: row.text(2), uidValidity: row.integer(3),
        uid: row.integer(4))
    var incoming = Incoming(
      id: Incoming.ID(row.integer(0)), place: place, reading: stored.reading,
      verdict: try Verdict(code: row.integer(5), location: path), readAt: row.instant(10))
    incoming.contact = row.isNull(6) ? nil : row.address(6)
    incoming.enrollment = row.isNull(7) ? nil : Enrollment.ID(row.integer(7))
    incoming.step = row.isNull(8) ? nil : Int(row.integer(8))
    incoming.match = row.optionalText(9).flatMap(Incoming.Match.init)
    incoming.cameAt = row.instant(11)
    incoming.isSoftBounce = row.integer(12) != 0
    incoming.effects = try stored.effects(location: path)
    incoming.outcome = stored.outcomeWords
    return incoming
  }

  func softBounces(of contact: EmailAddress) throws -> [Instant] {
    guard let id = try optionalContactID(contact) else { return [] }
    return try connection.map(
      "SELECT came_at FROM incoming WHERE contact = ?1 AND is_soft_bounce = 1 ORDER BY id",
      [.integer(id)]
    ) { $0.instant(0) }
  }

  func reading(of account: EmailAddress, folder: String) throws -> MailboxReading? {
    try connection.first(
      "\(Self.selectReading) WHERE a.email = ?1 AND r.folder = ?2",
      [SQLValue(account), .text(folder)], reading)
  }

  func readings() throws -> [MailboxReading] {
    try connection.map("\(Self.selectReading) ORDER BY a.email, r.folder", [], reading)
  }

  private static let selectReading = """
    SELECT a.email, r.folder, r.uid_validity, r.next, r.read_at, r.halted_at, r.halted_why, r.trouble,
      r.unread
    FROM mailbox_reading r JOIN address a ON a.id = r.account
    """

  private func reading(_ row: SQLStatement) throws -> MailboxReading {
    MailboxReading(
      account: row.address(0), folder: row.text(1), uidValidity: row.integer(2),
      next: row.integer(3), readAt: row.isNull(4) ? nil : row.instant(4),
      halt: row.isNull(5) ? nil : MailboxState.Halt(at: row.instant(5), why: row.text(6)),
      trouble: row.optionalText(7),
      unread: try StoredJSON.decode(
        [MailboxReading.Unread].self, from: row.text(8), location: path))
  }

  func firstDelivery(of sender: EmailAddress) throws -> Instant? {
    guard let id = try addressID(sender) else { return nil }
    // The index over what counts against the quota; an email that was refused has no answer.
    return try connection.first(
      """
      SELECT at FROM delivery WHERE sender = ?1 AND \(Predicate.isCounted()) ORDER BY at LIMIT 1
      """, [.integer(id)]
    ) { $0.instant(0) }
  }

  func pauseEnds(of enrollments: [Enrollment.ID]) throws -> [PauseEnd] {
    let look = try connection.prepare(
      "SELECT enrollment, until, cause FROM pause_end WHERE enrollment = ?1")
    return try enrollments.compactMap { id in
      look.bind(1, id.number)
      defer { look.reset() }
      return try look.step() ? pauseEnd(look) : nil
    }
  }

  func pausesOver(at moment: Instant, limit: Int) throws -> [PauseEnd] {
    try connection.map(
      """
      SELECT enrollment, until, cause FROM pause_end WHERE until <= ?1
      ORDER BY until, enrollment LIMIT ?2
      """, [SQLValue(moment), .integer(Int64(limit))], pauseEnd)
  }

  private func pauseEnd(_ row: SQLStatement) -> PauseEnd {
    PauseEnd(
      enrollment: Enrollment.ID(row.integer(0)), until: row.instant(1),
      cause: Incoming.ID(row.integer(2)))
  }
}
