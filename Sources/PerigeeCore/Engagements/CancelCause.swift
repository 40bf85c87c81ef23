/// Why a sending is cancelled (rule 31).
package enum CancelCause: Hashable, Sendable {
  /// Its enrollment has ended by this event, or was undone.
  case ended(EnrollmentEvent)
  /// Somebody skipped the task.
  case skipped
  /// A newer version of the sequence has no such step.
  case upgraded

  /// Every cause that there can be, in the order in which reports show them.
  package static let all = EnrollmentEvent.allCases.map(Self.ended) + [skipped, upgraded]
}

extension CancelCause {
  /// Why a cancelled sending is: the first event that ended an enrollment is the one that cancelled what
  /// was still to go. What was taken back by a reopening cancelled nothing.
  /// - Parameters:
  ///   - history: of its enrollment, oldest first.
  ///   - isSkipped: it is a task that somebody skipped.
  ///   - isUndone: its engagement was.
  package init(history: [EnrollmentRecord], isSkipped: Bool, isUndone: Bool) {
    let standing = history.lastIndex { $0.event == .reopening }.map { history[($0 + 1)...] }
    let end = (standing ?? history[...]).first { !$0.state.isLive }?.event
    self = isSkipped ? .skipped : Self(end: end, isUndone: isUndone)
  }

  /// - Parameter end: the event that ended the enrollment. With its last step nothing was still to go: what is
  ///   cancelled was taken away before.
  package init(end: EnrollmentEvent?, isUndone: Bool) {
    let end = end == .completion ? nil : end
    self = end.map { .ended($0) } ?? (isUndone ? .ended(.undoing) : .upgraded)
  }
}
