import PerigeeMail
import PerigeeTransport
import Testing

/// A way in which a server fails, and what is to be made of it.
struct OutcomeCase: CustomTestStringConvertible {
  /// An outcome without its words.
  enum Kind {
    case sent, failed, bounced, doubtful, later, lost, unreachable, encryption, login, noLogin,
      policy,
      unknown
    case brokenOff
  }

  let spec: String
  let kind: Kind
  /// The code of the reply that is kept.
  let code: Int?
  /// How many of the message the server has.
  let stored: Int
  /// Connections after a second message; the server fails once.
  let connections: Int

  var testDescription: String { spec }

  init(_ spec: String, _ kind: Kind, _ code: Int? = nil, stored: Int = 0, connections: Int = 2) {
    self.spec = spec
    self.kind = kind
    self.code = code
    self.stored = stored
    self.connections = connections
  }

  /// At "at" it does "do" to the first message.
  static func at(
    _ stage: String, _ action: String, _ kind: Kind, _ code: Int? = nil, stored: Bool = false,
    connections: Int = 2
  ) -> OutcomeCase {
    let kept = stored ? ", \"stored\": true" : ""
    return OutcomeCase(
      "{\"at\": \"\(stage)\", \"do\": \"\(action)\", \"times\": 1\(kept)}", kind, code,
      stored: stored ? 1 : 0, connections: connections)
  }
}

extension SendOutcome {
  var kind: OutcomeCase.Kind {
    switch self {
    case .sent: .sent
    case .failed(_, let bounced): bounced ? .bounced : .failed
    case .doubtful: .doubtful
    case .later(.reply): .later
    case .later(.lost): .lost
    case .later(.unreachable): .unreachable
    case .later(.encryption): .encryption
    case .senderRefused(.login): .login
    case .senderRefused(.noLogin): .noLogin
    case .senderRefused(.policy): .policy
    case .unknown: .unknown
    case .brokenOff: .brokenOff
    }
  }

  var reply: SMTPReply? {
    switch self {
    case .sent(let reply), .failed(let reply, _), .doubtful(let reply), .later(.reply(let reply)),
      .senderRefused(.policy(let reply)):
      reply
    case .senderRefused(.login(let reply)): reply
    default: nil
    }
  }
}
