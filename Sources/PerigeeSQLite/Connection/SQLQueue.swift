import GRDB

/// A connection of GRDB's, used by one access at a time, with its prepared statements.
final class SQLQueue {
  private let queue: DatabaseQueue
  private let statements = StatementCache()

  init(_ queue: DatabaseQueue) { self.queue = queue }

  deinit { statements.clear() }

  func access<Result>(
    path: String, busySeconds: Int, _ body: (SQLConnection) throws -> Result
  ) throws -> Result {
    try queue.writeWithoutTransaction {
      try body(
        SQLConnection($0, path: path, busySeconds: busySeconds, statements: statements))
    }
  }
}
