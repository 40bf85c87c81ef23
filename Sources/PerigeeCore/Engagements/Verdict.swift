/// What an incoming mail is.
package enum Verdict: String, Sendable, Hashable, CaseIterable, Codable {
  /// A person answered.
  case reply
  /// A machine answered in a person's place: a vacation notice, an automatic confirmation.
  case autoReply = "auto_reply"
  /// Delivery has failed for at least one recipient.
  case bounce
  /// Delivery is late and still being tried; nobody bounced.
  case delayed
  /// A wish to get no more, by token or by a person's words.
  case unsubscribe
  /// A report of abuse (RFC 5965 or a provider's own).
  case complaint
  /// The mail was delivered or opened (RFC 3464 `delivered`, RFC 8098).
  case receipt
  /// An answer to an invitation (RFC 5546).
  case calendar
  /// A machine asks the sender to prove that a person wrote.
  case challenge
  /// Our own mail: a copy in Sent, a message that came back to its writer.
  case own
  /// Nothing of these.
  case other
}
