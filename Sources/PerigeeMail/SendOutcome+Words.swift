import PerigeeCore

extension SendOutcome: CustomStringConvertible {
  /// For people; a server's text may hold the contact's address.
  package var description: String {
    switch self {
    case .sent(let reply): "sent: \(reply)"
    case .failed(let reply, bounced: true): "bounced: \(reply)"
    case .failed(let reply, bounced: false): "refused for good: \(reply)"
    case .doubtful(let reply): "refused for good, for its sender or its recipient: \(reply)"
    case .later(.reply(let reply)): "refused for now: \(reply)"
    case .later(.lost(let words)): "the connection was lost before the email was complete: \(words)"
    case .later(.unreachable(let words)): "the server cannot be reached: \(words)"
    case .later(.encryption(let words)): "the server cannot be trusted: \(words)"
    case .senderRefused(.login(let reply)):
      "the server refuses the login" + (reply.map { ": \($0)" } ?? "")
    case .senderRefused(.noLogin):
      "the server offers no login, and nothing is sent without; look at host, port and tls"
    case .senderRefused(.policy(let reply)): "the server takes nothing from this sender: \(reply)"
    case .unknown(let words): "nobody knows whether the server took the email: \(words)"
    case .brokenOff: "broken off before the email was complete"
    }
  }
}

extension SMTPReply: CustomStringConvertible {
  /// As the server said it, on one line.
  package var description: String { text.isEmpty ? "\(code)" : "\(code) \(text)" }
}
