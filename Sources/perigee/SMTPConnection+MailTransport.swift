import PerigeeCore
package import PerigeeDispatch
package import PerigeeMail
package import PerigeeTransport

extension SMTPConnection: MailTransport {
  package func send(
    _ message: OutgoingMessage, beforeEnd: @escaping () throws -> Void
  ) throws -> SendOutcome {
    try send(message.bytes, from: message.from, to: message.to, beforeEnd: beforeEnd)
  }
}
