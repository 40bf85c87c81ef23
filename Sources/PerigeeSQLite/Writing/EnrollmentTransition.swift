import PerigeeCore
import PerigeeSQL

/// The statements that carry one event out, for many enrollments.
struct EnrollmentTransition {
  private let connection: SQLConnection
  private let state: SQLStatement
  private let record: SQLStatement
  private let cancel: SQLStatement
  private let recordLostMoments: SQLStatement
  private let loseMoments: SQLStatement
  private let status: SQLStatement
  private let removePauseEnd: SQLStatement

  init(
    _ event: EnrollmentEvent, reason: String?, by user: EmailAddress, at now: Instant,
    on connection: SQLConnection
  ) throws {
    self.connection = connection
    let newest = SQLValue(try connection.integer("SELECT ifnull(max(id), 0) FROM engagement"))
    state = try connection.prepare("UPDATE enrollment SET state = ?2 WHERE id = ?1")
    record = try connection.prepare(
      Self.insertRecord,
      [.null, .null, .integer(event.code), SQLValue(now), SQLValue(user), SQLValue(reason), newest])
    cancel = try connection.prepare(Self.cancelOpen)
    recordLostMoments = try connection.prepare(
      Self.insertLostMoments, [.null, SQLValue(now), SQLValue(user), newest])
    loseMoments = try connection.prepare(Self.removeMoments)
    status = try connection.prepare(
      "UPDATE contact SET status = ?2 WHERE id = ?1 AND status = ?3")
    removePauseEnd = try connection.prepare("DELETE FROM pause_end WHERE enrollment = ?1")
  }

  // Made once: every email that is sent brings its enrollment on.
  private static let insertRecord = """
    INSERT INTO enrollment_event (enrollment, state, event, at, user, reason, newest_engagement)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
    """
  private static let cancelOpen = """
    UPDATE sending SET state = \(Sending.State.cancelled.code), fence = fence + 1
    WHERE enrollment = ?1 AND \(Predicate.isOpen())
    """
  private static let insertLostMoments = """
    INSERT INTO sending_move
      (enrollment, step, sender, old_at, new_at, cause, at, user, newest_engagement)
    SELECT enrollment, step, sender, at, NULL, \(SendingMove.Cause.paused.code), ?2, ?3, ?4
    FROM sending WHERE enrollment = ?1 AND \(Predicate.isOpen()) AND at > \(StoredSending.noMoment)
    """
  private static let removeMoments = """
    UPDATE sending SET state = \(StoredSending.waitingCode), at = \(StoredSending.noMoment),
      fence = fence + 1
    WHERE enrollment = ?1 AND \(Predicate.isOpen())
    """

  func run(_ found: SQLiteReader.StirredEnrollment) throws {
    let id = found.change.enrollment.number
    for statement in [state, record] {
      statement.bind(1, id)
      statement.bind(2, found.change.after.code)
      try statement.run()
    }
    if found.change.before == .paused { try run(removePauseEnd, id) }
    switch found.change.after.openSendings {
    case .stay: break
    case .areCancelled: if found.change.sendings > 0 { try run(cancel, id) }
    case .loseTheirMoments:
      try run(recordLostMoments, id)
      try run(loseMoments, id)
    }
    try changeStatus(of: found.contact, after: found.change.after)
  }

  private func run(_ statement: SQLStatement, _ enrollment: Int64) throws {
    statement.bind(1, enrollment)
    try statement.run()
  }

  private func changeStatus(of contact: Int64, after state: EnrollmentState) throws {
    for before in ContactStatus.allCases {
      guard let after = before.after(state) else { continue }
      status.bind(1, contact)
      status.bind(2, after.code)
      status.bind(3, before.code)
      try status.run()
      // Another change would otherwise begin where this one ended.
      if connection.changes > 0 { return }
    }
  }
}
