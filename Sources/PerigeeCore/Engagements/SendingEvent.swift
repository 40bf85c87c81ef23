/// What can happen to a sending (rule 31).
package enum SendingEvent: String, CaseIterable, Sendable {
  /// A dispatcher takes it in hand.
  case claim
  /// A claim is given back or has run out: the server took nothing.
  case release
  /// The marker is written, right before the final dot.
  case begin
  /// The server said that it has it; of a task: it was done.
  case accept
  /// The server refused it for good.
  case refuse
  /// The server, or the way to it, refused it for now.
  case putOff = "put_off"
  /// The marker is there and no answer is.
  case lose
  /// Its enrollment has ended, or somebody skipped the task.
  case cancel
  /// Evidence, or a person, says that an unknown one arrived.
  case findSent = "find_sent"
  /// Evidence, or a person, says that an unknown one did not arrive.
  case findFailed = "find_failed"
  /// A person wants an unknown one sent, again as it may be.
  case resend
}

extension SendingEvent {
  /// The server takes the email at that moment, or is about to; of other events it is not the moment at
  /// which the email counts.
  package var isOfTheWire: Bool { self == .begin || self == .accept }
}

extension Sending.State {
  /// The state that `event` leads to; nil where it cannot happen here, or changes nothing.
  ///
  /// A sending that is `committing` is not cancelled: it may be with the server already, and its answer
  /// is the truth about it.
  package func after(_ event: SendingEvent) -> Self? {
    switch (self, event) {
    case (.planned, .claim): .claimed
    case (.planned, .cancel), (.claimed, .cancel): .cancelled
    case (.planned, .accept): .sent
    case (.claimed, .release), (.claimed, .putOff): .planned
    case (.claimed, .begin): .committing
    case (.claimed, .refuse), (.committing, .refuse): .failed
    case (.committing, .accept): .sent
    case (.committing, .putOff): .planned
    case (.committing, .lose): .unknown
    case (.unknown, .findSent): .sent
    case (.unknown, .findFailed): .failed
    case (.unknown, .resend): .planned
    default: nil
    }
  }
}
