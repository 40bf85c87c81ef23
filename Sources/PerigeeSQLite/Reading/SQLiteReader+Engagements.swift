import PerigeeCore
import PerigeeSQL

extension SQLiteReader {
  func liveEnrollments() throws -> [EmailAddress: Int] {
    let counts = try connection.map(
      """
      SELECT a.email, count(*) FROM enrollment e JOIN address a ON a.id = e.sender
      WHERE \(Predicate.isLive("e.state")) GROUP BY e.sender
      """
    ) { ($0.address(0), Int($0.integer(1))) }
    return Dictionary(uniqueKeysWithValues: counts)
  }

  private static let engagementColumns = """
    id, digest, request, frozen_sequence, provenance, engaged_by, engaged_at, enrolled, sendings,
    rolled_back_at, settings
    """

  /// By digest: the engagement that stands, else the newest of the rolled-back ones.
  func engagement(_ key: EngagementKey) throws -> Engagement? {
    let select = "SELECT \(Self.engagementColumns) FROM engagement"
    switch key {
    case .id(let id):
      return try connection.first("\(select) WHERE id = ?", [.integer(id.number)], engagement)
    case .digest(let digest):
      return try connection.first(
        "\(select) WHERE digest = ? ORDER BY rolled_back_at IS NOT NULL, id DESC LIMIT 1",
        [.text(digest.text)], engagement)
    }
  }

  func engagements(limit: Int) throws -> [Engagement] {
    try connection.map(
      "SELECT \(Self.engagementColumns) FROM engagement ORDER BY id DESC LIMIT ?",
      [.integer(Int64(limit))], engagement)
  }

  func openSendings(of engagement: Engagement.ID) throws -> Int {
    Int(
      try connection.integer(
        """
        SELECT count(*) FROM engagement g
          JOIN sending s ON s.enrollment BETWEEN g.first_enrollment
            AND g.first_enrollment + g.enrolled - 1
        WHERE g.id = ? AND \(Predicate.isOpen("s.state"))
        """, [.integer(engagement.number)]))
  }

  private func engagement(_ row: SQLStatement) throws -> Engagement {
    guard let digest = Digest(row.text(1)) else {
      throw StoreError.unusable(location: path, reason: "it holds a digest that is none")
    }
    return Engagement(
      id: Engagement.ID(row.integer(0)), digest: digest,
      request: try StoredJSON.decode(PlanRequest.self, from: row.text(2), location: path),
      sequence: try StoredJSON.decode(EmailSequence.self, from: row.text(3), location: path),
      provenance: try StoredJSON.decode(PlanProvenance.self, from: row.text(4), location: path),
      settings: row.isNull(10)
        ? nil : try StoredJSON.decode(PlanSettings.self, from: row.text(10), location: path),
      engagedBy: row.address(5), engagedAt: row.instant(6), enrolled: Int(row.integer(7)),
      sendings: Int(row.integer(8)), rolledBackAt: row.isNull(9) ? nil : row.instant(9))
  }

  func plannedParts(from: Instant) throws -> [PlannedPart] {
    let addresses = try addresses()
    var parts = PlannedParts()
    let sequences = Dictionary(
      uniqueKeysWithValues: try connection.map(
        "SELECT id, sequence FROM engagement WHERE rolled_back_at IS NULL"
      ) { ($0.integer(0), $0.text(1)) })
    for row in try plannedRows(from: from) {
      guard let sender = addresses[row.sender], let sequence = sequences[row.engagement] else {
        continue
      }
      parts.add(
        PlannedPart(
          engagement: Engagement.ID(row.engagement), sequence: sequence, sender: sender,
          emails: row.isEmail ? row.count : 0, tasks: row.isEmail ? 0 : row.count,
          first: row.first, last: row.last))
    }
    return parts.all
  }

  private static let selectEnrollments = {
    let select = """
      SELECT e.id AS id, e.engagement, g.sequence, a.email, e.state, o.email, g.variables,
        e.frozen_values, e.version
      FROM enrollment e JOIN engagement g ON g.id = e.engagement
        JOIN address a ON a.id = e.sender LEFT JOIN address o ON o.id = e.previous_owner
      WHERE e.contact = ?1
      """
    return """
      \(select) AND \(Predicate.isLive("e.state"))
      UNION ALL \(select) AND \(Predicate.hasEnded("e.state")) ORDER BY id
      """
  }()

  func enrollments(of contact: EmailAddress) throws -> [Enrollment] {
    guard let id = try optionalContactID(contact) else { return [] }
    return try connection.map(Self.selectEnrollments, [.integer(id)]) { row in
      let version = row.isNull(8) ? nil : try self.version(row.integer(8))
      return Enrollment(
        id: Enrollment.ID(row.integer(0)), engagement: Engagement.ID(row.integer(1)),
        contact: contact, sequence: row.text(2),
        sender: row.address(3),
        state: try EnrollmentState(code: row.integer(4), location: path),
        previousOwner: row.isNull(5) ? nil : row.address(5), values: try values(row, version),
        edits: try edits(enrollment: row.integer(0), of: contact, sequence: row.text(2)),
        sendings: try sendings(enrollment: row.integer(0)),
        capValues: try capValues(enrollment: row.integer(0)), version: version)
    }
  }

  /// The frozen values that are not blank: the names from `version`, else from column 6, the values from
  /// column 7.
  func values(
    _ row: SQLStatement, _ version: EnrollmentVersion?
  ) throws -> [String: String] {
    let names =
      try version?.variables
      ?? StoredJSON.texts(from: row.text(6), location: path)
    let values = try StoredJSON.texts(from: row.text(7), location: path)
    return Dictionary(zip(names, values).filter { !$0.1.isEmpty }) { first, _ in first }
  }

  private func edits(
    enrollment: Int64, of contact: EmailAddress, sequence: String
  ) throws -> [StepEdit] {
    try connection.map(
      """
      SELECT ?2, step, subject, body, html FROM enrollment_edit WHERE enrollment = ?1 ORDER BY step
      """, [.integer(enrollment), SQLValue(contact)]
    ) { Self.edit($0, sequence: sequence) }
  }

  private func sendings(enrollment: Int64) throws -> [Sending] {
    try connection.map(
      "SELECT step, at, state, is_email FROM sending WHERE enrollment = ? ORDER BY step",
      [.integer(enrollment)], sending)
  }

  /// Of a row of step, moment, state and kind.
  func sending(_ row: SQLStatement) throws -> Sending {
    Sending(
      step: Int(row.integer(0)), at: StoredSending.moment(row.integer(1)),
      state: try StoredSending.state(code: row.integer(2), location: path),
      isEmail: row.integer(3) != 0)
  }
}
