package import PerigeeCore

/// Where a sender's emails are handed over, and how the connection is made.
package struct MailServer: Hashable, Sendable {
  package typealias Encryption = MailAccess.Encryption

  package var host: String
  package var port: Int
  package var encryption: Encryption
  /// The file of the certificates that are trusted; nil for the system's.
  package var certificates: String?
  /// What the server is greeted with.
  package var clientName: String
  /// Until the server is ready, the login included.
  package var connectSeconds = 60
  /// For each reply: RFC 5321 has ten minutes for the one after the final dot.
  package var replySeconds = 600

  package init(
    host: String, port: Int, encryption: Encryption, certificates: String? = nil,
    clientName: String
  ) {
    self.host = host
    self.port = port
    self.encryption = encryption
    self.certificates = certificates
    self.clientName = clientName
  }

  /// The address of libcurl's; an IPv6 address stands in brackets.
  var url: String {
    "\(encryption == .tls ? "smtps" : "smtp")://\(bracketedHost):\(port)/\(clientName)"
  }

  /// Where answers are read.
  var imapURL: String {
    "\(encryption == .tls ? "imaps" : "imap")://\(bracketedHost):\(port)/"
  }

  private var bracketedHost: String { host.contains(":") ? "[\(host)]" : host }
}
