import PerigeeCore
import PerigeeMail

/// What an email is made of, as it was read right before it goes: the one who sends it also writes it, since
/// that takes longer than the reading.
struct MessageSource: Sendable {
  /// Counts from 1; an email.
  var step: Int
  var enrollment: Enrollment
  var engagement: Engagement
  /// As the team has it today.
  var sender: Sender
  /// What signs the contact's token; nil where the team has none.
  var key: UnsubscribeKey?
  /// The moment of the send.
  var date: Instant

  /// - Throws: what keeps it from being written, for good.
  func message() throws -> OutgoingMessage {
    let message = try engagement.message(step, of: enrollment, from: sender, key: key, at: date)
    return OutgoingMessage(
      id: message.id, from: sender.email, to: enrollment.contact, bytes: try message.encoded())
  }
}
