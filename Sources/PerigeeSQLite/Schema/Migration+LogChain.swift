import PerigeeCore

extension Migration {
  /// The chain of the log: each entry carries the hash of the one before, those of 0.1.0 too, and an
  /// entry that is there is not replaced.
  static let logChain = Migration { connection in
    try connection.runScript(
      """
      DROP TRIGGER log_is_never_changed;
      DROP TRIGGER log_is_never_deleted;
      ALTER TABLE log ADD COLUMN previous TEXT NOT NULL DEFAULT '';
      -- How many entries were written, and the newest one's hash.
      CREATE TABLE log_head (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        entries INTEGER NOT NULL,
        hash TEXT NOT NULL
      );
      """)
    try chainEntries(connection)
    try connection.runScript(
      """
      CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
      CREATE TRIGGER log_is_never_deleted BEFORE DELETE ON log
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
      -- INSERT OR REPLACE deletes without a trigger's word, unless recursive_triggers is on. An id that
      -- SQLite is to choose is -1 here.
      CREATE TRIGGER log_is_never_replaced BEFORE INSERT ON log
        WHEN NEW.id <= (SELECT coalesce(max(id), 0) FROM log)
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
      """)
  }

  private static func chainEntries(_ connection: SQLConnection) throws {
    var previous = LogChain.beginning
    let entries = try connection.map(
      "SELECT id, NULL, at, user, action, subject, detail FROM log ORDER BY id"
    ) { row in
      let carried = previous
      previous = SQLiteReader.hash(of: row, after: carried)
      return (id: row.integer(0), carried: carried)
    }
    let update = try connection.prepare("UPDATE log SET previous = ?2 WHERE id = ?1")
    for entry in entries {
      update.bind(1, entry.id)
      update.bind(2, .text(entry.carried))
      try update.run()
    }
    try connection.run(
      "INSERT INTO log_head VALUES (1, ?, ?)", [.integer(Int64(entries.count)), .text(previous)])
  }
}
