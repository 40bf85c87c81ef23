/// How a sender's server is reached and who logs in there, as the team's file says.
///
/// It is part of no plan and no digest: a server or a password may change before an email goes.
package struct MailAccess: Hashable, Sendable {
  /// What a server is for; the raw values are the team file's keys.
  package enum Service: String, CaseIterable, Sendable {
    /// Where emails are handed over.
    case smtp
    /// Where answers are read.
    case imap
  }

  /// How the connection is kept from others' eyes.
  package enum Encryption: String, CaseIterable, Sendable {
    /// By STARTTLS, which the server must offer.
    case starttls
    /// From the first byte.
    case tls
    /// Not at all; for a server on the same machine.
    case none
  }

  /// What proves who logs in.
  package enum Method: String, CaseIterable, Sendable { case password, xoauth2 }

  /// Who logs in, and by what.
  package struct Login: Hashable, Sendable {
    /// As the server knows it.
    package var user: String
    /// Where the password or the token is read; of `.xoauth2` it is a command.
    package var secret: Secret
    package var method: Method
    /// Where the secret is declared; nil where it is in no file.
    package var source: SourceLocation?

    package init(
      user: String, secret: Secret, method: Method = .password, source: SourceLocation? = nil
    ) {
      self.source = source
      self.user = user
      self.secret = secret
      self.method = method
    }
  }

  package var host: ServerName
  /// 1 to 65,535.
  package var port: Int
  /// `.none` for servers of this machine alone.
  package var encryption: Encryption
  /// The file of the certificates that are trusted, from the workspace on; nil for the system's.
  package var certificates: String?
  /// Nil where the server asks for none.
  package var login: Login?

  /// - Parameter port: nil for the one that is usual.
  package init(
    _ service: Service, host: ServerName, port: Int? = nil, encryption: Encryption = .starttls,
    certificates: String? = nil, login: Login? = nil
  ) {
    self.host = host
    self.port = port ?? service.port(encryption)
    self.encryption = encryption
    self.certificates = certificates
    self.login = login
  }
}

extension MailAccess.Service {
  /// The port that is usual (RFC 8314).
  fileprivate func port(_ encryption: MailAccess.Encryption) -> Int {
    switch (self, encryption) {
    case (.smtp, .starttls): 587
    case (.smtp, .tls): 465
    case (.smtp, .none): 25
    case (.imap, .starttls), (.imap, .none): 143
    case (.imap, .tls): 993
    }
  }
}
