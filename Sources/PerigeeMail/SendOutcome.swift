/// What became of one message.
package enum SendOutcome: Hashable, Sendable {
  /// What keeps a message for a later attempt; it was not accepted, and may be sent again.
  package enum Delay: Hashable, Sendable {
    /// The server said: not now.
    case reply(SMTPReply)
    /// The connection ended, or the server said nothing any more, before the message was complete.
    case lost(String)
    /// No connection came about; with libcurl's words.
    case unreachable(String)
    /// No TLS, or none that is trusted; with libcurl's words.
    case encryption(String)
  }

  /// Why a server takes nothing from this sender.
  package enum SenderFault: Hashable, Sendable {
    case login(SMTPReply?)
    /// The server offers no login that we know, and the message was not sent without one.
    case noLogin
    case policy(SMTPReply)
  }

  /// The server has it.
  case sent(SMTPReply)
  /// Never to be tried again.
  /// - Parameter bounced: the address itself is what is wrong.
  case failed(SMTPReply, bounced: Bool)
  /// A no for good of which the words do not tell whether it is the sender's or this recipient's.
  case doubtful(SMTPReply)
  case later(Delay)
  /// This sender is to be halted, and no other; the message was not accepted.
  case senderRefused(SenderFault)
  /// The server may have it: the message was complete, and no answer came.
  case unknown(String)
  /// `beforeEnd` threw, or whoever sends is asked to end; the message was not completed.
  case brokenOff
}
