import PerigeeCore
import PerigeeSQL

extension Migration {
  /// What a dispatcher keeps.
  static let dispatch = Migration(
    script: """
      -- A row for an email that was ever tried.
      CREATE TABLE delivery (
        enrollment INTEGER NOT NULL REFERENCES enrollment (id),
        step INTEGER NOT NULL,
        sender INTEGER NOT NULL REFERENCES address (id),
        -- When it was claimed last; of one that was sent, when it was.
        at INTEGER NOT NULL,
        -- 1 where it was sent, may have been, or is on its way: the quota at the send counts it.
        counts INTEGER NOT NULL,
        attempts INTEGER NOT NULL,
        first_tried INTEGER NOT NULL,
        answer TEXT,
        PRIMARY KEY (enrollment, step)
      ) WITHOUT ROWID;
      CREATE INDEX delivery_load ON delivery (sender, at) WHERE counts = 1;
      -- What is in somebody's hand or unknown, of which there are few.
      CREATE INDEX sending_unsettled ON sending (state) WHERE state IN (1, 2, 4);

      CREATE TABLE dispatcher (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        machine TEXT NOT NULL,
        process INTEGER NOT NULL,
        started INTEGER NOT NULL,
        fence INTEGER NOT NULL,
        user TEXT NOT NULL,
        since INTEGER NOT NULL,
        until INTEGER NOT NULL
      );
      CREATE TABLE sender_halt (
        sender INTEGER PRIMARY KEY REFERENCES address (id),
        at INTEGER NOT NULL,
        reason TEXT NOT NULL
      );
      CREATE TABLE dispatch_hold (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        since INTEGER NOT NULL,
        is_copy INTEGER NOT NULL
      );
      """)
}
