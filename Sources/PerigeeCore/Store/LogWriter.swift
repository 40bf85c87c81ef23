/// What can be added to the audit log. It is bookkeeping: no plan reads it.
package protocol LogWriter: AnyObject {
  /// Adds an entry, which nothing ever changes or deletes; it carries the hash of the one before.
  func record(_ entry: LogEntry) throws
}
