/// The connection that writes, and its log.
struct WritingConnection {
  var queue: SQLQueue
  var log: WriteAheadLog
}
