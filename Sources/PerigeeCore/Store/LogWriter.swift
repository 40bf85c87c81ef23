/// What can be added to the audit log. It is bookkeeping: no plan reads it.
package protocol LogWriter: AnyObject {
  /// Adds an entry, which nothing ever changes or deletes.
  func record(_ entry: LogEntry) throws
}
