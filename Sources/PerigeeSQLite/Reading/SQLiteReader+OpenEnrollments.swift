import PerigeeCore
import PerigeeSQL

extension SQLiteReader {
  func openEnrollments(_ choice: OpenEnrollment.Choice) throws -> [OpenEnrollment] {
    var versions: [Int64: EnrollmentVersion] = [:]
    switch choice {
    case .enrollments(let ids):
      let statement = try connection.prepare("\(Self.selectOpen) AND e.id = ?1 ORDER BY s.step")
      var found: [OpenEnrollment] = []
      for id in Set(ids).sorted() {
        statement.bind(1, id.number)
        while try statement.step() { try add(statement, to: &found, &versions) }
        statement.reset()
      }
      return found
    case .senders(let senders):
      var found: [OpenEnrollment] = []
      for sender in Set(senders).sorted() {
        try connection.forEach(
          "\(Self.selectOpen) AND a.email = ?1 ORDER BY e.id, s.step", [SQLValue(sender)]
        ) { try add($0, to: &found, &versions) }
      }
      return found.sorted { $0.id < $1.id }
    case .sequence(let name):
      var found: [OpenEnrollment] = []
      try connection.forEach(
        "\(Self.selectOpen) AND g.sequence = ?1 ORDER BY e.id, s.step", [.text(name)]
      ) { try add($0, to: &found, &versions) }
      return found
    case .waiting:
      var found: [OpenEnrollment] = []
      try connection.forEach(
        """
        \(Self.selectOpen) AND e.id IN (
          SELECT enrollment FROM sending WHERE state = \(StoredSending.waitingCode))
        ORDER BY e.id, s.step
        """
      ) { try add($0, to: &found, &versions) }
      return found
    }
  }

  private static let selectOpen = """
    SELECT e.id, e.engagement, c.email, g.sequence, a.email, e.state, s.step, s.at, s.state, s.is_email,
      e.version, (SELECT max(d.at) FROM delivery d WHERE d.enrollment = s.enrollment
        AND d.step = s.step
        AND d.outcome IN (\(Delivery.Outcome.sent.code), \(Delivery.Outcome.unknown.code))), o.at
    FROM enrollment e JOIN engagement g ON g.id = e.engagement JOIN contact c ON c.id = e.contact
      JOIN address a ON a.id = e.sender JOIN sending s ON s.enrollment = e.id
      LEFT JOIN task_outcome o ON o.enrollment = s.enrollment AND o.step = s.step
    WHERE \(Predicate.isLive("e.state"))
    """

  /// One row a sending, those of an enrollment one after the other.
  private func add(
    _ row: SQLStatement, to found: inout [OpenEnrollment],
    _ versions: inout [Int64: EnrollmentVersion]
  ) throws {
    let sending = Sending(
      step: Int(row.integer(6)), at: StoredSending.moment(row.integer(7)),
      state: try StoredSending.state(code: row.integer(8), location: path),
      isEmail: row.integer(9) != 0)
    let id = Enrollment.ID(row.integer(0))
    let wentAt = sending.countsFromDelivery && !row.isNull(11) ? row.instant(11) : nil
    let sentAt = row.isNull(12) ? wentAt : row.instant(12)
    if found.last?.id == id {
      found[found.count - 1].sendings.append(sending)
      found[found.count - 1].sentAt[sending.step] = sentAt
      return
    }
    var version: EnrollmentVersion?
    if !row.isNull(10) {
      version = try versions[row.integer(10)] ?? self.version(row.integer(10))
      versions[row.integer(10)] = version
    }
    found.append(
      OpenEnrollment(
        id: id, engagement: Engagement.ID(row.integer(1)), contact: row.address(2),
        sequence: row.text(3), sender: row.address(4),
        state: try EnrollmentState(code: row.integer(5), location: path), sendings: [sending],
        version: version, sentAt: sentAt.map { [sending.step: $0] } ?? [:]))
  }

  func currentStarts(of engagement: Engagement.ID) throws -> [Enrollment.ID: Instant] {
    let starts = try connection.map(
      """
      SELECT s.enrollment, s.at FROM engagement g
        JOIN sending s ON s.enrollment BETWEEN g.first_enrollment
          AND g.first_enrollment + g.enrolled - 1
      WHERE g.id = ?1 AND s.at > \(StoredSending.noMoment)
        AND s.state <> \(Sending.State.cancelled.code)
        AND s.step = (SELECT min(step) FROM sending WHERE enrollment = g.first_enrollment)
      """, [.integer(engagement.number)]
    ) { (Enrollment.ID($0.integer(0)), $0.instant(1)) }
    return Dictionary(starts) { first, _ in first }
  }
}
