import PerigeeSQL

extension Migration {
  /// The tables of 0.1.0.
  ///
  /// Blank is NULL everywhere, never the empty text. Times are milliseconds since 1970. What the
  /// codes of states mean, and why partial indexes compare them, stands in PerigeeSQL.
  static let tables = Migration(
    script: """
      CREATE TABLE world (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        version INTEGER NOT NULL
      );
      INSERT INTO world VALUES (1, 0);

      -- Teammates: owners and senders.
      CREATE TABLE address (
        id INTEGER PRIMARY KEY,
        email TEXT NOT NULL UNIQUE
      );

      -- One column a variable, added when the variable first appears.
      CREATE TABLE contact (
        id INTEGER PRIMARY KEY,
        email TEXT NOT NULL UNIQUE,
        owner INTEGER REFERENCES address (id),
        status INTEGER NOT NULL,
        bounced INTEGER NOT NULL DEFAULT 0
      );
      CREATE TABLE variable (
        name TEXT PRIMARY KEY,
        column_name TEXT NOT NULL UNIQUE
      ) WITHOUT ROWID;

      CREATE TABLE list (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE
      );
      CREATE TABLE list_member (
        list INTEGER NOT NULL,
        contact INTEGER NOT NULL,
        PRIMARY KEY (list, contact)
      ) WITHOUT ROWID;

      CREATE TABLE blacklist (
        id INTEGER PRIMARY KEY,
        subject TEXT NOT NULL UNIQUE,
        is_domain INTEGER NOT NULL,
        reason TEXT NOT NULL,
        added_by TEXT NOT NULL,
        added_at INTEGER NOT NULL
      );

      -- The enrollments of an engagement are the `enrolled` ones from `first_enrollment` on.
      CREATE TABLE engagement (
        id INTEGER PRIMARY KEY,
        digest TEXT NOT NULL,
        sequence TEXT NOT NULL,
        request TEXT NOT NULL,
        frozen_sequence TEXT NOT NULL,
        provenance TEXT NOT NULL,
        variables TEXT NOT NULL,
        engaged_by TEXT NOT NULL,
        engaged_at INTEGER NOT NULL,
        enrolled INTEGER NOT NULL,
        sendings INTEGER NOT NULL,
        first_enrollment INTEGER NOT NULL,
        rolled_back_at INTEGER,
        -- The newest engagement when this one was rolled back.
        rolled_back_after INTEGER
      );
      CREATE UNIQUE INDEX engagement_standing ON engagement (digest) WHERE rolled_back_at IS NULL;
      CREATE INDEX engagement_sequence ON engagement (sequence);

      CREATE TABLE enrollment (
        id INTEGER PRIMARY KEY,
        engagement INTEGER NOT NULL REFERENCES engagement (id),
        contact INTEGER NOT NULL,
        sender INTEGER NOT NULL REFERENCES address (id),
        state INTEGER NOT NULL,
        previous_owner INTEGER REFERENCES address (id),
        previous_status INTEGER NOT NULL,
        -- A JSON array in the order of engagement.variables.
        frozen_values TEXT NOT NULL
      );
      -- "A contact is live in one sequence only": this index says it, no check does.
      CREATE UNIQUE INDEX enrollment_live ON enrollment (contact) WHERE \(Predicate.isLive());
      CREATE INDEX enrollment_ended ON enrollment (contact) WHERE \(Predicate.hasEnded());

      CREATE TABLE sending (
        enrollment INTEGER NOT NULL,
        step INTEGER NOT NULL,
        sender INTEGER NOT NULL,
        at INTEGER NOT NULL,
        state INTEGER NOT NULL,
        is_email INTEGER NOT NULL,
        PRIMARY KEY (enrollment, step)
      ) WITHOUT ROWID;
      -- What counts against a sender's quota (rule 21).
      CREATE INDEX sending_load ON sending (sender, at) WHERE state < 10 AND is_email = 1;

      CREATE TABLE step_edit (
        contact INTEGER NOT NULL REFERENCES contact (id),
        sequence TEXT NOT NULL,
        step INTEGER NOT NULL,
        subject TEXT,
        body TEXT,
        html TEXT,
        PRIMARY KEY (contact, sequence, step)
      ) WITHOUT ROWID;
      CREATE TABLE enrollment_edit (
        enrollment INTEGER NOT NULL REFERENCES enrollment (id),
        step INTEGER NOT NULL,
        subject TEXT,
        body TEXT,
        html TEXT,
        PRIMARY KEY (enrollment, step)
      ) WITHOUT ROWID;

      CREATE TABLE log (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        user TEXT NOT NULL,
        action TEXT NOT NULL,
        subject TEXT NOT NULL,
        detail TEXT NOT NULL
      );
      CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
      CREATE TRIGGER log_is_never_deleted BEFORE DELETE ON log
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
      """)
}
