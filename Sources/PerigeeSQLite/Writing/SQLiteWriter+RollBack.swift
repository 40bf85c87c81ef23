import PerigeeCore
import PerigeeSQL

extension SQLiteWriter {
  func rollBack(_ engagement: Engagement.ID, at now: Instant) throws {
    guard let range = try standingEnrollments(of: engagement) else {
      throw UnknownName(kind: .engagement, name: String(engagement.number))
    }
    // What is claimed was told no server, and is taken back.
    let sent = try connection.integer(
      """
      SELECT count(*) FROM sending
      WHERE enrollment BETWEEN ? AND ? AND is_email = 1 AND \(Predicate.isTried())
        AND state <> \(Sending.State.claimed.code)
      """, range)
    guard sent == 0 else {
      throw StoreError.alreadySending(engagement: engagement.number, sent: Int(sent))
    }
    try changing {
      try restoreContacts(range)
      try restoreEdits(range)
      try countingRollback(of: engagement.number) {
        try connection.run(
          """
          UPDATE sending SET state = \(Sending.State.cancelled.code), fence = fence + 1
          WHERE enrollment BETWEEN ? AND ? AND \(Predicate.isOpen())
          """, range)
        try connection.run(
          "UPDATE enrollment SET state = \(EnrollmentState.rolledBack.code) WHERE id BETWEEN ? AND ?",
          range)
      }
      try connection.run(
        """
        UPDATE engagement SET rolled_back_at = ?1,
          rolled_back_after = (SELECT max(id) FROM engagement) WHERE id = ?2
        """, [SQLValue(now), .integer(engagement.number)])
    }
  }

  /// First and last enrollment, nil where no such engagement stands.
  private func standingEnrollments(of engagement: Engagement.ID) throws -> [SQLValue]? {
    try connection.first(
      """
      SELECT first_enrollment, first_enrollment + enrolled - 1 FROM engagement
      WHERE id = ? AND rolled_back_at IS NULL
      """, [.integer(engagement.number)]
    ) { [.integer($0.integer(0)), .integer($0.integer(1))] }
  }

  /// Owners and statuses "are what they were before it, where nobody has changed them since".
  private func restoreContacts(_ range: [SQLValue]) throws {
    try connection.run(
      """
      UPDATE contact SET owner = e.previous_owner FROM enrollment e
      WHERE e.id BETWEEN ? AND ? AND contact.id = e.contact AND contact.owner = e.sender
        AND e.previous_owner IS NOT e.sender
      """, range)
    try connection.run(
      """
      UPDATE contact SET status = e.previous_status FROM enrollment e
      WHERE e.id BETWEEN ? AND ? AND contact.id = e.contact
        AND contact.status = \(ContactStatus.added.code)
        AND e.previous_status = \(ContactStatus.new.code)
      """, range)
    // A task that was done had brought them on, and nobody has answered to that.
    for (event, before, after) in ContactStatus.progress {
      try connection.run(
        """
        UPDATE contact SET status = e.previous_status FROM enrollment e
        WHERE e.id BETWEEN ? AND ? AND contact.id = e.contact
          AND contact.status = \(after.code) AND e.previous_status = \(before.code)
          AND EXISTS (SELECT 1 FROM enrollment_event v
            WHERE v.enrollment = e.id AND v.event = \(event.code))
        """, range)
    }
  }

  /// An edit that was made since the engagement is the newer one, and stays.
  private func restoreEdits(_ range: [SQLValue]) throws {
    try connection.run(
      """
      INSERT INTO step_edit
      SELECT e.contact, g.sequence, x.step, x.subject, x.body, x.html
      FROM enrollment_edit x JOIN enrollment e ON e.id = x.enrollment
        JOIN engagement g ON g.id = e.engagement
      WHERE x.enrollment BETWEEN ? AND ? ON CONFLICT DO NOTHING
      """, range)
    try connection.run("DELETE FROM enrollment_edit WHERE enrollment BETWEEN ? AND ?", range)
  }
}
