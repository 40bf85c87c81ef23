import PerigeeCore
import PerigeeInbox
import PerigeeMail
import PerigeeTransport
import PerigeeWorkspace

extension SMTPConnection {
  /// To a sender's own server, with the secret as it is now. The words that read reports of failed deliveries
  /// judge its noes, too.
  /// - Parameters:
  ///   - folder: the workspace's.
  ///   - connectSeconds: how long the server may take until it is ready; nil for the usual.
  ///   - isStopping: as the designated one takes it.
  /// - Throws: `SenderServerError`, `SecretError`.
  convenience init(
    of sender: Sender, folder: String, connectSeconds: Int? = nil,
    isStopping: @escaping () -> Bool = { false }
  ) throws {
    guard let access = sender.smtp else { throw SenderServerError.noServer }
    var server = MailServer(access, folder: folder, clientName: ThisProcess.hostName)
    if let connectSeconds { server.connectSeconds = connectSeconds }
    guard let login = access.login else {
      self.init(to: server, login: nil, subject: RefusalSubject.init(of:), isStopping: isStopping)
      return
    }
    let secret = try SecretReader(folder: folder).read(
      login.secret, of: "the password of smtp", at: login.source)
    guard let login = MailLogin(user: login.user, method: login.method, secret: secret) else {
      throw SenderServerError.unusableSecret
    }
    self.init(to: server, login: login, subject: RefusalSubject.init(of:), isStopping: isStopping)
  }
}

/// Why nothing can be sent from somebody, whatever the server says.
enum SenderServerError: Error {
  case noServer, unusableSecret
}

extension SenderServerError: ReportableError {
  var code: String {
    switch self {
    case .noServer: "no_server"
    case .unusableSecret: "unusable_secret"
    }
  }

  var message: String {
    switch self {
    case .noServer: "perigee.lua declares no smtp server for this sender"
    case .unusableSecret:
      "the secret of its login holds a byte 0, which no server could be told"
    }
  }
}
