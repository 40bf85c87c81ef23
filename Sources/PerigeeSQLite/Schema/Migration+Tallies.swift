import PerigeeCore
import PerigeeSQL

extension Migration {
  /// What is counted as it changes, so that nobody has to count millions of rows to look at them.
  static let tallies = Migration { connection in
    try connection.runScript(
      """
      -- The planned sendings that have a moment, by the day of UTC: when, packed as `MomentRuns`.
      CREATE TABLE planned_day (
        sender INTEGER NOT NULL,
        day INTEGER NOT NULL,
        engagement INTEGER NOT NULL,
        step INTEGER NOT NULL,
        is_email INTEGER NOT NULL,
        count INTEGER NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        moments BLOB NOT NULL,
        PRIMARY KEY (sender, day, engagement, step, is_email)
      ) WITHOUT ROWID;

      -- All sendings by state; a count may be 0.
      CREATE TABLE sending_tally (
        engagement INTEGER NOT NULL,
        sender INTEGER NOT NULL,
        step INTEGER NOT NULL,
        is_email INTEGER NOT NULL,
        state INTEGER NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (engagement, sender, step, is_email, state)
      ) WITHOUT ROWID;
      CREATE TABLE enrollment_tally (
        engagement INTEGER NOT NULL,
        sender INTEGER NOT NULL,
        state INTEGER NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (engagement, sender, state)
      ) WITHOUT ROWID;
      CREATE TABLE move_tally (
        engagement INTEGER NOT NULL,
        cause INTEGER NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (engagement, cause)
      ) WITHOUT ROWID;

      -- What waits without a moment is looked at one by one.
      CREATE INDEX sending_waiting ON sending (enrollment)
        WHERE state = \(StoredSending.waitingCode);
      """)
    try TallyRecount(connection).fill()
  }
}
