/// One email of a sequence as a line of its report.
package struct SendingLine: Hashable, Sendable {
  package var contact: EmailAddress
  /// By its name.
  package var sequence: String
  /// Counts from 1.
  package var step: Int
  package var sender: EmailAddress
  /// The moment it is planned for, or was when it went; nil where it has none.
  package var at: Instant?
  package var state: Sending.State
  /// Why it is cancelled; nil where it is not.
  package var cancelled: CancelCause?
  /// Why it has no moment; nil where it has one, or is not to go any more.
  package var wait: WaitCause?

  package init(
    contact: EmailAddress, sequence: String, step: Int, sender: EmailAddress, at: Instant?,
    state: Sending.State, cancelled: CancelCause? = nil, wait: WaitCause? = nil
  ) {
    self.contact = contact
    self.sequence = sequence
    self.step = step
    self.sender = sender
    self.at = at
    self.state = state
    self.cancelled = cancelled
    self.wait = wait
  }
}

extension SendingLine {
  /// The header of the lines' CSV.
  package static let header = ["contact", "sequence", "step", "sender", "at", "state", "cause"]

  /// The cells under `header`; the moment with the offset of `zone`, the sender's.
  package func cells(in zone: Zone) -> [String] {
    [
      contact.text, sequence, String(step), sender.text, at?.rfc3339(in: zone) ?? "",
      state.reported.rawValue, cause,
    ]
  }

  /// Why it is cancelled, or waits: "reply", "task 2", "paused"; "" where there is nothing to say.
  private var cause: String {
    if let cancelled { return cancelled.code }
    if case .task(let step) = wait { return "task \(step)" }
    return wait?.code ?? ""
  }
}
