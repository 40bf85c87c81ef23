/// What comes of reading a log from its first entry to its last, hash by hash.
package struct LogVerification: Hashable, Sendable {
  /// A place where the log is not what was written.
  package enum Fault: Hashable, Sendable {
    /// The entry `before` was not written behind the entry `after`, as that is now; nil is the log's
    /// beginning.
    case gap(after: Int64?, before: Int64)
    /// The newest entry is not the last one that was written: there are `entries`, and the store has
    /// counted `counted`.
    case end(entries: Int, counted: Int)
  }

  /// How many there are.
  package var entries: Int
  /// The hash of the newest entry: 64 hexadecimal digits, zeros where there is none. A log that once
  /// had it and has it no more was changed since.
  package var head: String
  /// In the order of the log; empty where it is whole.
  package var faults: [Fault]

  package var isWhole: Bool { faults.isEmpty }
}
