import GRDB
import PerigeeCore

/// A copy of a store to try things on, which counts for nothing when the process has ended.
///
/// Nobody else has it, so that it needs no lock, no log and no second connection: its writes are savepoints of
/// one transaction that is ended only now and then, and its tallies are settled when somebody reads them. Its
/// file has no name, so that no copy of a team's contacts is left where the process is killed.
final class ScratchStore: Store {
  /// For errors.
  private let location: String
  private let schema: Schema
  private let queue: SQLQueue
  private var upkeep: TallyUpkeep?
  private var version: Int64 = 0
  /// Of the read or the write that is running: a read inside it sees what it sees.
  private var current: SQLiteWriter?
  /// Since the transaction began.
  private var writes = 0
  /// What took the transaction away, with all that was written in it.
  private var loss: (any Error)?

  /// - Throws: `StoreError.full`, `.failed`, of the folder for what is scratched.
  init(copyOf connection: SQLConnection, schema: Schema) throws {
    self.schema = schema
    (queue, location) = try ScratchFolder.with { folder in
      let path = "\(folder.path)/perigee.db"
      try connection.copy(into: path, called: folder.words)
      let queue = try SQLiteStore.open(
        path, readOnly: false, busySeconds: 0, staysInTransaction: true)
      return (SQLQueue(queue), folder.words)
    }
    upkeep = try access { connection in
      try connection.runScript(Self.settings)
      try connection.run("BEGIN")
      version = try SQLiteReader.version(connection)
      return TallyUpkeep(connection)
    }
  }

  // Before the connection closes.
  deinit { upkeep = nil }

  private static let settings = """
    PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA journal_mode = MEMORY;
    PRAGMA synchronous = OFF;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -131072;
    """

  // MARK: Transactions

  func read<Result>(_ body: (any StoreReader) throws -> Result) throws -> Result {
    if let current { return try body(current) }
    return try access { try using(writer(on: $0)) { try body($0) } }
  }

  func write<Result>(_ body: (any StoreWriter) throws -> Result) throws -> Result {
    precondition(current == nil, "a writing transaction began inside another one")
    return try access { connection in
      let (result, version) = try inSavepoint(connection) {
        let writer = writer(on: connection)
        return (try using(writer) { try body($0) }, try writer.finish())
      }
      self.version = version
      writes += 1
      if writes == Self.writesAtOnce { try renew(connection) }
      return result
    }
  }

  /// What a transaction has changed is kept in memory to be undone.
  private static let writesAtOnce = 1_000

  private func writer(on connection: SQLConnection) -> SQLiteWriter {
    guard let upkeep else { preconditionFailure("it is gone only with the store") }
    return SQLiteWriter(connection, version: version, upkeep)
  }

  private func using<Result>(
    _ writer: SQLiteWriter, _ body: (SQLiteWriter) throws -> Result
  ) rethrows -> Result {
    current = writer
    defer { current = nil }
    return try body(writer)
  }

  private func inSavepoint<Result>(
    _ connection: SQLConnection, _ body: () throws -> Result
  ) throws -> Result {
    let mark = upkeep?.mark
    try connection.run("SAVEPOINT write")
    do {
      let result = try body()
      try connection.run("RELEASE write")
      return result
    } catch {
      // SQLite itself may have rolled all back, after a full disk for instance.
      if connection.isInTransaction {
        try connection.runScript("ROLLBACK TO write; RELEASE write")
        if let mark { upkeep?.goBack(to: mark) }
      } else {
        loss = error
      }
      throw error
    }
  }

  private func renew(_ connection: SQLConnection) throws {
    try end(connection)
    try connection.run("BEGIN")
  }

  private func end(_ connection: SQLConnection) throws {
    do {
      try writer(on: connection).settleTallies()
      upkeep?.forgetSettled()
      try connection.run("COMMIT")
      writes = 0
    } catch {
      // Earlier writes are in it, and whoever made them has been told that they are kept.
      loss = error
      throw error
    }
  }

  private func access<Result>(_ body: (SQLConnection) throws -> Result) throws -> Result {
    if let loss { throw loss }
    do {
      return try queue.access(path: location, busySeconds: 0, body)
    } catch {
      throw StoreError.wrapping(error, path: location, busySeconds: 0)
    }
  }

  // MARK: Copies

  @discardableResult
  func backUp(to target: String, heldSince: Instant?) throws -> LogVerification {
    try outsideTransaction {
      try Backup(target: target, schema: schema, busySeconds: 0, heldSince: heldSince)
        .write(from: $0)
    }
  }

  func scratch() throws -> any Store {
    try outsideTransaction { try ScratchStore(copyOf: $0, schema: schema) }
  }

  /// SQLite copies no database in the middle of a transaction.
  private func outsideTransaction<Result>(
    _ body: (SQLConnection) throws -> Result
  ) throws -> Result {
    precondition(current == nil, "a copy is made inside of a transaction")
    return try access { connection in
      try end(connection)
      defer { beginAgain(connection) }
      return try body(connection)
    }
  }

  private func beginAgain(_ connection: SQLConnection) {
    do { try connection.run("BEGIN") } catch { loss = error }
  }
}
