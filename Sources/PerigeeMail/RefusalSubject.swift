/// Whom a server's no for good is about.
package enum RefusalSubject: Sendable {
  /// Nobody is there: no such mailbox, no such domain.
  case address
  /// Whoever sends: login, relay, policy, rate.
  case sender
  /// This email, or a mailbox that is there; also where the words tell nothing, for a code alone does not:
  /// RFC 5321 has 550 for "no such mailbox" and for "rejected for policy reasons".
  case email
  /// The sender or this recipient, and the words do not tell: "5.7.1 Recipient address rejected".
  case unclear
}
