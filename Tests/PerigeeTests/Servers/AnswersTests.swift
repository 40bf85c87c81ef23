import Foundation
import TestSupport
import Testing

/// A sequence of three steps goes out by Postfix, and what comes back is read from Dovecot.
@Suite("What comes back from Postfix and Dovecot", .enabled(if: MailServers.canStart))
struct AnswersTests {
  private static let rep = "answers@acme.example"
  private static let start = Date(
    timeIntervalSince1970: Date().timeIntervalSince1970.rounded(.down))

  /// So many hours after the test began: Dovecot's own clock is the one by which mails have come.
  private func time(_ hours: Double) -> String {
    Self.start.addingTimeInterval(hours * 3_600).ISO8601Format()
  }

  private static func team(_ servers: MailServers, imap: String) -> String {
    """
    local perigee = require "perigee"
    local password = perigee.secret { file = "password" }
    return perigee.team {
      time_zone = "Europe/Paris",
      unsubscribe = { mailto = "\(rep)", key = perigee.secret { file = "key" }, key_id = "k1" },
      senders = {
        { email = "\(rep)", name = "Rep", role = "manager", quota = { per_hour = 60, per_day = 200 },
          window = { days = "mon-sun", hours = "00:00-24:00" },
          smtp = { host = "localhost", port = \(servers.port(.submission)), ca = "\(servers.certificates)",
            user = "\(rep)", password = password },
          imap = { host = "localhost", ca = "\(servers.certificates)", user = "\(rep)", \(imap) } },
      },
    }
    """
  }

  private static let contacts = [
    "answers1@customer.example", "answers2@gone.example", "answers3@bounces.example",
    "answers4@customer.example", "answers5@customer.example", "answers6@customer.example",
  ]

  private func sent(_ servers: MailServers) throws -> Program {
    let program = try Program([
      "perigee.lua": Self.team(
        servers, imap: "port = \(servers.port(.imap)), password = password"),
      "password": MailServers.password, "key": "a key of the team",
      "sequences/intro.lua": Program.sequence(
        "intro",
        steps: """
          { subject = "Hi", body = "Hello" }, { after = 3, body = "Again" }, { after = 3, body = "Last" }
          """),
      "c.csv": "email,owner\n" + Self.contacts.map { "\($0),\(Self.rep)\n" }.joined(),
    ])
    try program.run("import", "c.csv", "--list", "all", now: time(0))
    let engaged = try program.run(
      "engage", "intro", "--list", "all", "--senders", "owners", "--start", "now", "--mode", "asap",
      "--yes", now: time(0))
    #expect(engaged.code == 0, "\(engaged.error)")
    let dispatched = try program.run("dispatch", "--once", "--grace", "4h", now: time(2.5))
    #expect(dispatched.code == 0, "\(dispatched.error)")
    return program
  }

  /// The headers of the first email that somebody got, unfolded.
  private func headers(_ servers: MailServers, _ contact: String) throws -> [String: String] {
    let mail = try #require(try servers.mails(of: contact, atLeast: 1).first)
    let head = mail.replacing("\r\n", with: "\n").split(separator: "\n\n")[0]
    let unfolded = head.replacing(/\n[ \t]+/, with: " ")
    let pairs = unfolded.split(separator: "\n").compactMap { line -> (String, String)? in
      let parts = line.split(separator: ":", maxSplits: 1)
      return parts.count == 2
        ? (parts[0].lowercased(), parts[1].trimmingPrefix(" ").description) : nil
    }
    return Dictionary(pairs) { first, _ in first }
  }

  private func deliver(
    _ servers: MailServers, from: String, _ headers: [String], _ text: String
  ) throws {
    let message = (["From: \(from)", "To: \(Self.rep)"] + headers + ["", text, ""])
      .joined(separator: "\n")
    let script = """
      import smtplib, sys
      server = smtplib.SMTP("127.0.0.1", int(sys.argv[1]))
      server.sendmail(sys.argv[2], [sys.argv[3]], sys.argv[4])
      server.quit()
      """
    let outcome = try ChildProcess.run(
      "python3", ["-c", script, "\(servers.port(.smtp))", from, Self.rep, message], in: "/tmp")
    #expect(outcome.code == 0, "\(outcome)")
  }

  @Test("A reply, bounces at once and later, an absence and a wish each change what follows")
  func scenario() throws {
    let servers = try MailServers.shared()
    let program = try sent(servers)
    let id = { (contact: String) in
      let found = try headers(servers, contact)["message-id"]
      return "In-Reply-To: \(try #require(found))"
    }
    let wish = try #require(
      try headers(servers, Self.contacts[4])["list-unsubscribe"]?
        .firstMatch(of: /subject=unsubscribe%20([^>]+)>/)?.1)
    try deliver(
      servers, from: Self.contacts[0], ["Subject: Re: Hi", try id(Self.contacts[0])],
      "Sounds good, let us talk.")
    try deliver(
      servers, from: Self.contacts[3],
      [
        "Subject: Automatic reply: Hi", "Auto-Submitted: auto-replied", try id(Self.contacts[3]),
      ], "I am out of the office.")
    try deliver(
      servers, from: "somebody@else.example", ["Subject: unsubscribe \(wish)"], "unsubscribe")
    #expect(try servers.mails(of: Self.rep, atLeast: 4).count == 4)

    let read = try program.run("inbox", now: time(3))
    #expect(read.code == 0 && read.output.contains("4 new mails"), "\(read.output)\(read.error)")
    let again = try program.run("inbox", now: time(3))
    #expect(again.output.contains("0 new mails"), "\(again.output)")
    try checkFlags(servers)

    let states = ["replied", "bounced", "bounced", "paused", "unsubscribed", "active"]
    for (contact, state) in zip(Self.contacts, states) {
      let explained = try program.run("explain", contact, now: time(3))
      #expect(explained.output.contains("intro: \(state)"), "\(contact): \(explained.output)")
    }
    let report = try program.run("report", "intro", "--format", "json", now: time(3)).output
    for part in [#""replied": 1"#, #""bounced": 2"#, #""away": {"#] {
      #expect(report.contains(part), "\(report)")
    }
    let blacklist = try program.run("blacklist", "list", now: time(3)).output
    #expect(blacklist.contains(Self.contacts[4]) && !blacklist.contains(Self.contacts[0]))

    // Only the sixth goes on, and in a week the fourth, by itself.
    let next = try program.run(
      "dispatch", "--once", "--grace", "6h", "--log-addresses", now: time(3 * 24 + 4))
    #expect(next.output.components(separatedBy: " sent ").count == 2, "\(next.output)")
    #expect(next.output.contains(Self.contacts[5]))
    let later = try program.run("dispatch", "--once", now: time(7 * 24 + 5))
    #expect(later.output.contains(" resumed "), "\(later.output)")
  }

  /// In a maildir a mail that was looked at has the flag S in its name.
  private func checkFlags(_ servers: MailServers) throws {
    let parts = Self.rep.split(separator: "@")
    let inbox = "\(servers.folder)/mail/\(parts[1])/\(parts[0])"
    for folder in ["new", "cur"] {
      let names = try FileManager.default.contentsOfDirectory(atPath: "\(inbox)/\(folder)")
      let seen = names.filter { name in
        name.split(separator: ":2,").dropFirst().contains { $0.contains("S") }
      }
      #expect(seen == [])
    }
  }

  @Test("A mailbox is read by TLS and a token, and a login that is refused halts it")
  func logins() throws {
    let servers = try MailServers.shared()
    let token = servers.tokenCommand(for: Self.rep).map { "\"\($0)\"" }.joined(separator: ", ")
    let cases = [
      ("port = \(servers.port(.imaps)), tls = \"tls\", password = password", ""),
      (
        "port = \(servers.port(.imap)), auth = \"xoauth2\", "
          + "password = perigee.secret { command = { \(token) } }", ""
      ),
      (
        "port = \(servers.port(.imap)), password = perigee.secret { file = \"wrong\" }",
        "the login is refused"
      ),
      ("port = \(servers.port(.imap)), tls = \"tls\", password = password", "no encryption"),
    ]
    for (imap, trouble) in cases {
      let program = try Program([
        "perigee.lua": Self.team(servers, imap: imap), "password": MailServers.password,
        "key": "a key", "wrong": "no",
      ])
      let read = try program.run("inbox", now: time(0))
      #expect(read.code == (trouble.isEmpty ? 0 : 1), "\(imap): \(read.output)\(read.error)")
      #expect(read.output.contains(trouble.isEmpty ? "0 new mails" : trouble), "\(read.output)")
    }
  }
}
