import PerigeeCore
import PerigeeSQL

// What held a mailbox's quota once an engagement was committed: what holds it now, with everything
// taken back that has happened since.
extension SQLiteReader {
  func load(
    of sender: EmailAddress, from: Instant, through: Instant, upTo engagement: Engagement.ID
  ) throws -> MailboxLoad {
    var load = MailboxLoad()
    for part in Self.partsOfPastLoad {
      try connection.forEach(
        part,
        [SQLValue(sender), SQLValue(from), SQLValue(through), .integer(engagement.number)]
      ) { row in
        if row.integer(1) == 1 {
          load.own.append(row.instant(0))
        } else {
          load.earlier.append(row.instant(0))
        }
      }
    }
    load.own.sort()
    load.earlier.sort()
    return load
  }

  // Each is a statement of its own, since only then SQLite finds the sendings by their index.
  private static let partsOfPastLoad = [stillHeld, movedSince, endedSince, undoneSince]

  private static let stillHeld = """
    SELECT s.at, e.engagement = ?4 FROM \(quotaHolders) s JOIN enrollment e ON e.id = s.enrollment
    WHERE \(isInReach) AND e.engagement <= ?4 AND \(isUnmoved)
    """

  /// The first move since tells where a sending was.
  private static let movedSince = """
    SELECT m.old_at, e.engagement = ?4 FROM sending_move m
      JOIN enrollment e ON e.id = m.enrollment
      JOIN sending s ON s.enrollment = m.enrollment AND s.step = m.step
    WHERE m.id IN (SELECT min(id) FROM sending_move WHERE newest_engagement >= ?4
        GROUP BY enrollment, step)
      AND m.sender = \(mailbox) AND m.old_at BETWEEN ?2 AND ?3 AND s.is_email = 1
      AND e.engagement <= ?4
    """

  // `CROSS JOIN` keeps SQLite from starting with the large table: few have ended since.
  private static let endedSince = """
    SELECT s.at, e.engagement = ?4 FROM enrollment_event v
      CROSS JOIN enrollment e ON e.id = v.enrollment
      CROSS JOIN sending s ON s.enrollment = v.enrollment
    WHERE v.newest_engagement >= ?4 AND \(Predicate.hasEnded("v.state")) AND \(isInReach)
      AND s.state IN (\(Sending.State.cancelled.code), \(Sending.State.failed.code))
      AND e.engagement <= ?4 AND \(isUnmoved)
    GROUP BY s.enrollment, s.step
    """

  private static let undoneSince = """
    SELECT s.at, g.id = ?4 FROM engagement g
      CROSS JOIN sending s ON s.enrollment BETWEEN g.first_enrollment
        AND g.first_enrollment + g.enrolled - 1
    WHERE g.rolled_back_after >= ?4 AND g.id <= ?4 AND \(isInReach) AND \(isUnmoved)
      AND NOT EXISTS (SELECT 1 FROM enrollment_event v
        WHERE v.enrollment = s.enrollment AND \(Predicate.hasEnded("v.state")))
    """

  private static let mailbox = "(SELECT id FROM address WHERE email = ?1)"
  private static let isInReach =
    "s.sender = \(mailbox) AND s.at BETWEEN ?2 AND ?3 AND s.is_email = 1"
  private static let isUnmoved = """
    NOT EXISTS (SELECT 1 FROM sending_move m WHERE m.enrollment = s.enrollment
      AND m.step = s.step AND m.newest_engagement >= ?4)
    """
}
