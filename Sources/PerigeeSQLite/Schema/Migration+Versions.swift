extension Migration {
  /// What enrollments go on with since an upgrade or a handover, as JSON; NULL where it is what their
  /// engagement has. The frozen values of one with a version follow the version's variables.
  static let versions = Migration(
    script: """
      CREATE TABLE enrollment_version (
        id INTEGER PRIMARY KEY,
        definition TEXT NOT NULL UNIQUE
      );
      ALTER TABLE enrollment ADD COLUMN version INTEGER REFERENCES enrollment_version (id);
      """)
}
