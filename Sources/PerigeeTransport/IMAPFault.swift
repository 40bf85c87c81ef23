/// Why a mailbox could not be read, or not to its end.
package enum IMAPFault: Error, Hashable, Sendable {
  /// The server does not know us: nothing is tried again until somebody has looked.
  case login(String)
  case unreachable(String)
  /// No TLS, or not with that server.
  case encryption(String)
  /// The connection ended, or said nothing for too long.
  case lost(String)
  /// The server said no.
  case refused(String)
  /// What the server says is no IMAP, or more of it than any mailbox needs.
  case broken(String)
  /// The program ends.
  case stopped

  /// Reading the mailbox ends here until somebody has looked.
  package var halts: Bool {
    if case .login = self { true } else { false }
  }
}

extension IMAPFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .login(let words): "the login is refused: \(words)"
    case .unreachable(let words): "the server cannot be reached: \(words)"
    case .encryption(let words): "no encryption: \(words)"
    case .lost(let words): "the connection ended: \(words)"
    case .refused(let words): "the server says no: \(words)"
    case .broken(let words): "the server does not speak IMAP: \(words)"
    case .stopped: "broken off"
    }
  }
}
