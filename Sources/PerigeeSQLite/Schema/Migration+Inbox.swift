import PerigeeCore
import PerigeeSQL

extension Migration {
  /// Incoming mail: what it was, what it did, how far each mailbox was read.
  static let inbox = Migration(
    script: """
      CREATE TABLE incoming (
        id INTEGER PRIMARY KEY,
        -- The same for every copy of a mail.
        fingerprint TEXT NOT NULL UNIQUE,
        -- Where it lies; NULL for a mail of a file.
        account INTEGER REFERENCES address (id),
        folder TEXT,
        uid_validity INTEGER,
        uid INTEGER,
        verdict INTEGER NOT NULL,
        -- NULL where it matches nobody.
        contact INTEGER REFERENCES contact (id),
        enrollment INTEGER REFERENCES enrollment (id),
        step INTEGER,
        matched_by TEXT,
        read_at INTEGER NOT NULL,
        came_at INTEGER NOT NULL,
        is_soft_bounce INTEGER NOT NULL,
        -- What it said, its evidence and its effects, as JSON.
        content TEXT NOT NULL
      );
      CREATE INDEX incoming_of ON incoming (contact) WHERE contact IS NOT NULL;
      CREATE INDEX incoming_unmatched ON incoming (id)
        WHERE contact IS NULL AND verdict <> \(Verdict.own.code);

      CREATE TABLE mailbox_reading (
        account INTEGER NOT NULL REFERENCES address (id),
        folder TEXT NOT NULL,
        uid_validity INTEGER NOT NULL,
        next INTEGER NOT NULL,
        read_at INTEGER,
        halted_at INTEGER,
        halted_why TEXT,
        trouble TEXT,
        PRIMARY KEY (account, folder)
      ) WITHOUT ROWID;

      CREATE TABLE pause_end (
        enrollment INTEGER PRIMARY KEY REFERENCES enrollment (id),
        until INTEGER NOT NULL,
        cause INTEGER NOT NULL REFERENCES incoming (id)
      );
      CREATE INDEX pause_end_until ON pause_end (until);

      -- The emails that were sent, or may have been, by the names in their Message-IDs; taken in as mail
      -- is read.
      CREATE TABLE message_name (
        name TEXT PRIMARY KEY,
        enrollment INTEGER NOT NULL,
        step INTEGER NOT NULL
      ) WITHOUT ROWID;
      CREATE TABLE message_index (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        -- The newest delivery that was taken in.
        newest INTEGER NOT NULL
      );
      INSERT INTO message_index VALUES (1, 0);
      """)
}
