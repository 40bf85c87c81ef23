import TestSupport
import Testing

@Suite("perigee senders check at Postfix", .enabled(if: MailServers.canStart))
struct AccountCheckTests {
  /// What stands behind the sender's address in the line of the check.
  private struct Case {
    var account: MailAccount
    var words: String
  }

  private static func account(
    _ name: String, _ port: MailServers.Port, _ encryption: String,
    _ login: MailAccount.Login? = .password(file: "password"), certificates: String? = nil
  ) -> MailAccount {
    MailAccount(
      email: "\(name)@acme.example", port: port, encryption: encryption, login: login,
      certificates: certificates)
  }

  private static func cases(_ servers: MailServers) -> [Case] {
    [
      Case(account: account("starttls", .submission, "starttls"), words: "connected"),
      Case(account: account("tls", .smtps, "tls"), words: "connected"),
      Case(
        account: account("token", .submission, "starttls", .token(seconds: 600)), words: "connected"
      ),
      Case(account: account("nologin", .smtp, "starttls", nil), words: "connected"),
      Case(
        account: account("wrong", .submission, "starttls", .password(file: "wrong")),
        words: "the server refuses the login: 535 5.7.8"),
      Case(
        account: account("stale", .smtps, "tls", .token(seconds: -60)),
        words: "the server refuses the login"),
      Case(
        account: account(
          "unknown", .submission, "starttls", certificates: servers.otherCertificates),
        words: "the server cannot be trusted: SSL certificate problem"),
      Case(
        account: account("expired", .expired, "tls"),
        words: "the server cannot be trusted: SSL certificate problem: certificate has expired"),
      // libcurl would send without a login, in silence.
      Case(
        account: account("unoffered", .smtp, "starttls"), words: "the server offers no login"),
      Case(
        account: account("plain", .submission, "tls"), words: "the server cannot be trusted"),
    ]
  }

  @Test("Says of each account in words what is wrong with it")
  func words() throws {
    let servers = try MailServers.shared()
    let cases = Self.cases(servers)
    let program = try Program([
      "perigee.lua": MailAccount.team(cases.map(\.account), servers),
      "password": MailServers.password, "wrong": "no",
    ])
    let result = try program.run("senders", "check")
    #expect(result.code == 1, "\(result)")
    let lines = result.output.split(separator: "\n")
    try #require(lines.count == cases.count, "\(result)")
    for (line, wanted) in zip(lines, cases) {
      #expect(line.hasPrefix("\(wanted.account.email): \(wanted.words)"), "\(line)")
    }
    #expect(lines.last?.contains(#"may want tls = "starttls""#) == true, "\(lines)")
  }

  @Test("Nothing is sent where the server offers no login, though it would take it")
  func unoffered() throws {
    let servers = try MailServers.shared()
    let account = Self.account("silent", .smtp, "starttls")
    let program = try Program([
      "perigee.lua": MailAccount.team([account], servers), "password": MailServers.password,
      "sequences/intro.lua": Program.sequence("intro"),
      "c.csv": "email,owner\nc.silent@customer.example,silent@acme.example\n",
    ])
    try program.run("import", "c.csv", "--list", "all")
    try program.run(
      "engage", "intro", "--list", "all", "--senders", "owners", "--start", "now", "--mode", "asap",
      "--yes")
    let sent = try program.run(
      "dispatch", "--once", "--grace", "4h", now: "2026-11-23T11:00:00+01:00")
    #expect(sent.code == 0 && sent.output.contains("halted"), "\(sent)")
    try servers.waitUntilDelivered()
    #expect(try servers.mails(of: "c.silent@customer.example").isEmpty)
  }
}
