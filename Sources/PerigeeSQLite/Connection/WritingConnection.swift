import GRDB

/// The connection that writes, and its log.
struct WritingConnection {
  var queue: DatabaseQueue
  var log: WriteAheadLog
}
