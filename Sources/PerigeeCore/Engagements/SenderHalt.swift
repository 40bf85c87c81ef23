/// A sender from whom nothing is sent until somebody says so: its server refuses it, and not an email.
package struct SenderHalt: Hashable, Sendable {
  package var sender: EmailAddress
  package var at: Instant
  /// What the server said.
  package var reason: String

  package init(sender: EmailAddress, at: Instant, reason: String) {
    self.sender = sender
    self.at = at
    self.reason = reason
  }
}
