extension Migration {
  /// What happens to enrollments and sendings after their commit.
  ///
  /// `newest_engagement` is the newest one at that moment: what held quota when an engagement was committed
  /// is told by what has happened since.
  static let life = Migration(
    script: """
      -- A claim's number: who writes a sending says which one, and an older claim changes nothing.
      ALTER TABLE sending ADD COLUMN fence INTEGER NOT NULL DEFAULT 0;

      CREATE TABLE enrollment_event (
        id INTEGER PRIMARY KEY,
        enrollment INTEGER NOT NULL REFERENCES enrollment (id),
        event INTEGER NOT NULL,
        state INTEGER NOT NULL,
        at INTEGER NOT NULL,
        user TEXT NOT NULL,
        reason TEXT,
        newest_engagement INTEGER NOT NULL
      );
      CREATE INDEX enrollment_event_of ON enrollment_event (enrollment);
      CREATE INDEX enrollment_event_since ON enrollment_event (newest_engagement);

      CREATE TABLE sending_move (
        id INTEGER PRIMARY KEY,
        enrollment INTEGER NOT NULL REFERENCES enrollment (id),
        step INTEGER NOT NULL,
        -- Whose it was before.
        sender INTEGER NOT NULL REFERENCES address (id),
        -- NULL where it had no moment, and where it has none now.
        old_at INTEGER,
        new_at INTEGER,
        cause INTEGER NOT NULL,
        at INTEGER NOT NULL,
        user TEXT NOT NULL,
        newest_engagement INTEGER NOT NULL
      );
      CREATE INDEX sending_move_of ON sending_move (enrollment, step);
      CREATE INDEX sending_move_since ON sending_move (newest_engagement);
      """)
}
