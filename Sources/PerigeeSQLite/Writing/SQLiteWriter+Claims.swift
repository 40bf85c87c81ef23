import PerigeeCore
import PerigeeSQL

extension SQLiteWriter {
  func claim(_ order: ClaimOrder) throws -> ClaimRound {
    guard try dispatchLease()?.fence == order.lease else { throw DispatchError.leaseLost }
    if let since = try dispatchHeldSince() { throw DispatchError.held(since: since) }
    guard let sender = try addressID(order.sender) else { return ClaimRound() }
    return try changing {
      let (due, stopped) = try due(order, sender)
      guard !due.isEmpty, try !isHalted(sender) else { return ClaimRound(stopped: stopped) }
      let (room, wait) = try room(order, sender)
      let claims = try due.prefix(room).map { try take($0) }
      return ClaimRound(claims: claims, stopped: stopped, wait: room < due.count ? wait : nil)
    }
  }

  private func isHalted(_ sender: Int64) throws -> Bool {
    try connection.first(
      "SELECT 1 FROM mailbox WHERE sender = ? AND halted_at IS NOT NULL", [.integer(sender)]
    ) { _ in true } ?? false
  }

  private struct Candidate {
    var claim: SendingClaim
    var contact: Int64
    var status: ContactStatus
    var isBounced: Bool
    var isAuthorized: Bool
  }

  /// The emails that are due, one more than are wanted, and what stopped others.
  private func due(
    _ order: ClaimOrder, _ sender: Int64
  ) throws -> (claims: [SendingClaim], stopped: [EnrollmentChange]) {
    let blacklist = try BlacklistLookUp(on: connection)
    let statement = try connection.prepare(
      """
      SELECT s.enrollment, s.step, s.fence, e.engagement, c.email, ?5, s.at, c.id, c.status,
        c.bounced, json_extract(g.request, '$.authorize')
      FROM \(Self.plannedEmails) AND s.at BETWEEN ?2 AND ?3
      ORDER BY s.at, s.enrollment LIMIT ?4
      """,
      [
        .integer(sender), SQLValue(order.from), SQLValue(order.now),
        .integer(Int64(order.limit) + 1), SQLValue(order.sender),
      ])
    var claims: [SendingClaim] = []
    var stopped: [EnrollmentChange] = []
    // Whoever is stopped makes room for others behind the limit.
    while true {
      var found: [Candidate] = []
      while try statement.step() { found.append(try candidate(statement)) }
      statement.reset()
      let stoppedBefore = stopped.count
      claims = []
      for candidate in found {
        let changes = try stopForbidden(candidate, blacklist, order)
        stopped += changes
        if changes.isEmpty { claims.append(candidate.claim) }
      }
      if stopped.count == stoppedBefore { return (claims, stopped) }
    }
  }

  private func candidate(_ row: SQLStatement) throws -> Candidate {
    Candidate(
      claim: Self.claim(row), contact: row.integer(7),
      status: try ContactStatus(code: row.integer(8), location: path),
      isBounced: row.integer(9) != 0, isAuthorized: row.integer(10) != 0)
  }

  private func stopForbidden(
    _ candidate: Candidate, _ blacklist: BlacklistLookUp, _ order: ClaimOrder
  ) throws -> [EnrollmentChange] {
    let contact = candidate.claim.contact
    let reason = DispatchScreening.reason(
      entry: try blacklist.entry(covering: contact, reader: self), status: candidate.status,
      bounced: candidate.isBounced, isAuthorized: candidate.isAuthorized)
    guard let reason else { return [] }
    return try apply(
      reason.event, to: EnrollmentScope(.contacts([contact])), reason: reason.words,
      by: order.user, at: order.now)
  }

  private func room(
    _ order: ClaimOrder, _ sender: Int64
  ) throws -> (room: Int, wait: MailboxWait?) {
    let inHand = try connection.integer(Self.countInHand, [.integer(sender)])
    // Those are in hand.
    let begun =
      inHand == 0
      ? [] : try connection.map(Self.selectBegun, [.integer(sender)]) { $0.instant(0) }
    return try QuotaGate(quota: order.quota, now: order.now).room(
      inHand: Int(inHand), limit: order.limit,
      count: { moment in
        let counted = try connection.integer(
          Self.countDeliveries, [.integer(sender), SQLValue(moment)])
        return Int(counted) - begun.count { $0 > moment }
      },
      newest: { place in
        try connection.first(
          Self.selectNewest, [.integer(sender), .integer(Int64(place))]
        ) { $0.instant(0) }
      })
  }

  private static let countInHand = """
    SELECT count(*) FROM sending
    WHERE \(Predicate.isInHand()) AND sender = ?1 AND is_email = 1
      AND state IN (\(Sending.State.claimed.code), \(Sending.State.committing.code))
    """
  private static let selectBegun = """
    SELECT d.at FROM sending s
      JOIN delivery d ON d.enrollment = s.enrollment AND d.step = s.step AND d.sender = s.sender
    WHERE \(Predicate.isInHand("s.state")) AND s.sender = ?1 AND s.is_email = 1
      AND s.state = \(Sending.State.committing.code) AND d.outcome = \(Delivery.Outcome.begun.code)
    """
  /// By its index alone, which knows no outcomes.
  private static let countDeliveries = """
    SELECT count(*) FROM delivery WHERE sender = ?1 AND \(Predicate.isCounted()) AND at > ?2
    """
  private static let selectNewest = """
    SELECT at FROM delivery WHERE sender = ?1 AND \(Predicate.isCounted())
      AND outcome <> \(Delivery.Outcome.begun.code)
    ORDER BY at DESC LIMIT 1 OFFSET ?2
    """

  private func take(_ claim: SendingClaim) throws -> SendingClaim {
    var claim = claim
    claim.ticket.fence += 1
    try bookkeeping {
      try connection.run(
        Self.markClaimed, Self.key(claim.ticket))
    }
    return claim
  }

  private static let markClaimed = """
    UPDATE sending SET state = \(Sending.State.claimed.code), fence = ?3
    WHERE enrollment = ?1 AND step = ?2
    """

  private static func key(_ ticket: SendingTicket) -> [SQLValue] {
    [.integer(ticket.enrollment.number), .integer(Int64(ticket.step)), .integer(ticket.fence)]
  }

  func begin(_ tickets: [SendingTicket], at now: Instant) throws -> [Bool] {
    try changing {
      let mark = try connection.prepare(Self.markBegun)
      let record = try connection.prepare(Self.insertBegun)
      return try tickets.map { ticket in
        var stands = false
        try bookkeeping {
          for statement in [mark, record] {
            statement.bind(1, ticket.enrollment.number)
            statement.bind(2, Int64(ticket.step))
          }
          mark.bind(3, ticket.fence)
          record.bind(3, now.milliseconds)
          try mark.run()
          stands = connection.changes > 0
          if stands { try record.run() }
        }
        return stands
      }
    }
  }

  private static let markBegun = """
    UPDATE sending SET state = \(Sending.State.committing.code)
    WHERE enrollment = ?1 AND step = ?2 AND fence = ?3 AND state = \(Sending.State.claimed.code)
    """
  private static let insertBegun = """
    INSERT INTO delivery (enrollment, step, sender, at, outcome)
    SELECT enrollment, step, sender, ?3, \(Delivery.Outcome.begun.code) FROM sending
    WHERE enrollment = ?1 AND step = ?2
    """
}

/// The blacklist, asked for few contacts.
struct BlacklistLookUp {
  private let statement: SQLStatement

  init(on connection: SQLConnection) throws {
    statement = try connection.prepare(
      """
      SELECT subject, is_domain, reason, added_by, added_at FROM blacklist
      WHERE subject = ? AND is_domain = ?
      """)
  }

  /// As `Blacklist.entry(covering:)` gives it.
  func entry(covering contact: EmailAddress, reader: SQLiteReader) throws -> BlacklistEntry? {
    if let entry = try entry(contact.text, isDomain: false, reader) { return entry }
    var domain = contact.domain
    while true {
      if let entry = try entry(String(domain), isDomain: true, reader) { return entry }
      guard let dot = domain.firstIndex(of: ".") else { return nil }
      domain = domain[domain.index(after: dot)...]
    }
  }

  private func entry(
    _ subject: String, isDomain: Bool, _ reader: SQLiteReader
  ) throws -> BlacklistEntry? {
    statement.bind(1, .text(subject))
    statement.bind(2, isDomain ? Int64(1) : 0)
    defer { statement.reset() }
    return try statement.step() ? try reader.blacklistEntry(statement) : nil
  }
}
