import PerigeeCore
import PerigeeSQL

extension SQLiteWriter {
  func settle(_ outcome: TaskOutcome) throws -> Bool {
    let (id, step) = (outcome.enrollment.number, Int64(outcome.step))
    let state: Sending.State = outcome.isDone ? .sent : .cancelled
    return try changing {
      try connection.run(
        """
        UPDATE sending SET state = ?3, fence = fence + 1 WHERE enrollment = ?1 AND step = ?2
          AND is_email = 0 AND state IN (\(Sending.State.planned.code), \(StoredSending.waitingCode))
        """, [.integer(id), .integer(step), .integer(state.code)])
      guard connection.changes > 0 else { return false }
      try connection.run(
        "INSERT INTO task_outcome (enrollment, step, is_done, at, user) VALUES (?, ?, ?, ?, ?)",
        [
          .integer(id), .integer(step), .integer(outcome.isDone ? 1 : 0), SQLValue(outcome.at),
          SQLValue(outcome.user),
        ])
      return true
    }
  }
}
