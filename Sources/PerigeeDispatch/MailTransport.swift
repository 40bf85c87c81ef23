package import PerigeeCore
package import PerigeeMail

/// An email ready for a transport.
package struct OutgoingMessage: Hashable, Sendable {
  package var id: MessageID
  package var from: EmailAddress
  package var to: EmailAddress
  /// Lines that end with CRLF, the last one too.
  package var bytes: [UInt8]

  package init(id: MessageID, from: EmailAddress, to: EmailAddress, bytes: [UInt8]) {
    self.id = id
    self.from = from
    self.to = to
    self.bytes = bytes
  }
}

/// What takes a sender's emails: a mail server, or a folder. One thread at a time uses it.
package protocol MailTransport: AnyObject {
  /// Hands one email over, and says what became of it.
  /// - Parameter beforeEnd: called once, when all is there but what makes it whole; from then on the
  ///   email may be with whoever takes it. What it throws breaks it off.
  /// - Throws: for an email that no transport could take.
  func send(_ message: OutgoingMessage, beforeEnd: @escaping () throws -> Void) throws
    -> SendOutcome

  /// Gives back what it holds; the next email is possible all the same.
  func close()
}
