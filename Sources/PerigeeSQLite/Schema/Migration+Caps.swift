extension Migration {
  /// What enrollments count for under caps. Those of earlier versions have nothing kept.
  static let caps = Migration(
    script: """
      -- `Cap.key`, by number.
      CREATE TABLE cap_key (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE
      );
      -- A NULL is kept as well: the contact had a blank value, and does not count.
      CREATE TABLE cap_value (
        cap_key INTEGER NOT NULL REFERENCES cap_key (id),
        enrollment INTEGER NOT NULL REFERENCES enrollment (id),
        value TEXT,
        PRIMARY KEY (cap_key, enrollment)
      ) WITHOUT ROWID;
      """)
}
