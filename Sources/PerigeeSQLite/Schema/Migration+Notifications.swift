import PerigeeSQL

extension Migration {
  /// Events for the team's web hook, and emails of which a hook's word is the last.
  static let notifications = Migration(
    script: """
      -- The kinds of events that are kept for the web hook.
      CREATE TABLE notified_kind (kind TEXT PRIMARY KEY) WITHOUT ROWID;

      CREATE TABLE notification (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        state TEXT NOT NULL,
        -- When it is tried next, or had its end.
        next INTEGER NOT NULL,
        body TEXT NOT NULL
      );
      CREATE INDEX notification_due ON notification (state, next);

      CREATE INDEX delivery_held ON delivery (enrollment, step, id) WHERE \(Predicate.isHeld());
      """)
}
