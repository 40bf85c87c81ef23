import Foundation
import TestSupport
import Testing

@Suite("Emails through Postfix into Dovecot", .enabled(if: MailServers.canStart))
struct ThreadTests {
  private static let accounts = [
    MailAccount(
      email: "anna.threads@acme.example", port: .submission, encryption: "starttls",
      login: .password(file: "password")),
    MailAccount(
      email: "bo.threads@acme.example", port: .smtps, encryption: "tls", login: .token(seconds: 600)
    ),
  ]
  private static let steps = """
    { subject = "A question, {{ first_name }}", body = "Hello, {{ first_name }}" },
    { after = 3, body = "Just a word" }, { after = 3, subject = "The last one", body = "Goodbye" }
    """
  private static let contacts = (1...8).map { "c\($0).threads@customer.example" }

  private func engaged(_ servers: MailServers) throws -> Program {
    let rows = zip(Self.contacts, 1...).map { contact, number in
      "\(contact),\(Self.accounts[number % 2].email),Zoë \(number)\n"
    }
    let program = try Program([
      "perigee.lua": MailAccount.team(Self.accounts, servers), "password": MailServers.password,
      "sequences/intro.lua": Program.sequence("intro", steps: Self.steps),
      "c.csv": "email,owner,first_name\n" + rows.joined(),
    ])
    try program.run("import", "c.csv", "--list", "all")
    let engaged = try program.run(
      "engage", "intro", "--list", "all", "--senders", "owners", "--start", "now", "--mode", "asap",
      "--yes")
    #expect(engaged.code == 0, "\(engaged.error)")
    return program
  }

  /// Dispatches twice a day for two weeks, by the clock of `--now`.
  private func dispatch(_ program: Program) throws {
    for day in 23...30 {
      for hour in ["11", "17"] {
        let sent = try program.run(
          "dispatch", "--once", "--grace", "6h", now: "2026-11-\(day)T\(hour):00:00+01:00")
        #expect(sent.code == 0, "\(sent)")
      }
    }
  }

  @Test("Three steps by two senders arrive once each, encrypted, and each contact reads one thread")
  func threads() throws {
    let servers = try MailServers.shared()
    let program = try engaged(servers)
    try dispatch(program)
    let report = try program.run("report", "intro", "--format", "json", now: nil)
    #expect(report.output.contains(#""sent": 24"#), "\(report.output)")
    var ids: [String] = []
    for (contact, number) in zip(Self.contacts, 1...) {
      let mails = try ReceivedMail.read(servers.mails(of: contact, atLeast: 3))
      try #require(mails.count == 3, "\(contact)")
      let first = try #require(mails.first { $0.references.isEmpty })
      let second = try #require(mails.first { $0.inReplyTo == first.id })
      #expect(first.subject == "A question, Zoë \(number)")
      #expect(second.subject == "Re: A question, Zoë \(number)")
      #expect(mails.allSatisfy { $0.id == first.id || $0.references.first == first.id })
      #expect(mails.allSatisfy { $0.from == Self.accounts[number % 2].email })
      // RFC 3848: S for TLS, A for a login.
      #expect(mails.allSatisfy { $0.received.contains { $0.contains("with ESMTPSA") } })
      ids += mails.map(\.id)
    }
    #expect(ids.count == 24 && Set(ids).count == 24)
  }
}
