/// A plan's email as it goes to a mail server.
package struct PlannedMessage: Hashable, Sendable {
  /// Counts from 1.
  package var step: Int
  /// Its date is the planned moment; what is sent has the moment of the send.
  package var message: Message

  package init(step: Int, message: Message) {
    self.step = step
    self.message = message
  }
}
