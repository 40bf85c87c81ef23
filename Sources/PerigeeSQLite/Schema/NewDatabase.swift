import GRDB
import PerigeeCore

/// A database of ours that is made where there was none, whole or not at all.
struct NewDatabase {
  let path: String
  let schema: Schema
  let busySeconds: Int

  /// Under the writer lock.
  /// - Throws: `StoreError`.
  func make() throws {
    let draft = try DraftFile(of: path)
    do {
      let queue = try SQLiteStore.open(draft.path, readOnly: false, busySeconds: busySeconds)
      try queue.writeWithoutTransaction { database in
        try fill(SQLConnection(database, path: path, busySeconds: busySeconds))
      }
      // The last connection to close moves the log into the file.
      try queue.close()
    } catch {
      throw StoreError.wrapping(error, path: path, busySeconds: busySeconds)
    }
    do { try draft.settle() } catch StoreError.fileExists {
      // Somebody put a file there who holds no lock; that one is the database.
    }
  }

  /// An empty one for reading alone, where no file can be made.
  func inMemory() throws -> DatabaseQueue {
    do {
      let queue = try DatabaseQueue()
      try queue.writeWithoutTransaction { database in
        try schema.migrate(SQLConnection(database, path: path, busySeconds: busySeconds))
      }
      return queue
    } catch {
      throw StoreError.wrapping(error, path: path, busySeconds: busySeconds)
    }
  }

  private func fill(_ connection: SQLConnection) throws {
    let log = try WriteAheadLog(connection)
    try connection.run("BEGIN IMMEDIATE")
    try schema.migrate(connection)
    try connection.run("COMMIT")
    withExtendedLifetime(log) {}
  }
}
