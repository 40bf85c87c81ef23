import Foundation

/// Postfix and Dovecot on free ports of this machine, in a folder of their own.
///
/// | recipient | what Postfix says |
/// |---|---|
/// | anybody at `acme.example` or `customer.example` | 250; the mail is in Dovecot's mailbox a moment later |
/// | anybody at `gone.example` | 550 5.1.1 to RCPT |
/// | anybody at `busy.example` | 450 4.2.0 to RCPT |
/// | anybody at `bounces.example` | 250; a report of the failure (RFC 3464) comes to the sender's mailbox |
///
/// Everybody has a mailbox and logs in with `password`, or with a token by XOAUTH2; who logs in sends in
/// their own name alone. The servers live as long as the process of the tests, and end with it however
/// it ends. Tests that run beside each other take addresses that no other takes.
package final class MailServers: Sendable {
  package enum Port: String, CaseIterable, Sendable {
    /// STARTTLS, and no login on offer.
    case smtp
    /// STARTTLS, and a login behind it.
    case submission
    /// TLS from the first byte, and a login.
    case smtps
    /// As `smtps`, with a certificate that has expired.
    case expired
    /// The next server of `bounces.example`.
    case refusing
    /// With STARTTLS.
    case imap
    case imaps

    /// Whether nothing is said there before TLS.
    fileprivate var isSilent: Bool { [.smtps, .expired, .imaps].contains(self) }
  }

  package struct NotStarted: Error { package let outcome: ProcessOutcome }

  package static let password = "secret"

  /// Whether they can be started here: Postfix wants root.
  package static let canStart =
    getuid() == 0 && Python.has("ssl")
    && ["/usr/sbin/postfix", "/usr/sbin/dovecot", "/usr/lib/dovecot/lmtp"].allSatisfy {
      FileManager.default.isExecutableFile(atPath: $0)
    }

  private static let started = Result { try MailServers.start() }

  /// The servers of this process, started when they are first asked for.
  package static func shared() throws -> MailServers { try started.get() }

  package let folder: String
  private let ports: [Port: Int]
  /// The keeper of the servers ends them with this.
  private let hold: Pipe

  /// Somebody may take a port between the look and the start.
  private static func start() throws -> MailServers {
    do { return try MailServers() } catch is NotStarted { return try MailServers() }
  }

  private init() throws {
    ports = Dictionary(
      uniqueKeysWithValues: zip(Port.allCases, FreePorts.some(Port.allCases.count)))
    folder = try Self.makeFolder()
    hold = Pipe()
    _ = fcntl(hold.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
    try MailCertificates.make(in: "\(folder)/tls")
    try configure()
    try startKeeper()
  }

  package func port(_ port: Port) -> Int { ports[port] ?? 0 }

  /// The file of the authority that the servers' certificates are of.
  package var certificates: String { "\(folder)/tls/ca.pem" }
  /// Of another authority.
  package var otherCertificates: String { "\(folder)/tls/other.pem" }

  /// The command that prints a token for a login by XOAUTH2.
  /// - Parameter seconds: how long it is good; a negative number for one that is not any more.
  package func tokenCommand(for user: String, seconds: Int = 3_600) -> [String] {
    ["python3", Self.resource("token.py"), "\(folder)/\(Self.key)", user, "\(seconds)"]
  }

  // MARK: Starting

  /// Dovecot looks for keys by issuer, algorithm and name.
  private static let key = "dovecot/keys/default/HS256/default"
  /// The user that mailboxes belong to, which needs no name.
  private static let owner = 20_000

  private static func resource(_ name: String) -> String {
    Checkout.url("Tests/TestSupport/Resources/mail/\(name)").path
  }

  /// Of a short name, since sockets are in it, and open to the users of the servers.
  private static func makeFolder() throws -> String {
    let folder = "/tmp/perigee-mail-\(String(UInt64.random(in: 0 ... .max), radix: 36))"
    let parts = [
      "postfix", "queue/private", "data", "log", "tls", "mail", "dovecot/run", "dovecot/state",
      "dovecot/keys/default/HS256",
    ]
    for part in [""] + parts {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(part)", withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o755])
    }
    let postfix = getpwnam("postfix").pointee.pw_uid
    for (part, user, mode) in [
      ("queue/private", postfix, 0o700), ("data", postfix, 0o700), ("mail", uid_t(owner), 0o700),
    ] as [(String, uid_t, mode_t)] {
      guard chown("\(folder)/\(part)", user, user) == 0, chmod("\(folder)/\(part)", mode) == 0
      else { throw CocoaError(.fileWriteNoPermission) }
    }
    return folder
  }

  private func configure() throws {
    for (template, file) in [
      ("main.cf", "postfix/main.cf"), ("master.cf", "postfix/master.cf"),
      ("logins", "postfix/logins"), ("dovecot.conf", "dovecot/dovecot.conf"),
      ("oauth2.conf", "dovecot/oauth2.conf"),
    ] {
      let text = try String(contentsOfFile: Self.resource(template), encoding: .utf8)
      try Data(filled(text).utf8).write(to: URL(filePath: "\(folder)/\(file)"))
      // Postfix reads a file again until it is older than a second.
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: "\(folder)/\(file)")
    }
    let secret = Data((0..<32).map { _ in UInt8.random(in: 0...255) })
    try secret.base64EncodedData().write(to: URL(filePath: "\(folder)/\(Self.key)"))
  }

  /// A template with its names between @ replaced.
  private func filled(_ template: String) -> String {
    var values = ["FOLDER": folder, "OWNER": "\(Self.owner)", "PASSWORD": Self.password]
    for (port, number) in ports { values[port.rawValue.uppercased()] = "\(number)" }
    return values.reduce(template) {
      $0.replacingOccurrences(of: "@\($1.key)@", with: $1.value)
    }
  }

  private func startKeeper() throws {
    let keeper = Process()
    keeper.executableURL = URL(filePath: "/usr/bin/python3")
    keeper.arguments =
      [Self.resource("keeper.py"), folder]
      + Port.allCases.map { "\(self.port($0))\($0.isSilent ? "!" : "")" }
    keeper.standardInput = hold
    let process = try ChildProcess(starting: keeper)
    guard process.wait(for: "ready") else {
      throw NotStarted(outcome: process.finish(timeout: 10))
    }
  }
}
