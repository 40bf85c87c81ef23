import Foundation
import PerigeeCore
import PerigeeMail
import PerigeeTransport
import TestSupport
import Testing

@Suite("What becomes of a message", .enabled(if: Python.has("ssl")))
struct OutcomeTests {
  private static let anna = EmailAddress(normalised: "anna@acme.example")
  private static let ada = EmailAddress(normalised: "ada@example.org")
  private static let message = Array("Subject: Hello\r\n\r\nBody\r\n.dot\r\n".utf8)

  private static func send(
    _ connection: SMTPConnection, _ message: [UInt8] = message,
    beforeEnd: @escaping () throws -> Void = {}
  ) throws -> SendOutcome {
    try connection.send(message, from: anna, to: ada, beforeEnd: beforeEnd)
  }

  private static let cases: [OutcomeCase] = [
    OutcomeCase("{}", .sent, 250, stored: 1, connections: 1),
    .at("dot", "251 forwarded", .sent, 251, stored: true, connections: 1),
    .at("dot", "250-2.0.0 ok\\n250 2.0.0 queued", .sent, 250, stored: true, connections: 1),
    .at("dot", "452 4.3.1 full", .later, 452, connections: 1),
    .at("dot", "421 4.3.2 going down", .later, 421),
    .at("dot", "554 5.6.0 not that", .failed, 554, connections: 1),
    .at("dot", "552 too large", .failed, 552, connections: 1),
    .at("dot", "550 5.7.1 looks like spam", .policy, 550, connections: 1),
    .at("dot", "drop", .unknown),
    .at("dot", "drop", .unknown, stored: true),
    .at("body", "drop", .unknown),
    .at("data", "451 4.3.0 no", .later, 451), .at("data", "554 5.5.1 no", .failed, 554),
    .at("data", "drop", .lost),
    .at("rcpt", "450 4.2.0 busy", .later, 450), .at("rcpt", "421 4.7.0 slow down", .later, 421),
    .at("rcpt", "452 4.2.2 mailbox full", .later, 452),
    .at("rcpt", "550 5.1.1 nobody", .bounced, 550), .at("rcpt", "550 no such user", .bounced, 550),
    .at("rcpt", "551 user not local; try <b@y.example>", .bounced, 551),
    .at("rcpt", "552 5.2.2 full", .failed, 552),
    .at("rcpt", "554 no", .failed, 554), .at("rcpt", "550-5.1.1 no\\n550 5.1.1 one", .bounced, 550),
    .at("rcpt", "554 5.7.1 relay access denied", .policy, 554),
    .at("rcpt", "550 5.7.1 Recipient address rejected", .doubtful, 550),
    .at(
      "rcpt", "554 5.7.1 <b@y.example>: Recipient address rejected: Access denied", .doubtful, 554),
    .at("dot", "550 5.7.1 not wanted here", .doubtful, 550, connections: 1),
    // Whom a bare code is about, its words say.
    .at("rcpt", "550 Relaying denied", .policy, 550),
    .at("rcpt", "550 Authentication required", .policy, 550),
    .at("rcpt", "554 relay denied", .policy, 554), .at("rcpt", "550 Mailbox full", .failed, 550),
    .at("rcpt", "550 nothing known", .failed, 550),
    .at("dot", "554 5.2.0 SubmissionQuotaExceededException", .policy, 554, connections: 1),
    .at("dot", "550 no such user", .failed, 550, connections: 1),
    .at("rcpt", "550 5.4.5 daily quota exceeded", .policy, 550), .at("rcpt", "drop", .lost),
    .at("mail", "450 4.7.1 later", .later, 450), .at("mail", "421 4.3.2 no", .later, 421),
    .at("mail", "550 5.7.60 not as that", .policy, 550), .at("mail", "530 no", .policy, 530),
    .at("mail", "drop", .lost),
    .at("ehlo", "421 no", .later, 421), .at("ehlo", "drop", .lost),
    .at("greeting", "554 no service", .policy, 554), .at("greeting", "421 no", .later, 421),
    .at("greeting", "450 no", .later, 450), .at("greeting", "drop", .unreachable),
    .at("greeting", "SSH-2.0-OpenSSH_9.2", .unreachable),
  ]

  @Test("Broken connections are told in words that a person can use, with libcurl's behind them")
  func brokenConnections() throws {
    let cases = [
      (
        at: "rcpt", do: "drop",
        words: "the server closed the connection in the middle of its answer (libcurl: "
      ),
      (
        at: "rcpt", do: "endless",
        words: "the server's answer is longer than any answer is read (libcurl: "
      ),
    ]
    let specs = cases.map { "{\"at\": \"\($0.at)\", \"do\": \"\($0.do)\"}" }
    let sink = try MailSink(specs)
    for (port, wanted) in cases.enumerated() {
      let connection = SMTPConnection(to: sink.server(port), login: nil)
      guard case .later(.lost(let words)) = try Self.send(connection) else {
        Issue.record("\(wanted.at) is not lost")
        continue
      }
      #expect(words.hasPrefix(wanted.words), "\(words)")
    }
  }

  @Test("Every way to fail is told apart, and the next message is not touched by it")
  func table() throws {
    let sink = try MailSink(Self.cases.map(\.spec))
    for (port, wanted) in Self.cases.enumerated() {
      let connection = SMTPConnection(to: sink.server(port), login: nil)
      let outcome = try Self.send(connection)
      #expect(outcome.kind == wanted.kind, "\(wanted.spec): \(outcome)")
      #expect(outcome.reply?.code == wanted.code, "\(wanted.spec): \(outcome)")
      #expect(try sink.messages(port).count == wanted.stored, "\(wanted.spec)")
      let next = try Self.send(connection)
      #expect(next.kind == .sent, "after \(wanted.spec): \(next)")
      #expect(try sink.messages(port).count == wanted.stored + 1, "\(wanted.spec)")
      #expect(try sink.connections(port) == wanted.connections, "\(wanted.spec)")
    }
  }

  @Test("A server that stalls is given up, and no later message gets its reply")
  func stall() throws {
    let stages = ["greeting", "ehlo", "mail", "rcpt", "data", "dot"]
    let sink = try MailSink(
      stages.map { "{\"at\": \"\($0)\", \"do\": \"stall\", \"times\": 1, \"stored\": true}" })
    for (port, stage) in stages.enumerated() {
      var server = sink.server(port)
      (server.connectSeconds, server.replySeconds) = (1, 1)
      let connection = SMTPConnection(to: server, login: nil)
      let outcome = try Self.send(connection)
      let kind: OutcomeCase.Kind =
        stage == "dot" ? .unknown : stage == "greeting" ? .unreachable : .lost
      #expect(outcome.kind == kind, "\(stage): \(outcome)")
    }
  }

  @Test("What the server has is what was sent, and nothing is sent before the end is allowed")
  func content() throws {
    let sink = try MailSink(["{}"])
    let connection = SMTPConnection(to: sink.server(0), login: nil)
    struct NotRecorded: Error {}
    #expect(try Self.send(connection) { throw NotRecorded() } == .brokenOff)
    #expect(try sink.messages(0).isEmpty)
    var calls = 0
    for _ in 0..<3 {
      _ = try Self.send(connection) {
        let stored = try sink.messages(0).count
        #expect(stored == calls)
        calls += 1
      }
    }
    let messages = try sink.messages(0)
    #expect(calls == 3 && messages.count == 3)
    #expect(messages[0].data == "Subject: Hello\r\n\r\nBody\r\n..dot\r\n")
    #expect(messages[0].sender.hasPrefix("<anna@acme.example>"))
    #expect(messages[0].recipient == "<ada@example.org>")
    let large = Array(
      String(repeating: String(repeating: "x", count: 76) + "\r\n", count: 20_000).utf8)
    #expect(try Self.send(connection, large).kind == .sent)
    #expect(try sink.messages(0).last?.data.utf8.count == large.count)
    #expect(try sink.connections(0) == 2)
  }

  @Test("A message that breaks off in its middle is not sent, however large it is")
  func largeDrop() throws {
    let sink = try MailSink(["{\"at\": \"body\", \"do\": \"drop\"}"])
    let large = Array(
      String(repeating: String(repeating: "x", count: 76) + "\r\n", count: 200_000).utf8)
    var isMarked = false
    let outcome = try Self.send(SMTPConnection(to: sink.server(0), login: nil), large) {
      isMarked = true
    }
    #expect(outcome.kind == .lost && !isMarked, "\(outcome)")
  }

  @Test("A server that is not there is unreachable")
  func nobody() throws {
    var server = MailServer(
      host: "127.0.0.1", port: 1, encryption: .none, clientName: "acme.example")
    #expect(try Self.send(SMTPConnection(to: server, login: nil)).kind == .unreachable)
    server.host = "no-such-host.invalid"
    #expect(try Self.send(SMTPConnection(to: server, login: nil)).kind == .unreachable)
  }

  @Test("An address that is a command is refused before it is one")
  func addresses() throws {
    let sink = try MailSink(["{}"])
    let connection = SMTPConnection(to: sink.server(0), login: nil)
    for text in ["a@b.example\r\nDATA", "a@b.example> NOTIFY=NEVER", "a b@c.example", ""] {
      let address = EmailAddress(normalised: text)
      #expect(throws: (any Error).self) {
        try connection.send(Self.message, from: Self.anna, to: address) {}
      }
    }
    #expect(try sink.connections(0) == 0)
  }
}
