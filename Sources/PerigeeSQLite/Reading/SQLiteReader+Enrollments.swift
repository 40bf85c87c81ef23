import PerigeeCore
import PerigeeSQL

extension SQLiteReader {
  func effects(of event: EnrollmentEvent, on scope: EnrollmentScope) throws -> [EnrollmentChange] {
    try stirred(by: event, in: scope).map(\.change)
  }

  /// An enrollment that an event leads to another state.
  struct StirredEnrollment {
    var change: EnrollmentChange
    /// The contact's number.
    var contact: Int64
  }

  func stirred(
    by event: EnrollmentEvent, in scope: EnrollmentScope
  ) throws -> [StirredEnrollment] {
    let tried = try connection.prepare(Self.selectTried)
    let open = try connection.prepare(Self.countOpen)
    return try newestEnrollments(in: scope).compactMap { found in
      var found = found
      tried.bind(1, found.change.enrollment.number)
      let hasSent = try event.dependsOnSent && tried.step()
      tried.reset()
      guard let after = found.change.before.after(event, hasSent: hasSent) else { return nil }
      found.change.after = after
      guard after.openSendings != .stay else { return found }
      open.bind(1, found.change.enrollment.number)
      if try open.step() {
        found.change.sendings = Int(open.integer(0))
        found.change.next = open.isNull(1) ? nil : open.instant(1)
      }
      open.reset()
      return found
    }
  }

  // Made once: an email that was sent asks both.
  private static let selectTried =
    "SELECT 1 FROM sending WHERE enrollment = ? AND \(Predicate.isTried()) LIMIT 1"
  private static let countOpen = """
    SELECT count(*), min(CASE WHEN at > \(StoredSending.noMoment) THEN at END) FROM sending
    WHERE enrollment = ? AND \(Predicate.isOpen())
    """

  /// The newest enrollment of each contact of the scope that was not undone, `after` as `before`.
  private func newestEnrollments(in scope: EnrollmentScope) throws -> [StirredEnrollment] {
    var condition = "e.state <> \(EnrollmentState.rolledBack.code)"
    var names: [SQLValue] = []
    if let sequence = scope.sequence {
      condition += " AND g.sequence = ?2"
      names = [.text(sequence)]
    }
    switch scope.whom {
    case .contacts(let emails):
      return try newestEnrollments(of: try ids(of: emails), condition, names)
    case .domain(let domain):
      return try newestEnrollments(of: try ids(inDomain: domain), condition, names)
    case .enrollment(let id):
      return try connection.map(
        "\(Self.selectStirred) WHERE e.id = ?1 AND \(condition)", [.integer(id.number)] + names,
        stirred)
    case .engagement(let id):
      guard try engagement(.id(id)) != nil else {
        throw UnknownName(kind: .engagement, name: String(id.number))
      }
      return try connection.map(
        """
        \(Self.selectStirred) WHERE e.id BETWEEN g.first_enrollment
          AND g.first_enrollment + g.enrolled - 1 AND g.id = ?1 AND \(condition) ORDER BY e.id
        """, [.integer(id.number)] + names, stirred)
    }
  }

  private static let selectStirred = """
    SELECT e.id, c.email, g.sequence, a.email, e.state, e.contact
    FROM enrollment e JOIN engagement g ON g.id = e.engagement JOIN contact c ON c.id = e.contact
      JOIN address a ON a.id = e.sender
    """

  private func newestEnrollments(
    of contacts: [Int64], _ condition: String, _ names: [SQLValue]
  ) throws -> [StirredEnrollment] {
    // The live one is the newest, since nobody is engaged while one is live; each half has its index.
    let halves = try [Predicate.isLive("e.state"), Predicate.hasEnded("e.state")].map { half in
      try connection.prepare(
        """
        \(Self.selectStirred) WHERE e.contact = ?1 AND \(half) AND \(condition)
        ORDER BY e.id DESC LIMIT 1
        """, [.null] + names)
    }
    var found: [StirredEnrollment] = []
    for contact in contacts {
      for half in halves {
        half.bind(1, contact)
        defer { half.reset() }
        if try half.step() {
          found.append(try stirred(half))
          break
        }
      }
    }
    return found.sorted { $0.change.enrollment < $1.change.enrollment }
  }

  private func stirred(_ row: SQLStatement) throws -> StirredEnrollment {
    let state = try EnrollmentState(code: row.integer(4), location: path)
    return StirredEnrollment(
      change: EnrollmentChange(
        enrollment: Enrollment.ID(row.integer(0)), contact: row.address(1), sequence: row.text(2),
        sender: row.address(3), before: state, after: state, sendings: 0, next: nil),
      contact: row.integer(5))
  }

  /// The contacts of a domain and its subdomains, ascending: one pass over the index of addresses.
  private func ids(inDomain domain: String) throws -> [Int64] {
    try connection.map(
      """
      SELECT id FROM contact
      WHERE substr(email, -length(?1) - 1) IN ('@' || ?1, '.' || ?1) ORDER BY id
      """, [.text(domain)]
    ) { $0.integer(0) }
  }

  func history(of enrollment: Enrollment.ID) throws -> [EnrollmentRecord] {
    try connection.map(
      """
      SELECT event, state, at, user, reason FROM enrollment_event WHERE enrollment = ? ORDER BY id
      """, [.integer(enrollment.number)]
    ) { row in
      EnrollmentRecord(
        event: try EnrollmentEvent(code: row.integer(0), location: path),
        state: try EnrollmentState(code: row.integer(1), location: path), at: row.instant(2),
        user: row.address(3), reason: row.optionalText(4))
    }
  }

  func silentEnrollments(since moment: Instant, limit: Int) throws -> [Enrollment.ID] {
    try connection.map(
      """
      SELECT e.id FROM enrollment e
      WHERE \(Predicate.hasStopped("e.state")) AND (SELECT max(v.at) FROM enrollment_event v
        WHERE v.enrollment = e.id AND v.event = \(EnrollmentEvent.completion.code)) <= ?1
      ORDER BY e.id LIMIT ?2
      """, [SQLValue(moment), .integer(Int64(limit))]
    ) { Enrollment.ID($0.integer(0)) }
  }

  func moves(of enrollment: Enrollment.ID) throws -> [SendingMove] {
    try connection.map(
      """
      SELECT step, old_at, new_at, cause, at, user FROM sending_move WHERE enrollment = ? ORDER BY id
      """, [.integer(enrollment.number)]
    ) { row in
      SendingMove(
        enrollment: enrollment, step: Int(row.integer(0)),
        from: row.isNull(1) ? nil : row.instant(1), to: row.isNull(2) ? nil : row.instant(2),
        cause: try SendingMove.Cause(code: row.integer(3), location: path), at: row.instant(4),
        user: row.address(5))
    }
  }
}
