/// What is known of the attempts to send one email.
package struct Delivery: Hashable, Sendable {
  /// Counts from 1.
  package var step: Int
  /// When it was claimed last; of one that was sent, when the server took it.
  package var at: Instant
  package var attempts: Int
  /// What the server said last, or what went wrong; nil where nothing was heard.
  package var answer: String?

  package init(step: Int, at: Instant, attempts: Int, answer: String?) {
    self.step = step
    self.at = at
    self.attempts = attempts
    self.answer = answer
  }
}
