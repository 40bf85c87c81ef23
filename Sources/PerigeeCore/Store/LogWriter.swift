/// What can be added to the audit log.
package protocol LogWriter: AnyObject {
  /// Adds an entry, which nothing ever changes or deletes.
  func record(_ entry: LogEntry) throws
}
