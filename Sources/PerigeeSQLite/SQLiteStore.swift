import CSQLiteSettings
import GRDB
import Glibc
package import PerigeeCore

/// A workspace's data in one SQLite file, with a write-ahead log beside it.
///
/// Reads go through a read-only connection that never writes nor checkpoints. The writing
/// connection is opened by the first write, so that a program that only reads starts fast. In a folder
/// that may not be written, a file to which nobody is connected is read as one that does not change.
package final class SQLiteStore: Store {
  /// Of the database file; its log and its lock lie beside it.
  package let path: String
  private let busySeconds: Int
  private let schema: Schema
  private let lock: WriterLock
  private var readingQueue: SQLQueue?
  /// Where the reading connection is to a file that does not change.
  private var frozen: FrozenFile?
  private var writing: WritingConnection?
  /// The reader of the read that is running: a read inside it is of the same snapshot.
  private var currentReader: SQLiteReader?

  /// Opens the database at `path`, makes it where there is none, readable by its owner alone, and
  /// brings an older one to this program's schema. Where none can be made, it reads as an empty one.
  ///
  /// - Parameter busySeconds: how long a write waits for another process's.
  /// - Throws: `StoreError.unusable` where the file is no Perigee database, damaged, or written by
  ///   a newer program; `StoreError.readOnly`, `.full` and `.busy` where it cannot be made.
  package convenience init(path: String, busySeconds: Int = 10) throws {
    try self.init(path: path, busySeconds: busySeconds, schema: .current)
  }

  /// Done once, by the first store of the process.
  private static let settings: Void = sqlite_settings_without_memory_statistics()

  init(path: String, busySeconds: Int, schema: Schema) throws {
    Self.settings
    self.path = path
    self.busySeconds = busySeconds
    self.schema = schema
    self.lock = WriterLock(databasePath: path, seconds: busySeconds)
    let file = DatabaseFile(path: path)
    if try file.isMissing() {
      let new = NewDatabase(path: path, schema: schema, busySeconds: busySeconds)
      if file.isInReadOnlyFolder {
        readingQueue = SQLQueue(try new.inMemory())
        return
      }
      try create(new, in: file)
    }
    do {
      switch try access(reading(), schema.state) {
      case .current: return
      case .empty: throw DatabaseFile.damage(path)
      case .older(let found): try requireWritable(file, found)
      }
    } catch StoreError.readOnly {
      if file.isReadOnly, file.hasLog { throw Self.needsToWrite(file) }
      // A process died while it changed a restored copy to a write-ahead log, and only a
      // connection that writes can bring back what was. Where the folder really is read-only, the
      // lock says so.
      readingQueue = nil
    }
    try migrate()
  }

  private func create(_ new: NewDatabase, in file: DatabaseFile) throws {
    try lock.hold {
      // Another process may have made it before it gave the lock away.
      guard try file.isMissing() else { return }
      try new.make()
    }
  }

  private func requireWritable(_ file: DatabaseFile, _ found: Int64) throws {
    guard file.isReadOnly else { return }
    throw StoreError.unusable(
      location: path,
      reason: "its schema is \(found) and this program's is \(schema.version); bringing it there "
        + "needs to write it, and it is read-only")
  }

  private static func needsToWrite(_ file: DatabaseFile) -> StoreError {
    .unusable(
      location: file.path,
      reason: "it has changes in a log beside it, which SQLite reads only where it may write; the "
        + "folder is read-only")
  }

  deinit {
    readingQueue = nil
    guard writing != nil else { return }
    do {
      // The last connection to close checkpoints.
      try lock.hold { writing = nil }
    } catch {
      // Whoever holds the lock is connected, so this is not the last connection and does not
      // checkpoint.
      writing = nil
    }
  }

  package func read<Result>(_ body: (any StoreReader) throws -> Result) throws -> Result {
    if let currentReader { return try body(currentReader) }
    return try access(reading()) { connection in
      try connection.run("BEGIN")
      defer { currentReader = nil }
      let result = try inTransaction(connection, end: "COMMIT") {
        let reader = try SQLiteReader(connection)
        currentReader = reader
        return try body(reader)
      }
      try frozen?.requireUnchanged()
      return result
    }
  }

  package func write<Result>(_ body: (any StoreWriter) throws -> Result) throws -> Result {
    try lock.hold {
      let writing = try openForWriting()
      return try access(writing.queue) { connection in
        try connection.run("BEGIN IMMEDIATE")
        let result = try inTransaction(connection, end: "COMMIT") {
          let writer = SQLiteWriter(
            connection, version: try SQLiteReader.version(connection), TallyUpkeep(connection))
          let result = try body(writer)
          try writer.settleTallies()
          try writer.finish()
          return result
        }
        writing.log.checkpointIfLong(connection)
        return result
      }
    }
  }

  @discardableResult
  package func backUp(to target: String, heldSince: Instant?) throws -> LogVerification {
    try access(reading()) { connection in
      try Backup(
        target: target, schema: schema, busySeconds: busySeconds, heldSince: heldSince
      ).write(from: connection)
    }
  }

  package func examine() throws {
    try access(reading()) { try DatabaseExamination($0).run() }
  }

  package func scratch() throws -> any Store {
    try access(reading()) { try ScratchStore(copyOf: $0, schema: schema) }
  }

  // MARK: Connections

  private func reading() throws -> SQLQueue {
    if let readingQueue { return readingQueue }
    let frozen = DatabaseFile(path: path).isFrozen ? FrozenFile(path: path) : nil
    let queue = SQLQueue(
      try Self.open(
        path, address: frozen?.address, readOnly: true, busySeconds: busySeconds))
    readingQueue = queue
    self.frozen = frozen
    return queue
  }

  private func openForWriting() throws -> WritingConnection {
    if let writing { return writing }
    let queue = SQLQueue(try Self.open(path, readOnly: false, busySeconds: busySeconds))
    let opened = WritingConnection(queue: queue, log: try access(queue) { try WriteAheadLog($0) })
    writing = opened
    return opened
  }

  /// Keeps less of the database in memory than a plan or an import likes, for a process that lives long.
  /// - Parameter mebibytes: of the connection that writes.
  package func limitCache(mebibytes: Int) throws {
    try lock.hold {
      try access(openForWriting().queue) {
        try $0.run("PRAGMA cache_size = -\(mebibytes * 1_024)")
      }
    }
  }

  private func migrate() throws {
    try lock.hold {
      try access(openForWriting().queue) { connection in
        try connection.run("BEGIN IMMEDIATE")
        try inTransaction(connection, end: "COMMIT") { try schema.migrate(connection) }
      }
    }
  }

  /// GRDB serves here as the owner of the connection: flags, foreign keys, busy handling, one
  /// access at a time, closing. Its pool is not used, since it puts `synchronous` back to NORMAL
  /// and writes to the log outside of our lock.
  /// - Parameters:
  ///   - address: the path as SQLite is told it, where that says more than the path.
  ///   - staysInTransaction: whether an access may leave a transaction open for the next one.
  static func open(
    _ path: String, address: String? = nil, readOnly: Bool, busySeconds: Int,
    staysInTransaction: Bool = false
  ) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(Double(busySeconds))
    configuration.allowsUnsafeTransactions = staysInTransaction
    do {
      return try DatabaseQueue(path: address ?? path, configuration: configuration)
    } catch {
      throw StoreError.wrapping(error, path: path, busySeconds: busySeconds)
    }
  }

  private func access<Result>(
    _ queue: SQLQueue, _ body: (SQLConnection) throws -> Result
  ) throws -> Result {
    do {
      return try queue.access(path: path, busySeconds: busySeconds, body)
    } catch {
      throw StoreError.wrapping(error, path: path, busySeconds: busySeconds)
    }
  }

  /// Ends the transaction that is open: by `end` when `body` returns, else undone.
  private func inTransaction<Result>(
    _ connection: SQLConnection, end: String, _ body: () throws -> Result
  ) throws -> Result {
    do {
      let result = try body()
      try connection.run(end)
      return result
    } catch {
      // SQLite itself may have rolled back, after a full disk for instance.
      if connection.isInTransaction { try connection.run("ROLLBACK") }
      throw error
    }
  }
}
