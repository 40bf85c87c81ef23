/// What can be asked of a store about its audit log.
package protocol LogReader: AnyObject {
  /// Newest last.
  /// - Parameter limit: how many of the newest; nil is all.
  func log(limit: Int?) throws -> [LogEntry]

  /// The same with their numbers, which count from 1 and are never another entry's.
  /// - Parameters:
  ///   - after: the first ones behind this number, not the newest; nil for the newest.
  ///   - limit: how many; nil is all.
  func numberedLog(after: Int64?, limit: Int?) throws -> [NumberedLogEntry]

  /// Reads the whole log, hash by hash: whether it is what was written.
  func verifyLog() throws -> LogVerification
}
