/// Why a sending is cancelled (rule 31).
package enum CancelCause: Hashable, Sendable {
  /// Its enrollment has ended by this event, or was undone.
  case ended(EnrollmentEvent)
  /// Somebody skipped the task.
  case skipped

  /// Every cause that there can be, in the order in which reports show them.
  package static let all = EnrollmentEvent.allCases.map(Self.ended) + [skipped]
}

extension CancelCause {
  /// Why a cancelled sending is: the first event that ended an enrollment is the one that cancelled what
  /// was still to go.
  /// - Parameters:
  ///   - history: of its enrollment, oldest first.
  ///   - isSkipped: it is a task that somebody skipped.
  package init(history: [EnrollmentRecord], isSkipped: Bool) {
    if isSkipped {
      self = .skipped
    } else {
      self = .ended(history.first { !$0.state.isLive }?.event ?? .undoing)
    }
  }
}
