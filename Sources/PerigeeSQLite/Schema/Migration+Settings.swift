extension Migration {
  /// The settings that an engagement's plan was made under, as JSON; NULL for those of 0.1.0, which
  /// kept none.
  static let settings = Migration(script: "ALTER TABLE engagement ADD COLUMN settings TEXT;")
}
