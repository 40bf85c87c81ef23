extension Migration {
  /// Lua that acts by itself, its moments and runs, what it waits for, and plans that wait for a person.
  ///
  /// What is looked for is a column; all else of a row is its `body`, as JSON.
  static let automations = Migration(
    script: """
      CREATE TABLE automation (
        name TEXT PRIMARY KEY,
        -- The kind of event that it waits for.
        event TEXT,
        body TEXT NOT NULL
      ) WITHOUT ROWID;

      CREATE TABLE automation_event (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        at INTEGER NOT NULL,
        body TEXT NOT NULL
      );
      CREATE INDEX automation_event_kind ON automation_event (kind, id);

      CREATE TABLE occurrence (
        id INTEGER PRIMARY KEY,
        automation TEXT NOT NULL,
        key TEXT NOT NULL,
        state TEXT NOT NULL,
        body TEXT NOT NULL,
        UNIQUE (automation, key)
      );
      CREATE INDEX occurrence_state ON occurrence (state, automation);

      CREATE TABLE automation_run (
        id INTEGER PRIMARY KEY,
        occurrence INTEGER NOT NULL REFERENCES occurrence (id),
        automation TEXT NOT NULL,
        state TEXT NOT NULL,
        now INTEGER NOT NULL,
        body TEXT NOT NULL
      );
      CREATE INDEX automation_run_of ON automation_run (automation, now);
      CREATE INDEX automation_run_occurrence ON automation_run (occurrence);

      CREATE TABLE automation_grant (
        automation TEXT PRIMARY KEY,
        body TEXT NOT NULL
      ) WITHOUT ROWID;
      CREATE TABLE automation_engagement (
        automation TEXT NOT NULL,
        at INTEGER NOT NULL
      );
      CREATE INDEX automation_engagement_of ON automation_engagement (automation, at);

      CREATE TABLE proposal (
        id INTEGER PRIMARY KEY,
        state TEXT NOT NULL,
        body TEXT NOT NULL,
        plan_file TEXT NOT NULL
      );
      """)
}
