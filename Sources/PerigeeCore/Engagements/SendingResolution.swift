/// What a person, or evidence, says of an email of which nobody knew whether it arrived.
package enum SendingResolution: Sendable {
  /// It arrived.
  case findSent
  /// It did not arrive.
  case findFailed
  /// It is to be sent, again as it may be.
  case resend

  /// What happens to the sending.
  package var event: SendingEvent {
    switch self {
    case .findSent: .findSent
    case .findFailed: .findFailed
    case .resend: .resend
    }
  }
}
