import PerigeeCore

/// The tables of a Perigee database as the migrations that make them, and how a file is recognised
/// as one.
struct Schema: Sendable {
  /// "Peri" in ASCII; `file` shows it, and a database without it is not ours.
  static let applicationID: Int64 = 0x5065_7269
  static let variableLimit = 1_000
  /// What this program reads and writes.
  static let current = Schema(
    migrations: [
      .tables, .logChain, .caps, .settings, .life, .tasks, .versions, .dispatch, .quotaIndexes,
      .inbox, .automations, .tallies, .notifications, .silence, .unreadMail, .inHandIndex,
    ])

  /// In order; the first one makes version 1 of an empty file. Never reordered, never shortened.
  let migrations: [Migration]

  /// Kept in the file as its `user_version`.
  var version: Int64 { Int64(migrations.count) }

  enum State {
    case empty, current
    case older(Int64)
  }

  /// What the file holds.
  /// - Throws: `StoreError.unusable` where it is somebody else's or newer than this program.
  func state(of connection: SQLConnection) throws -> State {
    let application = try connection.integer("PRAGMA application_id")
    let found = try connection.integer("PRAGMA user_version")
    let objects = try connection.integer("SELECT count(*) FROM sqlite_schema")
    if application == 0, found == 0, objects == 0 { return .empty }
    guard application == Self.applicationID, found > 0 else {
      throw StoreError.unusable(location: connection.path, reason: "it is no Perigee database")
    }
    guard found <= version else {
      throw StoreError.unusable(
        location: connection.path,
        reason: "its schema is \(found) and this program knows \(version); use a newer perigee")
    }
    return found == version ? .current : .older(found)
  }

  /// Brings the file to `version` by the migrations that it lacks, in the caller's transaction: a
  /// file has all of them or is as it was.
  func migrate(_ connection: SQLConnection) throws {
    let found: Int64
    switch try state(of: connection) {
    case .current: return
    case .empty: found = 0
    case .older(let version): found = version
    }
    for migration in migrations[Int(found)...] { try migration.run(connection) }
    try connection.runScript(
      "PRAGMA application_id = \(Self.applicationID); PRAGMA user_version = \(version)")
  }
}
