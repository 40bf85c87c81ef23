import PerigeeCore
import PerigeeMail
import PerigeeTransport
import TestSupport
import Testing

@Suite("Logging in to a mail server", .enabled(if: Python.has("ssl")))
struct LoginTests {
  /// A port, how it is reached, by which login, and what comes of it.
  private struct Case {
    var spec: String
    var encryption = MailServer.Encryption.none
    var isTrusted = true
    var host = "127.0.0.1"
    var method = MailLogin.Method.password
    var secret = "pw"
    var kind: OutcomeCase.Kind
    var code: Int?
  }

  private static let plain = #""auth": "PLAIN", "auth_needed": true"#
  private static let token = #"{"auth": "XOAUTH2 OAUTHBEARER", "token": "right"}"#

  private static let cases = [
    Case(spec: "{\(plain)}", kind: .sent, code: 250),
    Case(spec: "{\(plain)}", secret: "wrong", kind: .login, code: 535),
    Case(
      spec: #"{"auth": "LOGIN CRAM-MD5", "at": "auth", "do": "535 5.7.8 no"}"#, kind: .login,
      code: 535),
    Case(
      spec: #"{\#(plain), "at": "auth", "do": "454 4.7.0 auth is down"}"#, kind: .login, code: 454),
    Case(spec: #"{\#(plain), "at": "auth", "do": "421 4.3.0 no"}"#, kind: .later, code: 421),
    Case(spec: #"{\#(plain), "at": "auth", "do": "drop"}"#, kind: .lost),
    // What libcurl passes over in silence.
    Case(spec: "{}", kind: .noLogin), Case(spec: #"{"auth_needed": true}"#, kind: .noLogin),
    Case(spec: #"{"auth": "GSSAPI"}"#, kind: .noLogin),
    Case(spec: token, method: .xoauth2, secret: "right", kind: .sent, code: 250),
    Case(spec: token, method: .xoauth2, secret: "wrong", kind: .login, code: 334),
    Case(spec: #"{"tls": "starttls", \#(plain)}"#, encryption: .starttls, kind: .sent, code: 250),
    Case(spec: #"{"tls": "tls", \#(plain)}"#, encryption: .tls, kind: .sent, code: 250),
    Case(
      spec: #"{"tls": "starttls", \#(plain)}"#, encryption: .starttls, isTrusted: false,
      kind: .encryption),
    Case(
      spec: #"{"tls": "tls", \#(plain)}"#, encryption: .tls, isTrusted: false, kind: .encryption),
    // Another name than the certificate's.
    Case(
      spec: #"{"tls": "tls", "host": "127.0.0.2", \#(plain)}"#, encryption: .tls, host: "127.0.0.2",
      kind: .encryption),
    // STARTTLS was taken out on the way.
    Case(spec: "{\(plain)}", encryption: .starttls, kind: .encryption),
    Case(spec: "{\(plain)}", encryption: .tls, kind: .encryption),
    Case(
      spec: #"{"tls": "starttls", "at": "starttls", "do": "454 no"}"#, encryption: .starttls,
      kind: .later, code: 454),
    Case(
      spec: #"{"tls": "starttls", "at": "starttls", "do": "502 no"}"#, encryption: .starttls,
      kind: .encryption),
    Case(
      spec: #"{"tls": "starttls", "at": "starttls", "do": "drop"}"#, encryption: .starttls,
      kind: .lost),
  ]

  @Test("Nothing is sent without the login and the encryption that were asked for")
  func table() throws {
    let sink = try MailSink(Self.cases.map(\.spec))
    for (port, wanted) in Self.cases.enumerated() {
      let server = sink.server(
        port, wanted.encryption, isTrusted: wanted.isTrusted, host: wanted.host)
      let login = try #require(
        MailLogin(user: "anna", method: wanted.method, secret: Array(wanted.secret.utf8)))
      let connection = SMTPConnection(to: server, login: login)
      for _ in 0..<2 {
        let outcome = try connection.send(
          Array("Subject: Hi\r\n\r\nBody\r\n".utf8), from: EmailAddress("anna@acme.example"),
          to: EmailAddress("ada@example.org")
        ) {}
        #expect(outcome.kind == wanted.kind, "\(wanted.spec): \(outcome)")
        #expect(outcome.reply?.code == wanted.code, "\(wanted.spec): \(outcome)")
      }
      let messages = try sink.messages(port)
      #expect(messages.count == (wanted.kind == .sent ? 2 : 0), "\(wanted.spec)")
      #expect(messages.allSatisfy { $0.user == "known" })
      let check = connection.check()
      #expect(
        check?.kind == (wanted.kind == .sent ? nil : wanted.kind), "\(wanted.spec): \(check as Any)"
      )
    }
  }

  @Test("A server that repeats the secret, as it is or encoded, does not make it known")
  func repeated() throws {
    // Of "\0anna\0hunter2" and of "hunter2".
    for said in ["hunter2", "AGFubmEAaHVudGVyMg==", "aHVudGVyMg=="] {
      let sink = try MailSink([
        #"{\#(Self.plain), "at": "auth", "do": "535 5.7.8 bad password \#(said)"}"#
      ])
      let login = try #require(MailLogin(user: "anna", secret: Array("hunter2".utf8)))
      let outcome = SMTPConnection(to: sink.server(0), login: login).check()
      #expect(outcome?.kind == .login)
      #expect(outcome?.reply?.text == "5.7.8 bad password (its secret)", "\(outcome as Any)")
    }
  }

  @Test("A login shows nothing of its secret, and takes none with a 0 in it")
  func hidden() throws {
    let login = try #require(MailLogin(user: "anna", secret: Array("hunter2".utf8)))
    var dumped = ""
    dump(login, to: &dumped)
    for text in ["\(login)", String(reflecting: login), dumped] {
      #expect(!text.contains("hunter2") && !text.contains("104"))
    }
    #expect(MailLogin(user: "anna", secret: [1, 0, 2]) == nil)
  }
}
