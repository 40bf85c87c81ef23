import GRDBSQLite
import PerigeeCore

/// The settings of a connection that writes, and the length of its log.
final class WriteAheadLog {
  /// Pages in the log after the last commit, as SQLite tells it.
  private var pages: Int32 = 0
  /// SQLite's own default for automatic checkpoints, which are off: they would be outside of our
  /// control.
  private static let checkpointPages: Int32 = 1_000

  /// Sets the connection up, under the writer lock.
  /// - Throws: `StoreError.unusable` where a setting that commits rest on is not what it must be.
  init(_ connection: SQLConnection) throws {
    let mode = try connection.first("PRAGMA journal_mode = WAL") { $0.text(0) }
    guard mode == "wal" else {
      throw StoreError.unusable(location: connection.path, reason: "it has no write-ahead log")
    }
    try connection.runScript(
      """
      PRAGMA synchronous = FULL;
      PRAGMA wal_autocheckpoint = 0;
      PRAGMA journal_size_limit = 67108864;
      PRAGMA temp_store = MEMORY;
      PRAGMA cache_size = -131072;
      """)
    try Self.requireFull(connection)
    sqlite3_wal_hook(
      connection.handle,
      { log, _, _, pages in
        Unmanaged<WriteAheadLog>.fromOpaque(log!).takeUnretainedValue().pages = pages
        return SQLITE_OK
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// "Acknowledged" means that it is on the disk: nothing less than FULL starts.
  static func requireFull(_ connection: SQLConnection) throws {
    let full: Int64 = 2
    guard try connection.integer("PRAGMA synchronous") == full else {
      throw StoreError.unusable(location: connection.path, reason: "synchronous is not FULL")
    }
  }

  /// Moves a long log into the database, under the writer lock.
  ///
  /// What it reports is not thrown: the commit stands in the log whatever becomes of the
  /// checkpoint, and the next commit tries again.
  func checkpointIfLong(_ connection: SQLConnection) {
    guard pages >= Self.checkpointPages else { return }
    let code = sqlite3_wal_checkpoint_v2(
      connection.handle, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
    if code == SQLITE_OK { pages = 0 }
  }
}
