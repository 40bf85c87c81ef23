/// What can be asked of a store about its audit log.
package protocol LogReader: AnyObject {
  /// Newest last.
  /// - Parameter limit: how many of the newest; nil is all.
  func log(limit: Int?) throws -> [LogEntry]

  /// Reads the whole log, hash by hash: whether it is what was written.
  func verifyLog() throws -> LogVerification
}
