/// What has become of one sending since its commit (rules 31 and 32).
package struct SendingLife: Hashable, Sendable {
  package var sending: Sending
  /// Every move, oldest first.
  package var moves: [SendingMove]
  /// Why it is cancelled; nil where it is not.
  package var cancelled: CancelCause?
  /// Why it has no moment; nil where it has one, or is not to go any more.
  package var wait: WaitCause?
  /// What became of the task; nil for an email, and for a task that is open or was cancelled.
  package var task: TaskOutcome?
  /// Every attempt to send it, oldest first.
  package var deliveries: [Delivery]

  /// - Parameters:
  ///   - history: of the enrollment, oldest first.
  ///   - moves: of all its sendings, oldest first.
  ///   - tasks: what became of all its tasks.
  ///   - deliveries: of all its emails, oldest first.
  package init(
    _ sending: Sending, of enrollment: Enrollment, history: [EnrollmentRecord],
    moves: [SendingMove], tasks: [TaskOutcome], deliveries: [Delivery]
  ) {
    self.sending = sending
    self.deliveries = deliveries.filter { $0.step == sending.step }
    self.moves = moves.filter { $0.step == sending.step }
    task = tasks.first { $0.step == sending.step }
    wait = enrollment.waitCause(of: sending)
    if sending.state == .cancelled {
      cancelled = CancelCause(
        history: history, isSkipped: task.map { !$0.isDone } ?? false,
        isUndone: enrollment.state == .rolledBack)
    }
  }

  /// Whether it lies where it was committed to lie, and nothing was done with it.
  package var isUntouched: Bool {
    sending.state == .planned && wait == nil && moves.isEmpty && deliveries.isEmpty
  }
}
