extension IMAPFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .login(let words): "the login is refused: \(words)"
    case .unreachable(let words): "the server cannot be reached: \(words)"
    case .encryption(let words): "no encryption: \(words)"
    case .lost(let words): "the connection ended: \(words)"
    case .goodbye(let stage, let said):
      "the connection ended: \(stage.words) the server says goodbye\(Self.reason(said))"
    case .refused(let stage, let said): "\(stage.words) the server says no\(Self.reason(said))"
    case .broken(let words): "the server does not speak IMAP: \(words)"
    case .stopped: "broken off"
    }
  }

  private static func reason(_ said: String) -> String {
    said.isEmpty ? " and gives no reason" : ": \(said)"
  }
}

extension IMAPFault.Stage {
  /// For before "the server says …".
  var words: String {
    switch self {
    case .login: "at the login"
    case .opening: "asked to open \(IMAPMailbox.inbox)"
    case .search: "asked for new mails"
    case .mail: "asked for the mail"
    }
  }
}
