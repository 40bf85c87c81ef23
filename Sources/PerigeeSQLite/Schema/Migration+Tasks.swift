import PerigeeCore
import PerigeeSQL

extension Migration {
  /// What became of tasks; and what stands behind an open one has no moment any more.
  static let tasks = Migration(
    script: """
      CREATE TABLE task_outcome (
        enrollment INTEGER NOT NULL REFERENCES enrollment (id),
        step INTEGER NOT NULL,
        -- 0: skipped.
        is_done INTEGER NOT NULL,
        at INTEGER NOT NULL,
        user TEXT NOT NULL,
        PRIMARY KEY (enrollment, step)
      ) WITHOUT ROWID;
      CREATE INDEX sending_task ON sending (at) WHERE \(Predicate.isOpenTask());

      -- Before, a plan's later steps kept their moments, and their quota, whatever became of the task.
      INSERT INTO sending_move
        (enrollment, step, sender, old_at, new_at, cause, at, user, newest_engagement)
      SELECT s.enrollment, s.step, s.sender, s.at, NULL, \(SendingMove.Cause.behindTask.code),
        g.engaged_at, g.engaged_by, (SELECT max(id) FROM engagement)
      FROM sending s JOIN enrollment e ON e.id = s.enrollment
        JOIN engagement g ON g.id = e.engagement
      WHERE \(isBehindTask);
      UPDATE sending SET at = \(StoredSending.noMoment), state = \(StoredSending.waitingCode)
      WHERE (enrollment, step) IN (SELECT s.enrollment, s.step FROM sending s
        JOIN enrollment e ON e.id = s.enrollment WHERE \(isBehindTask));
      """)

  private static let isBehindTask = """
    \(Predicate.isLive("e.state")) AND s.state = \(Sending.State.planned.code)
      AND EXISTS (SELECT 1 FROM sending t WHERE t.enrollment = s.enrollment AND t.step < s.step
        AND \(Predicate.isOpenTask(in: "t")))
    """
}
