/// Why a mailbox could not be read, or not to its end.
package enum IMAPFault: Error, Hashable, Sendable {
  /// What the server was asked for.
  package enum Stage: Hashable, Sendable { case login, opening, search, mail }

  /// The server does not know us: nothing is tried again until somebody has looked.
  case login(String)
  case unreachable(String)
  /// No TLS, or not with that server.
  case encryption(String)
  /// The connection ended, or said nothing for too long.
  case lost(String)
  /// The server said goodbye; what it said may be blank.
  case goodbye(Stage, said: String)
  /// The server said no; what it said may be blank.
  case refused(Stage, said: String)
  /// What the server says is no IMAP, or more of it than any mailbox needs.
  case broken(String)
  /// The program ends.
  case stopped

  /// Reading the mailbox ends here until somebody has looked.
  package var halts: Bool {
    if case .login = self { true } else { false }
  }
}
