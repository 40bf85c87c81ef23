import PerigeeInbox
import PerigeeMail
import PerigeeTransport

extension SMTPConnection {
  /// As the program makes one: the words that read reports judge noes.
  convenience init(to server: MailServer, login: MailLogin?) {
    self.init(to: server, login: login, subject: RefusalSubject.init(of:))
  }
}
