import PerigeeSQL

extension Migration {
  /// Who sends, what waits, and every attempt at an email.
  static let dispatch = Migration(
    script: """
      -- The newest lease; without a host it was given back.
      CREATE TABLE dispatcher (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        fence INTEGER NOT NULL,
        host TEXT,
        process INTEGER,
        start TEXT,
        taken_at INTEGER,
        until INTEGER,
        -- Since when this database sends nothing.
        held_since INTEGER
      );
      INSERT INTO dispatcher (id, fence) VALUES (1, 0);

      CREATE TABLE mailbox (
        sender INTEGER PRIMARY KEY REFERENCES address (id),
        halted_at INTEGER,
        halted_why TEXT,
        waiting_until INTEGER,
        waiting_why TEXT
      );

      CREATE TABLE delivery (
        id INTEGER PRIMARY KEY,
        enrollment INTEGER NOT NULL REFERENCES enrollment (id),
        step INTEGER NOT NULL,
        sender INTEGER NOT NULL REFERENCES address (id),
        at INTEGER NOT NULL,
        outcome INTEGER NOT NULL,
        answer TEXT
      );
      CREATE INDEX delivery_of ON delivery (enrollment, step);
      -- What counts against the quota at the send.
      CREATE INDEX delivery_load ON delivery (sender, at) WHERE \(Predicate.isCounted());

      -- However many emails are planned or were sent, the due ones are found among the planned.
      CREATE INDEX sending_due ON sending (sender, at) WHERE \(Predicate.isPlannedEmail());
      CREATE INDEX sending_in_hand ON sending (state, sender) WHERE \(Predicate.isInHand());
      """)
}
