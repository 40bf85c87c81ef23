import Foundation
import TestSupport
import Testing

@Suite("What Postfix refuses", .enabled(if: MailServers.canStart))
struct RefusalTests {
  private static let nine = "2026-11-23T11:00:00+01:00"

  private static func account(_ name: String, user: String? = nil) -> MailAccount {
    MailAccount(
      email: "\(name)@acme.example", port: .submission, encryption: "starttls",
      login: .password(file: "password"), user: user)
  }

  /// A workspace whose contacts, by sender, are engaged for nine o'clock.
  private func engaged(
    _ accounts: [MailAccount], _ contacts: [(String, sender: String)], _ servers: MailServers
  ) throws -> Program {
    let rows = contacts.map { "\($0),\($1)@acme.example\n" }.joined()
    let program = try Program([
      "perigee.lua": MailAccount.team(accounts, servers), "password": MailServers.password,
      "sequences/intro.lua": Program.sequence("intro"), "c.csv": "email,owner\n" + rows,
    ])
    try program.run("import", "c.csv", "--list", "all")
    let engaged = try program.run(
      "engage", "intro", "--list", "all", "--senders", "owners", "--start", "now", "--mode", "asap",
      "--yes")
    #expect(engaged.code == 0, "\(engaged.error)")
    return program
  }

  private func dispatch(_ program: Program) throws {
    let sent = try program.run("dispatch", "--once", "--grace", "6h", now: Self.nine)
    #expect(sent.code == 0, "\(sent)")
  }

  private func states(_ program: Program) throws -> [String: String] {
    let report = try program.run("report", "intro", "--format", "csv", now: Self.nine)
    let rows = report.output.split(separator: "\r\n").map { $0.split(separator: ",") }
    let column = try #require(rows.first?.firstIndex(of: "state"), "\(report)")
    return Dictionary(
      rows.dropFirst().map { (String($0[0]), String($0[column])) }, uniquingKeysWith: { $1 })
  }

  @Test("For good, for now, and after it took the email: each is told apart")
  func recipients() throws {
    let servers = try MailServers.shared()
    let program = try engaged(
      [Self.account("cy.refusals")],
      [
        ("a.refusals@customer.example", "cy.refusals"), ("b@gone.example", "cy.refusals"),
        ("c@busy.example", "cy.refusals"), ("d@bounces.example", "cy.refusals"),
        ("e.refusals@customer.example", "cy.refusals"),
      ], servers)
    try dispatch(program)
    #expect(
      try states(program) == [
        "a.refusals@customer.example": "sent", "b@gone.example": "failed",
        "c@busy.example": "planned", "d@bounces.example": "sent",
        "e.refusals@customer.example": "sent",
      ])
    let gone = try program.run("explain", "b@gone.example", now: Self.nine)
    #expect(gone.output.contains("550 5.1.1"), "\(gone)")
    let busy = try program.run("explain", "c@busy.example", now: Self.nine)
    #expect(busy.output.contains("450 4.2.0"), "\(busy)")
    let reports = try ReceivedMail.read(
      servers.mails(of: "cy.refusals@acme.example", atLeast: 1))
    #expect(reports.map(\.type) == ["multipart/report"])
    #expect(reports.first?.action == "failed" && reports.first?.status == "5.1.1")
    // By its name the report is brought to the email.
    let explained = try program.run("explain", "d@bounces.example", now: Self.nine)
    let id = try #require(reports.first?.original)
    #expect(explained.output.contains("Message-ID \(id)"), "\(id) \(explained)")
    #expect(try servers.mails(of: "a.refusals@customer.example", atLeast: 1).count == 1)
  }

  @Test("A sender that is refused is halted alone, and goes on once its check succeeds")
  func halted() throws {
    let servers = try MailServers.shared()
    var wrong = Self.account("dee.refusals")
    wrong.login = .password(file: "wrong")
    let good = Self.account("eve.refusals")
    // Logs in as herself and writes as somebody else.
    let other = Self.account("fay.refusals", user: "eve.refusals@acme.example")
    let contacts = ["dee", "eve", "fay"].map {
      ("\($0).halted@customer.example", sender: "\($0).refusals")
    }
    let program = try engaged([wrong, good, other], contacts, servers)
    try program.write("no", to: "wrong")
    try dispatch(program)
    #expect(
      try states(program) == [
        "dee.halted@customer.example": "planned", "eve.halted@customer.example": "sent",
        "fay.halted@customer.example": "planned",
      ])
    let status = try program.run("status", now: Self.nine)
    #expect(status.output.contains("the server refuses the login: 535"), "\(status)")
    #expect(status.output.contains("takes nothing from this sender: 553 5.7.1"), "\(status)")
    // Nothing is tried again until somebody mends it.
    try dispatch(program)
    try program.write(MailServers.password, to: "wrong")
    let check = try program.run("senders", "check", "--sender", "dee.refusals@acme.example")
    #expect(check.code == 0 && check.output.contains("sends again"), "\(check)")
    try dispatch(program)
    #expect(try states(program)["dee.halted@customer.example"] == "sent")
    #expect(try servers.mails(of: "dee.halted@customer.example", atLeast: 1).count == 1)
    #expect(try servers.mails(of: "fay.halted@customer.example").isEmpty)
  }
}
