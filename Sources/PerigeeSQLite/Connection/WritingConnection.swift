/// The connection that writes, and its log; a scratch has none.
struct WritingConnection {
  var queue: SQLQueue
  var log: WriteAheadLog?
}
