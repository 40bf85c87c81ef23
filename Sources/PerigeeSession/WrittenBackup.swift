package import PerigeeCore

/// A backup that was written.
package struct WrittenBackup {
  /// As it was asked for.
  package var path: String
  /// Whether the copy's log is what was written once; the copy is kept in either case.
  package var log: LogVerification
  /// Whether the workspace's own log says that it was made: one that may not be written does not.
  package var isRecorded: Bool
}
