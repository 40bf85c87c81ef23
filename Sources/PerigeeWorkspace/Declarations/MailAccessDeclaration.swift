import LuaBridge
import PerigeeCore

/// Reads `smtp = { host = "smtp.acme.example", user = "anna", password = perigee.secret { … } }`, and
/// `imap` likewise.
///
/// No message repeats what may have a password in it: a URL has one between its user and its host.
struct MailAccessDeclaration {
  private let service: MailAccess.Service
  private let table: ClosedTable

  static func read(_ value: DeclaredValue, of service: MailAccess.Service) -> MailAccess? {
    let noun = service.rawValue
    guard case .table(let tree) = value.tree, tree.tag == nil,
      let table = value.closedTable(noun, keys: API.keys(of: "perigee.MailServer"))
    else {
      value.report(.noMailServer(subject: noun))
      return nil
    }
    return Self(service: service, table: table).access()
  }

  private func access() -> MailAccess? {
    let host = table.required("host").flatMap(host)
    let port = table["port"]?.integer(in: 1...65_535)
    let encryption: MailAccess.Encryption? =
      table.has("tls")
      ? table["tls"]?.choice(MailAccess.Encryption.self) : MailAccess.Encryption.starttls
    let certificates = table["ca"]?.name()
    let login = login()
    if encryption == MailAccess.Encryption.none {
      if let host, !host.isLoopback { table["tls"]?.report(.openConnection(host: host.text)) }
      table["ca"]?.report(.uselessCertificates)
    }
    guard let host, let encryption else { return nil }
    return MailAccess(
      service, host: host, port: port, encryption: encryption, certificates: certificates,
      login: login)
  }

  private func host(_ value: DeclaredValue) -> ServerName? {
    guard let text = value.text("the name of a server such as \"mail.acme.example\"") else {
      return nil
    }
    guard let host = ServerName(text) else {
      value.report(.host(text.contains("@") ? nil : text))
      return nil
    }
    return host
  }

  private func login() -> MailAccess.Login? {
    // Whoever asks for some of a login asks for a login; nobody reads a mailbox without one.
    guard service == .imap || ["user", "password", "auth"].contains(where: table.has) else {
      return nil
    }
    if !table.has("user") { table.report(.noUser(noun: service.rawValue)) }
    if !table.has("password") { table.report(.noPassword(noun: service.rawValue)) }
    let user = table["user"]?.name()
    let secret = table["password"].flatMap { SecretDeclaration.read($0) }
    let method: MailAccess.Method? =
      table.has("auth") ? table["auth"]?.choice(MailAccess.Method.self) : .password
    if let secret, method == .xoauth2, !secret.isCommand { table["password"]?.report(.tokenSource) }
    guard let user, let secret, let method else { return nil }
    return MailAccess.Login(
      user: user, secret: secret, method: method, source: table["password"]?.location)
  }
}

extension Secret {
  fileprivate var isCommand: Bool {
    if case .command = self { true } else { false }
  }
}
