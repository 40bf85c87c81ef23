/// What can happen to tasks.
package protocol TaskWriter: AnyObject {
  /// Keeps what became of an open task: done is `Sending.State.sent`, skipped is `.cancelled`. States of
  /// enrollments, and the moments of later steps, are for others to change.
  /// - Returns: false where it is no open task: somebody was faster.
  @discardableResult
  func settle(_ outcome: TaskOutcome) throws -> Bool
}
