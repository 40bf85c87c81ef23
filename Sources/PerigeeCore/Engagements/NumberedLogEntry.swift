/// An entry of the audit log with its place in it.
package struct NumberedLogEntry: Hashable, Sendable {
  /// From 1.
  package var number: Int64
  package var entry: LogEntry

  package init(number: Int64, entry: LogEntry) {
    self.number = number
    self.entry = entry
  }
}
